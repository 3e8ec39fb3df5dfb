//! Attaching Doorward to a Rocket application: assembly, what every request passes on its way in,
//! and what every answer gets on its way out.

mod upkeep;
mod way;

use std::sync::{Mutex, PoisonError};

use rocket::catcher::Handler;
use rocket::fairing::{self, Fairing, Info, Kind};
use rocket::http::uri::Origin;
use rocket::http::{Method, Status};
use rocket::{Build, Data, Orbit, Request, Response, Rocket};

use crate::audit::{Event, Record};
use crate::clock::Clock;
use crate::config::Config;
use crate::error::{Problem, StartError};
use crate::guards::{API, Entry, Face, Facts, Farewells, SessionCookies, judge, raised};
use crate::logging::{self, Access};
use crate::password;
use crate::render::endpoint::{Endpoint, Needs};
use crate::render::problem::Problems;
use crate::render::{Look, headers};
use crate::routes;
use crate::site::Site;

/// The accounts pages, guards and rules, as one fairing. Doorward is mounted where it says; its
/// cross-origin rule, headers and error pages hold for the whole application.
///
/// ```rust,no_run
/// # use rocket::{get, routes};
/// use doorward::{CurrentUser, Doorward};
/// use rocket_dyn_templates::Template;
///
/// #[get("/dashboard")]
/// fn dashboard(user: CurrentUser<'_>) -> String {
///     format!("Hello, {}!", user.username)
/// }
///
/// # fn launch() -> rocket::Rocket<rocket::Build> {
/// rocket::build()
///     .attach(Template::custom(doorward::templates))
///     .attach(Doorward::at("/"))
///     .mount("/", routes![dashboard])
/// # }
/// ```
pub struct Doorward {
    base: String,
    clock: Clock,
    opened: Mutex<Option<Site>>,
}

impl Doorward {
    /// Doorward below `base`: `/`, or a path such as `/accounts`.
    pub fn at(base: &str) -> Self {
        Doorward {
            base: base.trim_end_matches('/').to_owned(),
            clock: Clock::default(),
            opened: Mutex::default(),
        }
    }

    /// With another clock, for tests that move time.
    pub fn clock(mut self, clock: Clock) -> Self {
        self.clock = clock;
        self
    }

    /// Over an installation that is open already, so that whoever opened it could tell why not.
    pub(crate) fn opened(self, site: Site) -> Self {
        Doorward { opened: Mutex::new(Some(site)), ..self }
    }

    async fn assemble(&self, rocket: &Rocket<Build>) -> Result<(Site, Look), StartError> {
        let opened = self.opened.lock();
        let opened = opened.unwrap_or_else(PoisonError::into_inner).take();
        let site = match opened {
            Some(site) => site,
            None => {
                let config = Config::load(rocket.figment())?;
                Site::open(&self.base, config, self.clock.clone()).await?
            }
        };
        let look = Look::new(&self.base, &site.config);
        Ok((site, look))
    }
}

#[rocket::async_trait]
impl Fairing for Doorward {
    fn info(&self) -> Info {
        Info {
            name: "Doorward",
            kind: Kind::Ignite | Kind::Liftoff | Kind::Request | Kind::Response,
        }
    }

    async fn on_ignite(&self, rocket: Rocket<Build>) -> fairing::Result {
        let (site, look) = match self.assemble(&rocket).await {
            Ok(parts) => parts,
            Err(error) => {
                tracing::error!(event = "start_failed", "{error}");
                return Err(rocket.manage(error));
            }
        };
        let base = if self.base.is_empty() { "/" } else { &self.base };
        let api = API.map(|mount| (format!("{}{mount}", self.base), routes::api::routes(mount)));
        Ok(api
            .into_iter()
            .fold(rocket, |rocket, (at, routes)| rocket.mount(at, routes))
            .manage(site)
            .manage(look)
            .manage(Farewells::default())
            .mount(base, routes::table())
            .mount("/", routes::refused::routes())
            .register("/", routes::catchers()))
    }

    async fn on_liftoff(&self, rocket: &Rocket<Orbit>) {
        // zxcvbn builds its dictionaries when first asked; better now than in somebody's request.
        // Without a thread for it, that is what happens.
        let _ = password::in_background(password::warm_up);
        upkeep::start(rocket);
    }

