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

/// What a token is for. A token of one kind is never accepted as the other (RFC 8725 §3.12).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TokenKind {
    Access,
    Refresh,
}

/// The payload of a token (RFC 7519 §4). Nothing about the person is in it but the account's id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    pub token_type: TokenKind,
    /// Unix seconds.
    pub exp: i64,
    /// Unix seconds.
    pub iat: i64,
    /// 32 hexadecimal digits.
    pub jti: String,
    /// The account's id; text in the token, as SimpleJWT has it.
    #[serde(serialize_with = "id_as_text", deserialize_with = "id_from_text")]
    pub user_id: i64,
    /// The session's id.
    pub sid: String,
    /// The generation of the session that the token belongs to.
    #[serde(rename = "gen")]
    pub generation: i64,
    pub iss: String,
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub aud: Option<Audience>,
    /// Unix seconds; honoured when another holder of the key sets it.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub nbf: Option<i64>,
    /// The names of the account's groups when the token was made; in access tokens alone, with
    /// `token_groups = true`.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub groups: Option<Vec<String>>,
    /// True where the groups would have taken more room than there is.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub groups_omitted: Option<bool>,
    /// Whether a key signed it that follows from the secret alone, as the first version's did for
    /// refresh tokens.
    #[serde(skip)]
    pub(crate) first_version: bool,
}

/// One audience or several (RFC 7519 §4.1.3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Audience {
    One(String),
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

/// What a session row says about the tokens of one generation. Two calls with the same grant give
/// the identical refresh token, so that nothing of a token needs to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    pub sid: String,
    pub user_id: i64,
    pub generation: i64,
    /// When this generation began, in Unix seconds.
    pub since: i64,
    /// When the refresh token expires, in Unix seconds.
    pub until: i64,
    /// When the session ends whatever happens, in Unix seconds.
    pub absolute: i64,
    /// Whether the browser keeps the refresh cookie when it closes.
    pub remember: bool,
    /// The names of the account's groups, where access tokens tell them.
    pub groups: Option<Vec<String>>,
}

/// Both tokens of a session, ready to be handed out.
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

/// Digits alone, in the one way they are written: no sign, no space, no leading zero.
fn id_from_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
    let text = String::deserialize(deserializer)?;
    text.parse::<i64>()
        .ok()
        .filter(|id| *id > 0 && id.to_string() == text)
        .ok_or_else(|| serde::de::Error::custom("not an account id"))
}
