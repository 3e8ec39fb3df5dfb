//! Dispatches requests to endpoints, with the checks in the order of the contract.

use rocket::http::Method;
use rocket::route::{Handler, Outcome};
use rocket::{Data, Request, Route};

use crate::api::answer;
use crate::api::browsable::{Sent, unfilled};
use crate::api::endpoint::{Access, Ask, Endpoint, Gate, Reply};
use crate::api::method_form::{Payload, intent};
use crate::api::reference::{self, Reference};
use crate::audit::Party;
use crate::config::Pages;
use crate::error::Rejected;
use crate::guards::{Visitor, former};
use crate::render::answering;
use crate::sessions::Identity;
use crate::web::{API, Context, Fields, Format, Problem, WantedFormat, app};

/// The routes of all endpoints below one mount, except those that the host has left out, and that
/// of the page about them. An endpoint accepts every method, because the visitor is checked before
/// the method.
pub fn routes(
    mount: &'static str,
    endpoints: &'static [&'static Endpoint],
    left_out: Pages,
) -> Vec<Route> {
    use Method::{Connect, Delete, Get, Options, Patch, Post, Put, Trace};
    let mut routes = Vec::new();
    for &endpoint in endpoints.iter().filter(|endpoint| !left_out.have(&endpoint.address())) {
        let path = if endpoint.path.is_empty() { "/" } else { endpoint.path };
        for method in [Get, Post, Put, Patch, Delete, Options, Trace, Connect] {
            routes.push(Route::new(method, path, Served { endpoint, endpoints, mount }));
        }
    }
    if !left_out.have(&format!("{}{}", API[0], reference::PATH)) {
        let page = Route::new(Get, reference::PATH, Reference { endpoints, mount });
        routes.extend(answering(vec![page]));
    }
    routes
}

/// The endpoint at this path below a mount.
pub fn endpoint_at(
    endpoints: &'static [&'static Endpoint],
    path: &str,
) -> Option<&'static Endpoint> {
    endpoints.iter().copied().find(|endpoint| {
        let (mut wanted, mut parts) = (endpoint.path.split('/'), path.split('/'));
        loop {
            match (wanted.next(), parts.next()) {
                (None, None) => return true,
                (Some(want), Some(got)) if want == "<id>" || want == got => {}
                _ => return false,
            }
        }
    })
}

#[derive(Clone, Copy)]
struct Served {
    endpoint: &'static Endpoint,
    endpoints: &'static [&'static Endpoint],
    mount: &'static str,
}

#[rocket::async_trait]
impl Handler for Served {
    async fn handle<'r>(&self, request: &'r Request<'_>, data: Data<'r>) -> Outcome<'r> {
        let answer = self.answer(request, data).await;
        self.keep_current(request, &answer).await;
        Outcome::Success(answer::respond(self.endpoint, self.endpoints, request, answer).await)
    }
}

impl Served {
    /// The order of checks is the contract's: format, authentication, permission, the endpoint's
    /// gate, method, body, fields.
    async fn answer<'r>(&self, request: &'r Request<'_>, data: Data<'r>) -> Result<Reply, Problem> {
        let endpoint = self.endpoint;
        let format = WantedFormat::of(request).checked()?;
        let (method, payload) = intent(request, data).await;
        Sent::settle(request, method, &payload);
        let who = authenticate(endpoint.access, request).await?;
        let wire = if method == Method::Head { Method::Get } else { method };
        let changes = !matches!(wire, Method::Get | Method::Options);
        if !endpoint.access.met(who, changes) {
            return Err(Problem::of_status(403));
        }
        pass(endpoint, request).await?;
        if wire == Method::Options {
            return Ok(Reply::ok(endpoint.metadata(who, app(request).config.browsable_api)));
        }
        let Some(operation) = endpoint.operation(wire) else {
            return Err(Problem::method(method.as_str(), endpoint.allow()));
        };
        let is_form = matches!(payload, Payload::Filled(_));
        let mut fields = match wire {
            Method::Post | Method::Put | Method::Patch => payload.fields(request).await?,
            _ => Fields::default(),
        };
        if is_form {
            unfilled(operation, &mut fields);
        }
        if format == Format::Html && wire != Method::Get {
            Sent::of(request).keep(operation, &fields);
        }
        (operation.call)(self.ask(request, who, fields)).await
    }

    fn ask<'r>(
        &self,
        request: &'r Request<'_>,
        who: Option<&'r Identity>,
        fields: Fields,
    ) -> Ask<'r> {
        let id = self.endpoint.path.split('/').skip(1).position(|part| part == "<id>");
        Ask {
            request,
            app: app(request),
            who,
            id: id.and_then(|at| request.param::<&str>(at)).and_then(Result::ok),
            mount: self.mount,
            endpoints: self.endpoints,
            fields,
        }
    }

    /// Reads the current resource for a page whose answer is something else, so that the page's
    /// forms are filled in.
    async fn keep_current(&self, request: &Request<'_>, answer: &Result<Reply, Problem>) {
        let options = Sent::of(request).method == Method::Options;
        let told = !options && answer.as_ref().map_or_else(|no| no.status == 404, |_| true);
        if told || WantedFormat::of(request) != WantedFormat::Format(Format::Html) {
            return;
        }
        let endpoint = self.endpoint;
        let mut changes = endpoint.operations.iter().map(|operation| operation.method);
        if !changes.any(|method| matches!(method, Method::Put | Method::Patch)) {
            return;
        }
        let who = Visitor::of(request).await.ok().and_then(|visitor| visitor.who.as_deref());
        if !endpoint.access.met(who, true) {
            return;
        }
        let Some(get) = endpoint.operation(Method::Get) else { return };
        let current = (get.call)(self.ask(request, who, Fields::default())).await;
        if let Some(body) = current.ok().and_then(|reply| reply.body) {
            Sent::of(request).keep_current(body);
        }
    }
}

/// The user who sends a request, as far as the endpoint reads credentials.
///
/// # Errors
/// 401 for credentials that are missing or not valid, 503 if the database does not answer.
async fn authenticate<'r>(
    access: Access,
    request: &'r Request<'_>,
) -> Result<Option<&'r Identity>, Problem> {
    if access == Access::Public {
        return Ok(None);
    }
    let visitor = Visitor::of(request).await?;
    let who = match visitor.who.as_deref() {
        None if access == Access::Changer => former(request).await?,
        who => who,
    };
    let bad = visitor.rejected != Rejected::Missing;
    if who.is_none() && (access != Access::Optional || bad) {
        return Err(Problem::rejected(visitor.rejected));
    }
    Ok(who)
}

/// Checks the endpoint's gate; this costs nothing if it has none.
async fn pass(endpoint: &Endpoint, request: &Request<'_>) -> Result<(), Problem> {
    let app = app(request);
    if !endpoint.is_open(&app.config) {
        return Err(Problem::new(403, "Registration is closed."));
    }
    if endpoint.gate == Gate::Open {
        return Ok(());
    }
    let accounts = Context::of(request).accounts();
    let passed = match endpoint.gate {
        Gate::Open => Ok(()),
        Gate::Registration => app.throttle.may_register(accounts.whence()).await,
        Gate::Passwords => app.throttle.may_try_passwords(accounts.whence()).await,
    };
    Ok(accounts.within_limits(passed, endpoint.gate.channel(), Party::default()).await?)
}
