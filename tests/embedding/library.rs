//! What a host does with accounts by its own code.

use std::time::Duration;

use doorward::testing::TestClient;
use doorward::{
    Accounts, ClientAddress, CurrentUser, Doorward, Limits, Login, NewUser, Problem, Refusal, User,
    UserChange, UserId,
};
use rocket::http::Accept;
use rocket::serde::json::{Json, Value, json};
use rocket::{State, get, post, routes};

use crate::desk::{self, PASSWORD, post as send};

#[get("/people/<id>")]
async fn person(accounts: &State<Accounts>, id: UserId) -> Result<Option<Json<User>>, Problem> {
    Ok(accounts.find(id).await?.map(Json))
}

#[get("/people?<login>")]
async fn called(accounts: Accounts, login: &str) -> Result<Option<Json<User>>, Problem> {
    Ok(accounts.find_by_login(login).await?.map(Json))
}

#[get("/many/<first>/<last>")]
async fn many(
    accounts: Accounts,
    first: UserId,
    last: UserId,
) -> Result<Json<Vec<String>>, Problem> {
    let ids: Vec<UserId> = (first..=last).collect();
    let mut found: Vec<_> = accounts.find_many(&ids).await?.into_values().collect();
    found.sort_by_key(|user| user.id);
    Ok(Json(found.into_iter().map(|user| user.username).collect()))
}

#[post("/people/<name>?<password>")]
async fn hire(
    accounts: Accounts,
    name: &str,
    password: Option<&str>,
) -> Result<Json<User>, Problem> {
    let address = format!("{name}@example.org");
    let mut new = NewUser::new(name, &address).first_name("New").last_name("Here");
    if let Some(password) = password {
        new = new.password(password);
    }
    Ok(Json(accounts.create(new).await?))
}

#[post("/people/<id>/rename/<name>")]
async fn rename(accounts: Accounts, id: UserId, name: &str) -> Result<Json<User>, Problem> {
    Ok(Json(accounts.change(id, UserChange::new().username(name)).await?))
}

#[post("/people/<id>/suspend")]
async fn suspend(accounts: Accounts, id: UserId) -> Result<Json<User>, Problem> {
    Ok(Json(accounts.change(id, UserChange::new().active(false)).await?))
}

#[post("/people/<id>/fire")]
async fn fire(accounts: Accounts, id: UserId) -> Result<(), Problem> {
    Ok(accounts.delete(id).await?)
}

#[post("/people/<id>/leave")]
async fn leave(accounts: Accounts, id: UserId) -> Result<String, Problem> {
    Ok(accounts.end_sessions(id).await?.to_string())
}

#[post("/people/<id>/link")]
async fn link(accounts: Accounts, id: UserId) -> Result<String, Problem> {
    Ok(accounts.reset_link(id).await?.to_string())
}

#[post("/people/<id>/check/<password>")]
async fn check(accounts: Accounts, id: UserId, password: &str) -> Result<String, Problem> {
    Ok(accounts.check_password(id, password).await?.to_string())
}

#[post("/note/<id>")]
async fn note(accounts: Accounts, id: UserId) -> Result<(), Problem> {
    Ok(accounts.note("orders.exported", Some(id), json!({ "rows": 12 })).await?)
}

#[post("/bad-note")]
async fn bad_note(accounts: Accounts) -> &'static str {
    let own = accounts.note("signed_in", None, ()).await;
    let words = accounts.note("Two Words", None, ()).await;
    match (own, words) {
        (Err(Refusal::Invalid(_)), Err(Refusal::Invalid(_))) => "refused",
        _ => "taken",
    }
}

#[post("/sso/<id>?<remember>")]
async fn enter(login: Login<'_>, id: UserId, remember: bool) -> Result<String, Problem> {
    Ok(login.login(id, remember, &["sso"]).await?.username)
}

#[post("/sso/out")]
async fn out(login: Login<'_>) -> Result<(), Problem> {
    Ok(login.logout().await?)
}

#[get("/whoami")]
fn whoami(user: Option<CurrentUser<'_>>, address: ClientAddress) -> String {
    let name = user.map_or("nobody".to_owned(), |user| user.username.clone());
    format!("{name} at {}", *address)
}

