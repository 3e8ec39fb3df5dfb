//! `doorward create-superuser`

use clap::Args;

use crate::app::App;
use crate::cli::failure::{Failure, mistakes};
use crate::cli::visit::{Ground, accounts};
use crate::cli::{ask, migrate, output};
use crate::clock::Clock;
use crate::database::{Database, describe};
use crate::error::{FieldErrors, Refusal};
use crate::password::Password;
use crate::users::{Draft, Rights};

/// The variable for the password.
const VARIABLE: &str = "DOORWARD_SUPERUSER_PASSWORD";

/// The arguments of `create-superuser`; missing ones are prompted for.
#[derive(Args)]
#[command(after_help = "The password is read from the environment variable \
                        DOORWARD_SUPERUSER_PASSWORD, from the first line of\nstandard input, or, \
                        at a terminal, from a prompt that does not echo it. It is never an \
                        argument.\n\nExamples:\n  \
                        doorward create-superuser\n  \
                        doorward create-superuser --username ada --email ada@example.com\n  \
                        doorward create-superuser --username ada --email ada@example.com \
                        --no-input < password.txt\n  \
                        doorward create-superuser --new            create the database, too")]
pub struct CreateSuperuser {
    /// User name
    #[arg(long)]
    username: Option<String>,
    /// E-mail address
    #[arg(long)]
    email: Option<String>,
    /// First name
    #[arg(long)]
    first_name: Option<String>,
    /// Do not prompt; fail if a value is missing
    #[arg(long)]
    no_input: bool,
    /// Create the database if it does not exist
    #[arg(long)]
    new: bool,
}

impl CreateSuperuser {
    /// Creates the superuser, and with `--new` the database if there is none.
    ///
    /// # Errors
    /// Something is missing or refused, and nobody can be prompted; the database cannot be used.
    pub async fn run(self, ground: Ground) -> Result<(), Failure> {
        let asks = !self.no_input && ask::is_somebody_there();
        let password = ask::given_password(VARIABLE)?;
        if !asks {
            self.must_be_complete(password.is_some())?;
        }
        let config = ground.config()?;
        if !self.new && migrate::standing(&config).await?.is_new() {
            return Err(Failure::new(format!(
                "there is no database yet ({}): change to the directory of an existing one, set \
                 DOORWARD_DATABASE_URL, or use --new to create one",
                describe(&config.database_url)
            )));
        }
        let (clock, database) = (Clock::default(), Database::connect(&config).await?);
        if database.migrate(&clock, migrate::WATCH).await? {
            migrate::say_made(&config);
        }
        database.close().await;
        let app = ground.visit().await?;
        let made = self.make(&app, password, asks).await;
        app.database.close().await;
        let (name, address) = made?;
        output::say(&format!("Created the superuser {name}, who can sign in at {address}"))?;
        Ok(())
    }

    fn must_be_complete(&self, has_password: bool) -> Result<(), Failure> {
        let missing: Vec<&str> = [
            (self.username.is_none(), "--username"),
            (self.email.is_none(), "--email"),
            (
                !has_password,
                "a password (in DOORWARD_SUPERUSER_PASSWORD or as the first line of standard input)",
            ),
        ]
        .into_iter()
        .filter_map(|(missing, what)| missing.then_some(what))
        .collect();
        if missing.is_empty() {
            return Ok(());
        }
        Err(Failure::new(format!("create-superuser requires {}", missing.join(" and "))))
    }

    async fn make(
        self,
        app: &App,
        mut password: Option<Password>,
        asks: bool,
    ) -> Result<(String, String), Failure> {
        let (mut username, mut email) = (self.username, self.email);
        loop {
            if asks {
                username = Some(asked(app, "username", "User name", username).await?);
                email = Some(asked(app, "email", "E-mail address", email).await?);
                if password.is_none() {
                    password = Some(ask::new_password()?);
                }
            }
            let draft = Draft {
                username: username.clone(),
                email: email.clone(),
                first_name: self.first_name.clone(),
                password: password.clone(),
                rights: Rights::SUPERUSER,
                ..Draft::default()
            };
            match accounts(app).create_superuser(draft).await {
                Ok(user) => return Ok((user.username, app.url("/login"))),
                Err(Refusal::Invalid(errors)) => {
                    let told = mistakes(&errors);
                    if !asks || errors.contains_key("first_name") {
                        return Err(Failure::new(told.join(" ")));
                    }
                    told.iter().for_each(|mistake| output::note(&format!("  {mistake}")));
                    username = username.filter(|_| !errors.contains_key("username"));
                    email = email.filter(|_| !errors.contains_key("email"));
                    password = password.filter(|_| !errors.contains_key("password"));
                }
                Err(refusal) => return Err(refusal.into()),
            }
        }
    }
}

/// A valid value for a field; prompts until there is one.
async fn asked(
    app: &App,
    field: &'static str,
    prompt: &str,
    given: Option<String>,
) -> Result<String, Failure> {
    let mut given = given;
    loop {
        let text = match given.take() {
            Some(text) => text,
            None => ask::text(prompt)?,
        };
        let draft = match field {
            "username" => Draft { username: Some(text.clone()), ..Draft::default() },
            _ => Draft { email: Some(text.clone()), ..Draft::default() },
        };
        // In a draft with a single field, only that field's errors count.
        match app.users.prepare(draft, FieldErrors::new()).await {
            Err(Refusal::Invalid(errors)) if errors.contains_key(field) => {
                mistakes(&errors).iter().for_each(|mistake| output::note(&format!("  {mistake}")));
            }
            Ok(_) | Err(Refusal::Invalid(_)) => return Ok(text),
            Err(refusal) => return Err(refusal.into()),
        }
    }
}
