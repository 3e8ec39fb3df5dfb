//! The API endpoints of the signed-in person's sessions, in browsers and of API clients.

use rocket::http::Method;
use serde_json::json;

use crate::api::{Access, Ask, Endpoint, Gate, Operation, Reply, paginated};
use crate::clock::rfc3339;
use crate::error::EndReason;
use crate::web::Problem;
use crate::web::person::PAGE_SIZE;

pub static SESSIONS: Endpoint = Endpoint {
    path: "/me/sessions",
    name: "Sessions",
    description: "Where you are signed in, by browser and by API.",
    access: Access::SignedIn,
    gate: Gate::Open,
    operations: &[Operation {
        method: Method::Get,
        input: &[PAGE_SIZE],
        call: |ask| Box::pin(list(ask)),
    }],
};

pub static SESSION: Endpoint = Endpoint {
    path: "/me/sessions/<id>",
    name: "Session",
    description: "One of your sessions; deleting it signs it out on its next request.",
    access: Access::SignedIn,
    gate: Gate::Open,
    operations: &[Operation { method: Method::Delete, input: &[], call: |ask| Box::pin(end(ask)) }],
};

async fn list(ask: Ask<'_>) -> Result<Reply, Problem> {
    let person = ask.person()?;
    let sessions = ask.app.sessions.live(person.id).await?;
    let shown = sessions.iter().map(|session| {
        json!({
            "id": session.id,
            "channel": session.channel,
            "created_at": rfc3339(session.created_at),
            "last_seen_at": rfc3339(session.last_seen_at),
            "ip": session.ip,
            "user_agent": session.user_agent,
            "current": session.id == person.sid,
        })
    });
    paginated(&ask, shown.collect())
}

async fn end(ask: Ask<'_>) -> Result<Reply, Problem> {
    let person = ask.person()?;
    let sid = ask.id.unwrap_or_default();
    if ask.accounts()?.end_sessions_of(person.id, Some(sid), EndReason::Logout).await? == 0 {
        return Err(Problem::of_status(404));
    }
    Ok(Reply::none())
}