#[post("/coffee/<cup>")]
async fn coffee(limits: Limits<'_>, cup: &str) -> Result<&'static str, Problem> {
    limits.attempt("coffee", cup, 3, Duration::from_secs(7200)).await?;
    Ok("here you are")
}

fn desk() -> rocket::local::blocking::Client {
    let routes = routes![
        person, called, many, hire, rename, suspend, fire, leave, link, check, note, bad_note,
        enter, out, whoami, coffee
    ];
    desk::client(Doorward::at("/accounts"), routes)
}

type Client = rocket::local::blocking::Client;

fn call(client: &Client, path: &str) -> (u16, String) {
    let answer = client.post(path).header(Accept::JSON).dispatch();
    (answer.status().code, answer.into_string().unwrap_or_default())
}

fn look(client: &Client, path: &str) -> (u16, String) {
    let answer = client.get(path).header(Accept::JSON).dispatch();
    (answer.status().code, answer.into_string().unwrap_or_default())
}

fn made(client: &Client, path: &str) -> User {
    let (status, text) = call(client, path);
    assert_eq!(status, 200, "{text}");
    serde_json::from_str(&text).expect("an account")
}

#[test]
fn accounts_are_found_by_id_and_login() {
    let client = desk();
    let (ada, bob) = (client.create_user("ada"), client.create_user("bob"));
    assert_eq!(look(&client, &format!("/people/{}", ada.id)).0, 200);
    assert_eq!(look(&client, "/people/4711").0, 404);
    for login in ["ADA", "ada%40EXAMPLE.org"] {
        let (_, text) = look(&client, &format!("/people?login={login}"));
        let found: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(found["id"], ada.id);
        assert!(found.get("password").is_none(), "{text}");
        assert!(found["date_joined"].as_str().is_some_and(|at| at.ends_with('Z')), "{text}");
    }
    let (_, names) = look(&client, &format!("/many/{}/{}", ada.id, bob.id + 3000));
    assert_eq!(names, r#"["ada","bob"]"#);
}

#[test]
fn an_account_is_made_by_the_rules_of_the_site() {
    let client = desk();
    let carol = made(&client, &format!("/people/carol?password={PASSWORD}"));
    assert_eq!((carol.first_name.as_str(), carol.is_staff), ("New", false));
    assert_eq!(call(&client, &format!("/people/{}/check/{PASSWORD}", carol.id)).1, "true");
    assert_eq!(call(&client, &format!("/people/{}/check/wrong", carol.id)).1, "false");
    let (status, said) = call(&client, "/people/carol?password=12345678");
    assert_eq!(status, 400);
    assert!(said.contains("already exists") && said.contains("password"), "{said}");
    let (status, said) = call(&client, "/people/no%20name");
    assert_eq!(status, 400, "{said}");
    assert!(said.contains("Enter a valid username"), "{said}");
}

#[test]
fn an_account_without_a_password_is_opened_by_a_link() {
    let client = desk();
    let dora = made(&client, "/people/dora");
    for password in ["", "!", "x", PASSWORD] {
        let form = format!("username=dora&password={password}");
        assert_eq!(send(&client, "/accounts/login", &form).status().code, 422, "{password:?}");
    }
    let (_, link) = call(&client, &format!("/people/{}/link", dora.id));
    let code = link.split("code=").nth(1).expect("a code");
    assert!(link.contains("/accounts/reset?"), "{link}");
    let form = format!("code={code}&password={PASSWORD}&password2={PASSWORD}");
    assert_eq!(send(&client, "/accounts/reset", &form).status().code, 303);
    let form = format!("username=dora&password={PASSWORD}");
    assert_eq!(send(&client, "/accounts/login", &form).status().code, 303);
}

#[test]
fn an_account_is_changed_suspended_and_deleted() {
    let client = desk();
    let eve = client.create_user("eve");
    client.create_user("fay");
    let path = |verb| format!("/people/{}/{verb}", eve.id);
    assert_eq!(made(&client, &path("rename/eva")).username, "eva");
    assert_eq!(call(&client, &path("rename/fay")).0, 400);
    client.force_login(&eve);
    assert!(look(&client, "/whoami").1.starts_with("eva at "));
    assert_eq!(call(&client, &path("leave")).1, "1");
    assert!(look(&client, "/whoami").1.starts_with("nobody at "));
    client.force_login(&eve);
    assert!(!made(&client, &path("suspend")).is_active);
    assert!(look(&client, "/whoami").1.starts_with("nobody at "));
    assert_eq!(call(&client, &path("link")).0, 400, "nobody needs a link to a closed account");
    assert_eq!(call(&client, &path("fire")).0, 200);
    assert_eq!(call(&client, &path("fire")).0, 404);
}

#[test]
fn a_host_signs_people_in_and_out_by_its_own_way() {
    let client = desk();
    let gil = client.create_user("gil");
    let answer = client.post(format!("/sso/{}?remember=true", gil.id)).dispatch();
    let cookies: Vec<_> = answer.headers().get("Set-Cookie").map(str::to_owned).collect();
    assert_eq!(cookies.len(), 2);
    assert!(cookies.iter().all(|cookie| cookie.contains("Max-Age")), "remembered: {cookies:?}");
    assert!(look(&client, "/whoami").1.starts_with("gil at "));
    // Past the access token, the session renews itself.
    client.advance(1_000);
    assert!(look(&client, "/whoami").1.starts_with("gil at "));
    // Somebody else in the same browser takes its place.
    let hal = client.create_user("hal");
    assert_eq!(call(&client, &format!("/sso/{}?remember=false", hal.id)), (200, "hal".into()));
    assert!(look(&client, "/whoami").1.starts_with("hal at "));
    assert_eq!(call(&client, &format!("/people/{}/leave", gil.id)).1, "0");
    assert_eq!(call(&client, "/sso/out").0, 200);
    assert!(look(&client, "/whoami").1.starts_with("nobody at "));
    assert_eq!(call(&client, &format!("/people/{}/leave", hal.id)).1, "0");
    assert_eq!(call(&client, "/sso/4711?remember=false").0, 404);
    call(&client, &format!("/people/{}/suspend", hal.id));
    assert_eq!(call(&client, &format!("/sso/{}?remember=false", hal.id)).0, 400);
}

#[test]
fn the_trail_names_who_acts_and_takes_the_hosts_events() {
    let client = desk();
    let ida = client.create_user("ida");
    assert_eq!(call(&client, &format!("/note/{}", ida.id)).0, 200);
    client.force_login(&ida);
    assert_eq!(call(&client, &format!("/note/{}", ida.id)).0, 200);
    assert_eq!(call(&client, "/bad-note").1, "refused");
    desk::superuser(&client);
    let log = |query: &str| {
        let path = format!("/accounts/admin/log{query}");
        client.get(path).header(Accept::HTML).dispatch().into_string().expect("a page")
    };
    let filtered = log("?event=orders.exported");
    assert_eq!(filtered.matches("Rows").count(), 2, "{filtered}");
    assert!(filtered.contains("The application"), "{filtered}");
    assert!(log("").contains(r#"value="orders.exported""#), "the filter offers it");
    assert!(log("?event=orders.lost").contains("Choose one of these."));
}

#[test]
fn limits_of_the_host_hold_and_say_when_they_open() {
    let client = desk::client(Doorward::at("/accounts"), routes![coffee]);
    let rocket = client.rocket();
    assert!(rocket.state::<Accounts>().is_some());
    // The desk of this test has limits on, which the others do without.
    let application = desk::application(Doorward::at("/accounts"), routes![coffee]);
    let figment = application.figment().clone().merge(("doorward.throttle", true));
    let application = doorward::testing::rocket(application.configure(figment));
    let client = Client::tracked(application).expect("it launches");
    for _ in 0..3 {
        assert_eq!(call(&client, "/coffee/mine").0, 200);
    }
    let answer = client.post("/coffee/mine").header(Accept::JSON).dispatch();
    assert_eq!(answer.status().code, 429);
    let header = |name| answer.headers().get_one(name).unwrap_or_default().to_owned();
    assert_eq!(header("Retry-After"), "7200");
    assert_eq!(header("RateLimit-Policy"), r#""coffee";q=3;w=7200"#);
    assert_eq!(header("RateLimit"), r#""coffee";r=0;t=7200"#);
    drop(answer);
    assert_eq!(call(&client, "/coffee/yours").0, 200);
    client.advance(7_199);
    assert_eq!(call(&client, "/coffee/mine").0, 429);
    client.advance(2);
    assert_eq!(call(&client, "/coffee/mine").0, 200);
}
