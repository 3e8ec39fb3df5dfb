//! Tokens for API clients: obtained with a password, refreshed, verified, given back.

use rocket::http::Method;
use serde_json::json;

use crate::accounts::Way;
use crate::audit::Event;
use crate::error::{FieldErrors, Rejected};
use crate::guards::{Entry, Fields};
use crate::password::Password;
use crate::render::endpoint::{Ask, Endpoint, Gate, Input, Kind, Needs, Operation, Reply};
use crate::sessions::{Channel, End, Renewed, Standing};
use crate::token::{Claims, TokenKind};
use crate::web::Problem;

pub static OBTAIN: Endpoint = Endpoint {
    path: "/token",
    name: "Token Obtain Pair",
    description: "Takes a user name or e-mail address and a password, and gives an access and a \
                  refresh token.",
    needs: Needs::Nobody,
    gate: Gate::Passwords,
    operations: &[Operation {
        method: Method::Post,
        input: &[
            Input::optional("username", "Username", Kind::Text).fill("username"),
            Input::optional("email", "Email", Kind::Email).fill("email"),
            Input::required("password", "Password", Kind::Password).fill("current-password"),
        ],
        call: |ask| Box::pin(async move { obtain(&Entry::of(ask.request), &ask.fields).await }),
    }],
};

pub static REFRESH: Endpoint = Endpoint {
    path: "/token/refresh",
    name: "Token Refresh",
    description: "Takes a refresh token and gives a new pair. The same token sent again at once, \
                  or after a lost answer, is given the same successor.",
    needs: Needs::Nobody,
    gate: Gate::Open,
    operations: &[Operation {
        method: Method::Post,
        input: &[Input::required("refresh", "Refresh", Kind::Token)],
        call: |ask| Box::pin(refresh(ask)),
    }],
};

pub static VERIFY: Endpoint = Endpoint {
    path: "/token/verify",
    name: "Token Verify",
    description: "Says whether a token is good: signed here, not expired, its session and its \
                  account alive.",
    needs: Needs::Nobody,
    gate: Gate::Open,
    operations: &[Operation {
        method: Method::Post,
        input: &[Input::required("token", "Token", Kind::Token)],
        call: |ask| Box::pin(verify(ask)),
    }],
};

pub static BLACKLIST: Endpoint = Endpoint {
    path: "/token/blacklist",
    name: "Token Blacklist",
    description: "Takes a refresh token and ends its session, the access token with it.",
    needs: Needs::Nobody,
    gate: Gate::Open,
    operations: &[Operation {
        method: Method::Post,
        input: &[Input::required("refresh", "Refresh", Kind::Token)],
        call: |ask| Box::pin(blacklist(ask)),
    }],
};

/// A pair of tokens for the right password; no cookie is read or set.
///
/// # Errors
/// 400 with field errors, 401, 429 or 503.
async fn obtain(entry: &Entry<'_>, fields: &Fields) -> Result<Reply, Problem> {
    let mut errors = FieldErrors::new();
    let name = if fields.has("email") && !fields.has("username") { "email" } else { "username" };
    let login = fields.required(name, true, &mut errors);
    let password = fields.required("password", false, &mut errors);
    let (Some(login), Some(password)) = (login, password) else {
        return Err(Problem::invalid(errors));
    };
    let accounts = entry.accounts();
    let found = accounts.authenticate(&login, Password::new(password), Channel::Api).await?;
    let Some(who) = found else {
        return Err(Problem::new(401, "No active account found with the given credentials"));
    };
    let pair = accounts.sign_in(&who, Way::Api).await?;
    Ok(Reply::ok(json!({ "refresh": pair.refresh, "access": pair.access })))
}

async fn refresh(ask: Ask<'_>) -> Result<Reply, Problem> {
    let claims = presented(&ask, "refresh", TokenKind::Refresh)?;
    match ask.site.sessions.renew(&claims, Channel::Api, None).await? {
        Renewed::Live(_, pair) => {
            Ok(Reply::ok(json!({ "access": pair.access, "refresh": pair.refresh })))
        }
        Renewed::Dead(End { rejected, .. }) => {
            if rejected == Rejected::Reused {
                let accounts = Entry::of(ask.request).accounts();
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
    let (keys, now) = (&ask.site.keys, ask.site.clock.now());
    let claims = match keys.verify(&token, TokenKind::Access, now) {
        Err(Rejected::WrongKind) => keys.verify(&token, TokenKind::Refresh, now),
        verified => verified,
    };
    let claims = claims.map_err(refused)?;
    let standing = match claims.token_type {
        TokenKind::Access => ask.site.sessions.recognise(&claims).await?,
        TokenKind::Refresh => {
            ask.site.sessions.recognise_by_refresh(&claims, Channel::Api, None).await?
        }
    };
    alive(standing).map(|()| Reply::ok(json!({})))
}

async fn blacklist(ask: Ask<'_>) -> Result<Reply, Problem> {
    let claims = presented(&ask, "refresh", TokenKind::Refresh)?;
    alive(ask.site.sessions.recognise_by_refresh(&claims, Channel::Api, None).await?)?;
    Entry::of(ask.request).accounts().sign_out(&claims).await?;
    Ok(Reply::ok(json!({})))
}

fn presented(ask: &Ask<'_>, name: &'static str, kind: TokenKind) -> Result<Claims, Problem> {
    let mut errors = FieldErrors::new();
    let token = ask.fields.required(name, true, &mut errors);
    let token = token.ok_or_else(|| Problem::invalid(errors))?;
    ask.site.keys.verify(&token, kind, ask.site.clock.now()).map_err(refused)
}

fn alive(standing: Standing) -> Result<(), Problem> {
    match standing {
        Standing::Live(_) => Ok(()),
        Standing::Dead(end) => Err(refused(end.rejected)),
        Standing::Foreign => Err(refused(Rejected::Malformed)),
    }
}

/// What a token endpoint says about a token that is not good.
fn refused(why: Rejected) -> Problem {
    let (detail, code) = match why {
        Rejected::UserGone | Rejected::UserInactive => {
            ("No active account found for the given token.", "no_active_account")
        }
        _ => (why.token_message(), "token_not_valid"),
    };
    Problem { code: Some(code), ..Problem::new(401, detail) }
}
