//! Attaches Doorward to a Rocket application: assembles it, and processes every request before its
//! route and every answer after it.

mod addresses;
mod entrance;
mod exit;
mod mount;
mod refused;
mod rewrite;
mod upkeep;
mod visit;

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rocket::catcher::Handler;
use rocket::fairing::{self, Fairing, Info, Kind};
use rocket::figment::Figment;
use rocket::http::Status;
use rocket::http::uri::Origin;
use rocket::{Build, Data, Orbit, Request, Response, Rocket};

use crate::accounts::Accounts;
pub(crate) use visit::Visit;

use crate::app::App;
use crate::audit::Event;
use crate::clock::Clock;
use crate::config::{Config, Pages};
use crate::error::StartError;
use crate::hooks::{Hooked, Hooks};
use crate::pages::{self, ENDPOINTS};
use crate::permissions::Catalogue;
use crate::render::problem::Problems;
use crate::render::templates::Engine;
use crate::render::{HostsAsking, SiteLook, finish, headers, templates};
use crate::text::TEXTS;
use crate::web::{API, Context, Exchange, Places, RequestInfo, raised};
use crate::{api, password};

/// The account pages, guards and rules as one fairing. The pages are mounted below the base; the
/// cross-origin rule, headers and error pages apply to the whole application.
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
    hooks: Hooked,
    opened: Mutex<Option<App>>,
    /// Whether the caller of `opened` logs where to create the first superuser.
    tells_setup: bool,
    left_out: Pages,
    /// Settings from the host's code, with their keys.
    settings: Vec<(&'static str, String)>,
    /// The declared permissions, each with a sentence that describes it.
    permissions: Vec<(String, String)>,
    /// The directory with the host's own catalogues.
    texts: PathBuf,
}

impl Doorward {
    /// Doorward below `base`: `/`, or a path such as `/accounts`. Anything else stops the launch.
    pub fn at(base: &str) -> Self {
        Doorward {
            base: base.to_owned(),
            clock: Clock::default(),
            hooks: None,
            opened: Mutex::default(),
            tells_setup: false,
            left_out: Pages::default(),
            settings: Vec::new(),
            permissions: Vec::new(),
            texts: TEXTS.into(),
        }
    }

    /// Uses another directory than `text` for the host's own catalogues: `<language>/*.ftl` (Project
    /// Fluent) adds messages for its templates, replaces Doorward's, or brings another language.
    pub fn texts(mut self, directory: impl Into<PathBuf>) -> Self {
        self.texts = directory.into();
        self
    }

    /// Uses another clock, for tests that move time.
    pub fn clock(mut self, clock: Clock) -> Self {
        self.clock = clock;
        self
    }

    /// Adds a host's own rules and reactions, see [`Hooks`].
    pub fn hooks(mut self, hooks: impl Hooks) -> Self {
        self.hooks = Some(Arc::new(hooks));
        self
    }

    /// Uses an installation that the caller has opened, so that the caller can report a failure to
    /// open it, and logs where to create the first superuser.
    pub(crate) fn opened(self, app: App) -> Self {
        Doorward { opened: Mutex::new(Some(app)), tells_setup: true, ..self }
    }

    /// Declares the permissions: names such as `orders.edit`, each with a sentence for those who
    /// grant it. Superusers grant them to groups and to single accounts; the guard
    /// [`Can`](crate::Can), [`CurrentUser::can`](crate::CurrentUser::can) and `user.can` in
    /// templates check them. A malformed or repeated name stops the launch.
    ///
    /// ```rust
    /// # use doorward::Doorward;
    /// let fairing = Doorward::at("/")
    ///     .permissions(&[("orders.edit", "May change orders"), ("orders.view", "May see orders")]);
    /// ```
    pub fn permissions(mut self, declared: &[(&str, &str)]) -> Self {
        let owned = |(name, sentence): &(&str, &str)| ((*name).to_owned(), (*sentence).to_owned());
        self.permissions.extend(declared.iter().map(owned));
        self
    }

