//! Access and refresh tokens as values: what they claim, how they are signed and checked.

mod keys;
mod pem;
mod plain;
mod ring;
mod seal;
mod seen;

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use keys::{Keys, Salt};
pub use seal::Seal;

use plain::some;

/// The use of a token. A token of one kind is never accepted as the other (RFC 8725 §3.12).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TokenKind {
    /// Authenticates requests for some minutes.
    Access,
    /// Is exchanged for the next pair of tokens.
    Refresh,
}

/// The payload of a token (RFC 7519 §4). The account's id is all it says about the person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    /// The kind of the token.
    pub token_type: TokenKind,
    /// Unix seconds.
    pub exp: i64,
    /// Unix seconds.
    pub iat: i64,
    /// 32 hexadecimal digits.
    pub jti: String,
    /// The account's id; a string in the token, as in SimpleJWT.
    #[serde(serialize_with = "id_as_text", deserialize_with = "id_from_text")]
    pub user_id: i64,
    /// The session's id.
    pub sid: String,
    /// The generation of the session that the token belongs to.
    #[serde(rename = "gen")]
    pub generation: i64,
    /// The origin of the site that signed it.
    pub iss: String,
    /// The intended audience, if one is set.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub aud: Option<Audience>,
    /// Unix seconds; only set by other holders of the key, and honoured.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub nbf: Option<i64>,
    /// Whether it was signed with a key derived from the secret alone, as the first version did for
    /// refresh tokens.
    #[serde(skip)]
    pub(crate) first_version: bool,
}

/// One audience or several (RFC 7519 §4.1.3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Audience {
    /// A single name.
    One(String),
    /// A list of names.
    Several(Vec<String>),
}

impl Audience {
    fn names(&self, name: &str) -> bool {
        match self {
            Audience::One(one) => one == name,
            Audience::Several(several) => several.iter().any(|one| one == name),
        }
    }
}

/// What a session row says about one generation of tokens. Equal grants give identical refresh
/// tokens, so no token has to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    pub sid: String,
    pub user_id: i64,
    pub generation: i64,
    /// When this generation began, in Unix seconds.
    pub since: i64,
    /// When the refresh token expires, in Unix seconds.
    pub until: i64,
    /// When the session ends at the latest, in Unix seconds.
    pub absolute: i64,
    /// Whether the browser keeps the refresh cookie when it closes.
    pub remember: bool,
}

/// Both tokens of a session.
#[derive(Clone, PartialEq, Eq)]
pub struct TokenPair {
    /// The session's id.
    pub sid: String,
    pub access: String,
    pub refresh: String,
    /// Seconds until the access token expires.
    pub access_age: i64,
    /// Seconds until the refresh token expires.
    pub refresh_age: i64,
    pub remember: bool,
}

impl fmt::Debug for TokenPair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenPair(…)")
    }
}

fn id_as_text<S: Serializer>(id: &i64, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(id)
}

/// Digits only: no sign, no space, no leading zero.
fn id_from_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
    let text = String::deserialize(deserializer)?;
    text.parse::<i64>()
        .ok()
        .filter(|id| *id > 0 && id.to_string() == text)
        .ok_or_else(|| serde::de::Error::custom("not an account id"))
}
