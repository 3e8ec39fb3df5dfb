//! For the tests of a host application: a database for each test, cheap password hashes, a frozen
//! clock, and users who are signed in without a password. Feature `testing`, for
//! `[dev-dependencies]`.
//!
//! ```rust,no_run
//! use doorward::testing::{self, TestClient};
//! use rocket::local::blocking::Client;
//!
//! # fn my_application() -> rocket::Rocket<rocket::Build> { rocket::build() }
//! let client = Client::tracked(testing::rocket(my_application())).expect("it launches");
//! let ada = client.create_user("ada");
//! client.force_login(&ada);
//! assert_eq!(client.get("/private").dispatch().status().code, 200);
//! ```

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use data_encoding::HEXLOWER;
use rocket::fairing::{AdHoc, Fairing};
use rocket::figment::Figment;
use rocket::http::{Accept, Status};
use rocket::local::{asynchronous, blocking};
use rocket::response::status::{Created, NoContent};
use rocket::serde::json::Json;
use rocket::{Build, Rocket, State, post, routes};
use rocket_dyn_templates::Template;
use tempfile::TempDir;

use crate::accounts::Accounts;
use crate::clock::Clock;
use crate::config::Config;
use crate::error::FieldErrors;
use crate::guards::Login;
use crate::render::SiteLook;
use crate::render::templates::Engine;
use crate::users::{Draft, NewUser, User, UserId};
use crate::web::Problem;

/// The templates as the program has them, put together when they are loaded, for those who look at
/// every page; `texts` is the directory of more catalogues. Instead of a `Template` fairing.
///
/// # Errors
/// A sentence that names the setting or the catalogue that cannot be used.
pub fn program_templates(figment: &Figment, texts: &Path) -> Result<impl Fairing, String> {
    let config = Config::load(figment).map_err(|error| error.to_string())?;
    let look = SiteLook::new("", &config, texts.into()).map_err(|error| error.to_string())?;
    let engine = Engine::begin(look, None);
    let loaded = engine.clone();
    let templates = Template::try_custom(move |engines| Ok(loaded.load(engines)?));
    Ok(AdHoc::on_ignite("The program's templates", |rocket| {
        Box::pin(async { rocket.manage(engine).attach(templates) })
    }))
}

/// Where a test does what a visitor cannot; only [`rocket`] mounts it.
const BACK_DOOR: &str = "/doorward-testing";

/// The state of one test's application.
struct TestGround {
    clock: Clock,
    /// Accounts to be created.
    drafts: Mutex<Vec<Draft>>,
    _directory: TempDir,
}

impl TestGround {
    fn of(state: Option<&TestGround>) -> &TestGround {
        state.expect("the application of this client is one of testing::rocket")
    }

    fn drafts(&self) -> MutexGuard<'_, Vec<Draft>> {
        self.drafts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn advance(&self, seconds: u64) {
        self.clock.advance(Duration::from_secs(seconds));
    }
}

#[post("/users")]
async fn create(
    ground: &State<TestGround>,
    accounts: &State<Accounts>,
) -> Result<Created<Json<User>>, Problem> {
    let draft = ground.drafts().pop().ok_or_else(|| Problem::of_status(404))?;
    let user = accounts.create_user(draft, FieldErrors::new()).await?;
    Ok(Created::new("").body(Json(User::from(&user))))
}

#[post("/login/<id>")]
async fn force_login(login: Login<'_>, id: UserId) -> Result<NoContent, Problem> {
    login.login(id, false, &["test"]).await?;
    Ok(NoContent)
}

