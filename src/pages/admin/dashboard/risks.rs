//! What in the settings is unsafe, as superusers read it.

use crate::config::{Config, Risk};
use crate::text::{Markup, Text, Value};

/// The texts of all risks that the settings have, as HTML.
pub fn texts(config: &Config) -> Vec<Markup> {
    config.risks().into_iter().map(|risk| text(risk, config).into_markup()).collect()
}

fn text(risk: Risk, config: &Config) -> Text {
    match risk {
        Risk::PlainHttp => Text::new("risk-plain-http").words("origin", config.public_url.origin()),
        Risk::InsecureCookies => Text::new("risk-insecure-cookies"),
        Risk::CheapHashes => Text::new("risk-cheap-hashes").number("cost", config.bcrypt_cost),
        Risk::UnlimitedGuesses => Text::new("risk-unlimited-guesses"),
        Risk::ShortPasswords => {
            Text::new("risk-short-passwords").number("n", config.password_min_length)
        }
        Risk::DebugBuild => Text::new("risk-debug-build"),
        Risk::TrustedByAll(nets) => {
            let nets = nets.into_iter().map(Value::Words).collect();
            Text::new("risk-trusted-by-all").with("networks", Value::List(nets))
        }
        Risk::LocalSecret => Text::new("risk-local-secret"),
    }
}
