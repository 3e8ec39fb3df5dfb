//! Tokens for API clients: obtaining with a password, refreshing, verifying, revoking.

use rocket::http::Method;
use serde_json::json;

use crate::accounts::Way;
use crate::api::{Access, Ask, Endpoint, Gate, Operation, Reply};
use crate::audit::Event;
use crate::error::{FieldErrors, Rejected};
use crate::password::Password;
use crate::sessions::{Channel, End, Recognition, Renewed};
use crate::token::{Claims, TokenKind};
use crate::web::person::OWN_PASSWORD;
use crate::web::{Context, Field, Fields, Kind, Problem};

pub static OBTAIN: Endpoint = Endpoint {
    path: "/token",
    name: "Token Obtain Pair",
    description: "Takes a user name or e-mail address and a password, and gives an access and a \
                  refresh token.",
    access: Access::Public,
    gate: Gate::Passwords,
    operations: &[Operation {
        method: Method::Post,
        input: &[
            Field::optional("username", "Username", Kind::Text).fill("username"),
            Field::optional("email", "Email", Kind::Email).fill("email"),
            OWN_PASSWORD,
        ],
        call: |ask| Box::pin(async move { obtain(&Context::of(ask.request), &ask.fields).await }),
    }],
};

pub static REFRESH: Endpoint = Endpoint {
    path: "/token/refresh",
    name: "Token Refresh",
    description: "Takes a refresh token and gives a new pair. The same token sent again at once, \
                  or after a lost answer, is given the same successor.",
    access: Access::Public,
    gate: Gate::Open,
    operations: &[Operation {
        method: Method::Post,
        input: &[Field::required("refresh", "Refresh", Kind::Token)],
        call: |ask| Box::pin(refresh(ask)),
    }],
};

pub static VERIFY: Endpoint = Endpoint {
    path: "/token/verify",
    name: "Token Verify",
    description: "Says whether a token is good: signed here, not expired, its session and its \
                  account alive.",
    access: Access::Public,
    gate: Gate::Open,
    operations: &[Operation {
        method: Method::Post,
        input: &[Field::required("token", "Token", Kind::Token)],
        call: |ask| Box::pin(verify(ask)),
    }],
};

pub static BLACKLIST: Endpoint = Endpoint {
    path: "/token/blacklist",
    name: "Token Blacklist",
    description: "Takes a refresh token and ends its session, the access token with it.",
    access: Access::Public,
    gate: Gate::Open,
    operations: &[Operation {
        method: Method::Post,
        input: &[Field::required("refresh", "Refresh", Kind::Token)],
        call: |ask| Box::pin(blacklist(ask)),
    }],
};

/// Returns a pair of tokens for the right password; no cookie is read or set.
///
/// # Errors
/// 400 with field errors, 401, 429 or 503.
async fn obtain(context: &Context<'_>, fields: &Fields) -> Result<Reply, Problem> {
    let mut errors = FieldErrors::new();
    let name = if fields.has("email") && !fields.has("username") { "email" } else { "username" };
    let login = fields.required(name, true, &mut errors);
    let password = fields.required("password", false, &mut errors);
    let (Some(login), Some(password)) = (login, password) else {
        return Err(Problem::invalid(errors));
    };
    let accounts = context.accounts();
    let found = accounts.authenticate(&login, Password::new(password), Channel::Api).await?;
    let Some(who) = found else {
        return Err(Problem::new(401, "No active account found with the given credentials"));
    };
    let pair = accounts.sign_in(&who, Way::Api).await?;
    Ok(Reply::ok(json!({ "refresh": pair.refresh, "access": pair.access })))
}

async fn refresh(ask: Ask<'_>) -> Result<Reply, Problem> {
    let claims = presented(&ask, "refresh", TokenKind::Refresh)?;
    match ask.app.sessions.renew(&claims, Channel::Api, None).await? {
        Renewed::Live(_, pair) => {
            Ok(Reply::ok(json!({ "access": pair.access, "refresh": pair.refresh })))
        }
        Renewed::Dead(End { rejected, .. }) => {
            if rejected == Rejected::Reused {
                let accounts = Context::of(ask.request).accounts();
                accounts.note_by_owner(Event::TokenReused, claims.user_id).await;
            }
            Err(refused(rejected))
        }
        Renewed::Foreign => Err(refused(Rejected::Malformed)),
    }
}

async fn verify(ask: Ask<'_>) -> Result<Reply, Problem> {
    let mut errors = FieldErrors::new();
    let Some(token) = ask.fields.required("token", true, &mut errors) else {
        return Err(Problem::invalid(errors));
    };
    let (keys, now) = (&ask.app.keys, ask.app.clock.now());
    let claims = match keys.verify(&token, TokenKind::Access, now) {
        Err(Rejected::WrongKind) => keys.verify(&token, TokenKind::Refresh, now),
        verified => verified,
    };
    let claims = claims.map_err(refused)?;
    let standing = match claims.token_type {
        TokenKind::Access => ask.app.sessions.recognise(&claims).await?,
        TokenKind::Refresh => {
            ask.app.sessions.recognise_by_refresh(&claims, Channel::Api, None).await?
        }
    };
    alive(standing).map(|()| Reply::ok(json!({})))
}

async fn blacklist(ask: Ask<'_>) -> Result<Reply, Problem> {
    let claims = presented(&ask, "refresh", TokenKind::Refresh)?;
    alive(ask.app.sessions.recognise_by_refresh(&claims, Channel::Api, None).await?)?;
    Context::of(ask.request).accounts().sign_out(&claims).await?;
    Ok(Reply::ok(json!({})))
}

fn presented(ask: &Ask<'_>, name: &'static str, kind: TokenKind) -> Result<Claims, Problem> {
    let mut errors = FieldErrors::new();
    let token = ask.fields.required(name, true, &mut errors);
    let token = token.ok_or_else(|| Problem::invalid(errors))?;
    ask.app.keys.verify(&token, kind, ask.app.clock.now()).map_err(refused)
}

fn alive(standing: Recognition) -> Result<(), Problem> {
    match standing {
        Recognition::Live(_) => Ok(()),
        Recognition::Dead(end) => Err(refused(end.rejected)),
        Recognition::Foreign => Err(refused(Rejected::Malformed)),
    }
}

/// The response of a token endpoint to a token that is not valid.
fn refused(why: Rejected) -> Problem {
    let (detail, code) = match why {
        Rejected::UserGone | Rejected::UserInactive => {
            ("No active account found for the given token.", "no_active_account")
        }
        _ => (why.token_message(), "token_not_valid"),
    };
    Problem { code: Some(code), ..Problem::new(401, detail) }
}
