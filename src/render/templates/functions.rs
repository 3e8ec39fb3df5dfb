//! What templates can call while they are rendered.

use std::collections::HashMap;

use rocket_dyn_templates::tera::{Error, Filter, Function, Result, Tera, Value as Json};

use crate::text::{Locale, Text, Value, time_or_text};

/// Adds the filters `number`, `plural` and `moment`, and, for templates whose texts are not put in when they
/// are loaded, the functions `t` and `plain`.
pub fn add(tera: &mut Tera) {
    tera.register_filter("number", number);
    tera.register_filter("plural", plural);
    tera.register_filter("moment", Element);
    tera.register_function("t", Say { html: true });
    tera.register_function("plain", Say { html: false });
}

/// A number with the digits and the separators of the page's language.
fn number(value: &Json, _: &HashMap<String, Json>) -> Result<Json> {
    Ok(match value.as_i64() {
        Some(number) => Locale::current(|locale| locale.language.number(number)).into(),
        None => value.clone(),
    })
}

/// The plural category of a number in the page's language (CLDR).
fn plural(value: &Json, _: &HashMap<String, Json>) -> Result<Json> {
    let number = value.as_i64().ok_or_else(|| Error::msg("plural: expected a number"))?;
    Ok(Locale::current(|locale| locale.language.plural(number)).into())
}

/// A moment as the element that it is.
struct Element;

impl Filter for Element {
    fn filter(&self, value: &Json, _: &HashMap<String, Json>) -> Result<Json> {
        Ok(time_or_text(value.as_str().unwrap_or_default()).into())
    }

    fn is_safe(&self) -> bool {
        true
    }
}

/// A text of the catalogue.
struct Say {
    html: bool,
}

impl Function for Say {
    fn call(&self, arguments: &HashMap<String, Json>) -> Result<Json> {
        let key = arguments.get("key").and_then(Json::as_str);
        let key = key.ok_or_else(|| Error::msg("a text needs a key"))?;
        let values = arguments.iter().filter(|(name, _)| *name != "key");
        let text = values.fold(Text::new(key.to_owned()), |text, (name, value)| {
            text.with(name.clone(), told(value))
        });
        let write = |locale: &Locale| match self.html {
            true => locale.markup(&text),
            false => locale.plain(&text),
        };
        Ok(Locale::current(write).into())
    }

    fn is_safe(&self) -> bool {
        self.html
    }
}

/// A value of a template as one of a text.
fn told(value: &Json) -> Value {
    match value {
        Json::Number(number) => Value::Number(number.as_i64().unwrap_or_default()),
        Json::String(words) => Value::Words(words.clone()),
        other => Value::Words(other.to_string()),
    }
}
