//! Attaching Doorward to a Rocket application: assembly, what every request passes on its way in,
//! and what every answer gets on its way out.

mod entrance;
mod mount;
mod upkeep;
mod way;

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use rocket::catcher::Handler;
use rocket::fairing::{self, Fairing, Info, Kind};
use rocket::http::Status;
use rocket::http::uri::Origin;
use rocket::{Build, Data, Orbit, Request, Response, Rocket};

use crate::audit::Event;
use crate::clock::Clock;
use crate::config::Config;
use crate::error::StartError;
use crate::guards::{API, Entry, Facts, Places, SessionCookies, raised};
use crate::logging::{self, Access};
use crate::password;
use crate::render::problem::Problems;
use crate::render::{Look, headers, templates};
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
    /// Whether whoever opened it says where the first superuser is made.
    tells_setup: bool,
}

impl Doorward {
    /// Doorward below `base`: `/`, or a path such as `/accounts`. Anything else stops the launch.
    pub fn at(base: &str) -> Self {
        Doorward {
            base: base.to_owned(),
            clock: Clock::default(),
            opened: Mutex::default(),
            tells_setup: false,
        }
    }

    /// With another clock, for tests that move time.
    pub fn clock(mut self, clock: Clock) -> Self {
        self.clock = clock;
        self
    }

    /// Over an installation that is open already, so that whoever opened it could tell why not, and
    /// tells where the first superuser is made.
    pub(crate) fn opened(self, site: Site) -> Self {
        Doorward { opened: Mutex::new(Some(site)), tells_setup: true, ..self }
    }

    async fn assemble(&self, rocket: &Rocket<Build>) -> Result<(Site, Look), StartError> {
        if rocket.state::<Site>().is_some() {
            let why = "Doorward is attached twice; one application has one, at one base";
            return Err(StartError(why.to_owned()));
        }
        if let Some(why) = templates::failure() {
            return Err(StartError(why));
        }
        let base = mount::checked(&self.base)?;
        let opened = self.opened.lock();
        let opened = opened.unwrap_or_else(PoisonError::into_inner).take();
        let site = match opened {
            Some(site) => site,
            None => {
                let config = Config::load(rocket.figment())?;
                Site::open(base, config, self.clock.clone()).await?
            }
        };
        let look = Look::new(&site.base, &site.config);
        Ok((site, look))
    }
}

#[rocket::async_trait]
impl Fairing for Doorward {
    fn info(&self) -> Info {
        Info {
            name: "Doorward",
            kind: Kind::Ignite | Kind::Liftoff | Kind::Request | Kind::Response | Kind::Shutdown,
        }
    }

    async fn on_ignite(&self, rocket: Rocket<Build>) -> fairing::Result {
        let (site, look) = match self.assemble(&rocket).await {
            Ok(parts) => parts,
            Err(error) => {
                tracing::error!(event = "start_failed", "{error}");
                return Err(rocket);
            }
        };
        let base = mount::mounted(&site.base);
        let api = API.map(|mount| (mount, routes::api::routes(mount)));
        let pages = routes::table();
        let places = Places::of(mount::paths(&pages, &api));
        let catchers = routes::catchers(&rocket);
        let rocket = api
            .into_iter()
            .fold(rocket, |rocket, (mount, routes)| rocket.mount(site.path(mount), routes));
        Ok(rocket
            .mount(base, pages)
            .mount("/", routes::refused::routes())
            .register("/", catchers)
            .manage(site)
            .manage(look)
            .manage(places))
    }

    async fn on_liftoff(&self, rocket: &Rocket<Orbit>) {
        // zxcvbn builds its dictionaries when first asked; better now than in somebody's request.
        // Without a thread for it, that is what happens.
        let _ = password::in_background(password::warm_up);
        upkeep::start(rocket);
        if let Some(site) = rocket.state::<Site>().filter(|_| !self.tells_setup) {
            mount::tell_setup(site).await;
        }
    }

    async fn on_shutdown(&self, rocket: &Rocket<Orbit>) {
        if let Some(site) = rocket.state::<Site>() {
            site.jobs.end(Duration::from_secs(site.config.shutdown_grace.into())).await;
        }
    }

    async fn on_request(&self, request: &mut Request<'_>, data: &mut Data<'_>) {
        entrance::restore_method(request, data).await;
        let refusal = {
            let _ = Facts::of(request).admitted.set(());
            entrance::check(request).err()
        };
        let facts = Facts::of(request);
        if facts.untrusted_proxy.is_some() {
            let (entry, accounts) = (Entry::of(request), Entry::of(request).accounts());
            entry.site.audit.note_sparingly(accounts.record(Event::UntrustedProxy)).await;
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
                let accounts = entry.accounts();
                let record = accounts
                    .record(Event::CrossOriginRefused)
                    .with("method", facts.method.as_str())
                    .with("path", facts.uri.path().as_str())
                    .with("why", problem.detail.as_ref());
                entry.site.audit.note_sparingly(record).await;
            }
            let _ = facts.refusal.set(problem);
            request.set_uri(Origin::parse(routes::refused::PATH).expect("a path"));
            return;
        }
        if let Some(uri) = way::of(request) {
            request.set_uri(uri);
        }
    }

    async fn on_response<'r>(&self, request: &'r Request<'_>, response: &mut Response<'r>) {
        let Some(site) = request.rocket().state::<Site>() else {
            return;
        };
        // `Option<CurrentUser>` takes an error for "nobody"; where the database could not say who it
        // is, that would be failing open.
        let mut unknown = [Status::ServiceUnavailable, Status::InternalServerError].into_iter();
        if response.status().code < 400
            && let Some(status) = unknown.find(|status| raised(request, *status).is_some())
            && let Ok(told) = Problems.handle(status, request).await
        {
            *response = told;
        }
        let cookies = SessionCookies::of(request).header_values(site);
        if !cookies.is_empty() {
            keep_private(response);
            for cookie in cookies {
                response.adjoin_raw_header("Set-Cookie", cookie);
            }
        }
        headers::secure(request, response);
        log(request, response.status(), &site.clock);
    }
}

/// Keeps an answer with somebody's tokens out of every cache that others read from.
fn keep_private(response: &mut Response<'_>) {
    let said = response.headers().get("Cache-Control").collect::<Vec<_>>().join(",");
    let mut directives = said.split(',').map(str::trim);
    if !directives
        .any(|said| ["no-store", "private"].iter().any(|own| said.eq_ignore_ascii_case(own)))
    {
        response.set_raw_header("Cache-Control", "no-store");
    }
}

fn log(request: &Request<'_>, status: Status, clock: &Clock) {
    let facts = Facts::of(request);
    let access = Access {
        level: "INFO",
        event: "request",
        request: &facts.id,
        named: facts.named.as_deref(),
        method: facts.method.as_str(),
        path: facts.uri.path().as_str(),
        status: status.code,
        address: facts.address,
        ms: facts.arrived.elapsed().as_micros() as f64 / 1000.0,
    };
    logging::access(clock.now_ms(), &access);
}