    async fn on_request(&self, request: &mut Request<'_>, data: &mut Data<'_>) {
        restore_method(request, data).await;
        let refusal = {
            let _ = Facts::of(request).admitted.set(());
            self.check(request).err()
        };
        let facts = Facts::of(request);
        if facts.untrusted_proxy.is_some() {
            let entry = Entry::of(request);
            let by = entry.by_anyone();
            entry.site.audit.note_sparingly(Record::new(Event::UntrustedProxy, &by)).await;
        }
        if let Some(problem) = refusal {
            let entry = Entry::of(request);
            tracing::warn!(
                event = "refused",
                request = facts.id,
                status = problem.status,
                address = %facts.address,
                "{}", problem.detail
            );
            if problem.status == 403 {
                let by = entry.by_anyone();
                let record = Record::new(Event::CrossOriginRefused, &by)
                    .with("method", facts.method.as_str())
                    .with("path", facts.uri.path().as_str())
                    .with("why", problem.detail.as_ref());
                entry.site.audit.note_sparingly(record).await;
            }
            let _ = facts.refusal.set(problem);
            request.set_uri(Origin::parse(routes::refused::PATH).expect("a path"));
            return;
        }
        if let Some(uri) = way::of(request, &self.base, self.own(request)) {
            request.set_uri(uri);
        }
    }

    async fn on_response<'r>(&self, request: &'r Request<'_>, response: &mut Response<'r>) {
        let Some(site) = request.rocket().state::<Site>() else {
            return;
        };
        // `Option<CurrentUser>` takes an error for "nobody"; without the database that would be
        // failing open.
        let away = Status::ServiceUnavailable;
        if response.status().code < 400
            && raised(request, away).is_some()
            && let Ok(told) = Problems.handle(away, request).await
        {
            *response = told;
        }
        let cookies = SessionCookies::of(request).header_values(site);
        if !cookies.is_empty() {
            response.set_raw_header("Cache-Control", "no-store");
            for cookie in cookies {
                response.adjoin_raw_header("Set-Cookie", cookie);
            }
        }
        headers::secure(request, response);
        log(request, response.status(), &site.clock);
    }
}

impl Doorward {
    fn check(&self, request: &Request<'_>) -> Result<(), Problem> {
        let hosts: Vec<&str> = request.headers().get("Host").collect();
        let host = match hosts[..] {
            // Rocket would take an empty one, and one with a user's name before it.
            [one] => {
                !one.is_empty() && !one.contains('@') && rocket::http::uri::Host::parse(one).is_ok()
            }
            // HTTP/2 has an authority instead, and tests without a socket have neither.
            [] => request.host().is_some() || request.remote().is_none(),
            _ => false,
        };
        if !host {
            return Err(Problem::new(400, "The request needs exactly one valid Host header."));
        }
        let site = request.rocket().state::<Site>().expect("the site is managed since ignition");
        if self.takes_no_cookies(request) {
            return Ok(());
        }
        let judged = judge(request, Facts::of(request).method, site.config.public_url.origin());
        judged.map_err(|problem| Problem {
            allow: endpoint(self.own(request)).map(Endpoint::allow),
            ..problem
        })
    }

    /// The request's path below the base, without a trailing slash.
    fn own<'r>(&self, request: &'r Request<'_>) -> &'r str {
        let path = request.uri().path().as_str().trim_end_matches('/');
        path.strip_prefix(self.base.as_str()).unwrap_or(path)
    }

    /// Whether the request neither reads nor sets cookies, whatever it carries: signing in and
    /// registering as a JSON client.
    fn takes_no_cookies(&self, request: &Request<'_>) -> bool {
        let own = self.own(request);
        endpoint(own).is_some_and(|endpoint| endpoint.needs == Needs::Nobody)
            || matches!(own, "/login" | "/register") && Face::of(request) == Face::Json
    }
}

/// The endpoint of the API at this path below the base.
fn endpoint(own: &str) -> Option<&'static Endpoint> {
    API.iter().find_map(|mount| own.strip_prefix(mount)).and_then(routes::api::endpoint_at)
}

/// Undoes Rocket's rewriting of the method by a form's first field `_method`: only a POST is
/// rewritten, and this is the first that runs after it.
async fn restore_method(request: &mut Request<'_>, data: &mut Data<'_>) {
    let is_form = request.content_type().is_some_and(|kind| kind.is_form());
    if is_form && request.method() != Method::Post && data.peek(8).await.starts_with(b"_method=") {
        request.set_method(Method::Post);
    }
}

fn log(request: &Request<'_>, status: Status, clock: &Clock) {
    let facts = Facts::of(request);
    let access = Access {
        level: "INFO",
        event: "request",
        request: &facts.id,
        method: facts.method.as_str(),
        path: facts.uri.path().as_str(),
        status: status.code,
        address: facts.address,
        ms: facts.arrived.elapsed().as_micros() as f64 / 1000.0,
    };
    logging::access(clock.now_ms(), &access);
}
