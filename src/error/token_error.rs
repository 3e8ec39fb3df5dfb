//! Why a token or another credential is not accepted, and SimpleJWT's words for it.

/// Why somebody who presented credentials, or none, is not signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rejected {
    /// No credentials, or a scheme that is neither `Bearer` nor `JWT`.
    Missing,
    /// An `Authorization` header that is not exactly "scheme token" (RFC 6750 §2.1).
    Header,
    /// Not a token of this server: altered, foreign key, other algorithm, broken claims.
    Malformed,
    /// Signed here, but past its `exp`.
    Expired,
    /// A refresh token where an access token belongs, or the reverse.
    WrongKind,
    /// The session has ended or expired.
    Ended,
    /// A spent refresh token came back outside the grace: the session has just been ended.
    Reused,
    /// The account no longer exists.
    UserGone,
    /// The account is deactivated.
    UserInactive,
}

impl Rejected {
    /// SimpleJWT's sentence about the token itself.
    pub fn token_message(self) -> &'static str {
        match self {
            Rejected::Expired => "Token is expired",
            Rejected::WrongKind => "Token has wrong type",
            Rejected::Ended | Rejected::Reused => "Token is blacklisted",
            _ => "Token is invalid",
        }
    }
}