    async fn assemble(&self, rocket: &Rocket<Build>) -> Result<(App, SiteLook), StartError> {
        if rocket.state::<App>().is_some() {
            let why = "Doorward is attached twice; one application has one, at one base";
            return Err(StartError(why.to_owned()));
        }
        if let Some(why) = templates::failure() {
            return Err(StartError(why));
        }
        let base = mount::checked(&self.base)?;
        let catalogue = Catalogue::of(&self.permissions)?;
        if let Some(why) = templates::undeclared(&catalogue) {
            return Err(StartError(why));
        }
        let opened = self.opened.lock();
        let opened = opened.unwrap_or_else(PoisonError::into_inner).take();
        let app = match opened {
            Some(app) => app,
            None => {
                let settings = self.settings.iter().cloned();
                let figment = settings.fold(rocket.figment().clone(), Figment::merge);
                let config = Config { left_out: self.left_out, ..Config::load(&figment)? };
                // Tests let Rocket manage a clock.
                let clock = rocket.state::<Clock>().unwrap_or(&self.clock).clone();
                let hooks = self.hooks.clone();
                match rocket.state::<Visit>() {
                    Some(_) => App::visit(Some(base), config, clock, hooks).await?,
                    None => App::open(base, config, clock, hooks).await?,
                }
            }
        };
        match rocket.state::<Visit>() {
            Some(_) => app.permissions.declare(catalogue),
            None => app.declare(catalogue).await?,
        }
        let look = match rocket.state::<Engine>() {
            Some(engine) => engine.look().clone(),
            None => SiteLook::new(&app.base, &app.config, self.texts.clone())?,
        };
        Ok((app, look))
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
        let (app, look) = match self.assemble(&rocket).await {
            Ok(parts) => parts,
            Err(error) => {
                match rocket.state::<Visit>() {
                    Some(visit) => visit.tell(error),
                    None => tracing::error!(event = "start_failed", "{error}"),
                }
                return Err(rocket);
            }
        };
        let base = mount::mounted(&app.base);
        let left_out = app.config.left_out;
        let endpoints = API.map(|mount| (mount, api::routes(mount, ENDPOINTS, left_out)));
        let pages = pages::table(left_out);
        let places = Places::of(mount::paths(&pages, &endpoints));
        let catchers = pages::catchers(&rocket);
        let rocket = endpoints
            .into_iter()
            .fold(rocket, |rocket, (mount, routes)| rocket.mount(app.path(mount), routes));
        Ok(rocket
            .mount(base, pages)
            .mount("/", refused::routes())
            .register("/", catchers)
            .manage(Accounts::host(&app))
            .manage(app)
            .manage(look)
            .manage(HostsAsking::default())
            .manage(places))
    }

    async fn on_liftoff(&self, rocket: &Rocket<Orbit>) {
        // zxcvbn builds its dictionaries on first use, which should not delay a request. If there
        // is no thread for it, the first request does it.
        let _ = password::in_background(password::warm_up);
        upkeep::start(rocket);
        let app = rocket.state::<App>();
        if let Some(why) = app.and_then(|app| templates::undeclared(app.permissions.declared())) {
            tracing::error!(event = "template_error", "{why}");
        }
        if let Some(app) = app.filter(|_| !self.tells_setup) {
            mount::tell_setup(app).await;
        }
    }

    async fn on_shutdown(&self, rocket: &Rocket<Orbit>) {
        if let Some(app) = rocket.state::<App>() {
            app.jobs.end(Duration::from_secs(app.config.shutdown_grace.into())).await;
        }
    }

    async fn on_request(&self, request: &mut Request<'_>, data: &mut Data<'_>) {
        entrance::restore_method(request, data).await;
        let refusal = {
            let _ = Exchange::of(request).admitted.set(());
            entrance::check(request).err()
        };
        let info = RequestInfo::of(request);
        if info.untrusted_proxy.is_some() {
            let accounts = Context::of(request).accounts();
            accounts.enter_sparingly(accounts.record(Event::UntrustedProxy)).await;
        }
        if let Some(problem) = refusal {
            tracing::warn!(
                event = "refused",
                request = info.id,
                status = problem.status,
                address = %info.address,
                "{}", problem.detail
            );
            if problem.status == 403 {
                let accounts = Context::of(request).accounts();
                let record = accounts
                    .record(Event::CrossOriginRefused)
                    .with("method", info.method.as_str())
                    .with("path", info.uri.path().as_str())
                    .with("why", problem.detail.as_ref());
                accounts.enter_sparingly(record).await;
            }
            let _ = Exchange::of(request).refusal.set(problem);
            request.set_uri(Origin::parse(refused::PATH).expect("a path"));
            return;
        }
        if let Some(uri) = rewrite::of(request) {
            request.set_uri(uri);
        }
    }

    async fn on_response<'r>(&self, request: &'r Request<'_>, response: &mut Response<'r>) {
        let Some(app) = request.rocket().state::<App>() else {
            return;
        };
        // `Option<CurrentUser>` turns an error into `None`; if the database could not identify the
        // visitor, such an answer would fail open.
        let mut unknown = [Status::ServiceUnavailable, Status::InternalServerError].into_iter();
        if response.status().code < 400
            && let Some(status) = unknown.find(|status| raised(request, *status).is_some())
            && let Ok(told) = Problems.handle(status, request).await
        {
            *response = told;
        }
        finish(request, response).await;
        exit::set_cookies(request, response, app);
        headers::secure(request, response);
        exit::log(request, response.status(), &app.clock);
    }
}