/// The application as a test launches it: with an SQLite database of its own, which is deleted
/// afterwards, passwords hashed at cost 4, and a clock that stands still until the test moves it.
/// Whatever the settings and the environment say, no other database is written to.
///
/// # Panics
/// When no temporary directory can be created.
pub fn rocket(rocket: Rocket<Build>) -> Rocket<Build> {
    let directory = TempDir::with_prefix("doorward-").expect("a directory for temporary files");
    let database = directory.path().join("test.db");
    let mut secret = [0; 32];
    getrandom::fill(&mut secret).expect("the operating system gives random bytes");
    let figment = rocket
        .figment()
        .clone()
        .merge(("doorward.database_url", format!("sqlite://{}", database.display())))
        .merge(("doorward.secret_key", HEXLOWER.encode(&secret)))
        .merge(("doorward.bcrypt_cost", 4));
    let clock = Clock::frozen();
    rocket
        .configure(figment)
        .manage(clock.clone())
        .manage(TestGround { clock, drafts: Mutex::default(), _directory: directory })
        .mount(BACK_DOOR, routes![create, force_login])
}

/// What a test can do and a visitor cannot, with Rocket's blocking client.
pub trait TestClient {
    /// Creates an active account of this name, without a password; its address is at `example.org`.
    fn create_user(&self, username: &str) -> User {
        self.create(NewUser::new(username, &format!("{username}@example.org")))
    }

    /// Creates an account.
    ///
    /// # Panics
    /// When the account cannot be created, with the reason.
    fn create(&self, new: NewUser<'_>) -> User;

    /// Signs this client in as an account, without a password. The client has to track cookies.
    ///
    /// # Panics
    /// When the account does not exist or is not active.
    fn force_login(&self, user: &User);

    /// Moves the clock forward, by seconds.
    fn advance(&self, seconds: u64);
}

impl TestClient for blocking::Client {
    fn create(&self, new: NewUser<'_>) -> User {
        TestGround::of(self.rocket().state()).drafts().push(new.into());
        let answer = self.post(format!("{BACK_DOOR}/users")).header(Accept::JSON).dispatch();
        let (status, text) = (answer.status(), answer.into_string().unwrap_or_default());
        made(status, &text)
    }

    fn force_login(&self, user: &User) {
        let answer = self.post(format!("{BACK_DOOR}/login/{}", user.id)).dispatch();
        assert_eq!(answer.status(), Status::NoContent, "{:?}", answer.into_string());
    }

    fn advance(&self, seconds: u64) {
        TestGround::of(self.rocket().state()).advance(seconds);
    }
}

/// Like [`TestClient`], for Rocket's asynchronous client.
#[expect(async_fn_in_trait, reason = "nobody is generic over the two clients")]
pub trait AsyncTestClient {
    /// Creates an active account of this name, without a password; its address is at `example.org`.
    async fn create_user(&self, username: &str) -> User {
        self.create(NewUser::new(username, &format!("{username}@example.org"))).await
    }

    /// Creates an account.
    ///
    /// # Panics
    /// When the account cannot be created, with the reason.
    async fn create(&self, new: NewUser<'_>) -> User;

    /// Signs this client in as an account, without a password. The client has to track cookies.
    ///
    /// # Panics
    /// When the account does not exist or is not active.
    async fn force_login(&self, user: &User);

    /// Moves the clock forward, by seconds.
    fn advance(&self, seconds: u64);
}

impl AsyncTestClient for asynchronous::Client {
    async fn create(&self, new: NewUser<'_>) -> User {
        TestGround::of(self.rocket().state()).drafts().push(new.into());
        let request = self.post(format!("{BACK_DOOR}/users")).header(Accept::JSON);
        let answer = request.dispatch().await;
        let (status, text) = (answer.status(), answer.into_string().await.unwrap_or_default());
        made(status, &text)
    }

    async fn force_login(&self, user: &User) {
        let answer = self.post(format!("{BACK_DOOR}/login/{}", user.id)).dispatch().await;
        assert_eq!(answer.status(), Status::NoContent, "{:?}", answer.into_string().await);
    }

    fn advance(&self, seconds: u64) {
        TestGround::of(self.rocket().state()).advance(seconds);
    }
}

fn made(status: Status, text: &str) -> User {
    assert_eq!(status, Status::Created, "the account cannot be made: {text}");
    serde_json::from_str(text).expect("an account")
}
