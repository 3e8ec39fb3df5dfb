//! The desk as its visitors meet it.

use doorward::testing::{self, TestClient};
use doorward::{Accounts, NewUser};
use rocket::http::{Accept, ContentType, Status};
use rocket::local::blocking::Client;

const PASSWORD: &str = "Tangerine-Orbit-4471";

fn client() -> Client {
    Client::tracked(testing::rocket(crate::application())).expect("the desk launches")
}

fn page(client: &Client, path: &str) -> (Status, String) {
    let answer = client.get(path).header(Accept::HTML).dispatch();
    (answer.status(), answer.into_string().unwrap_or_default())
}

fn send(client: &Client, path: &str, form: &str) -> (Status, String) {
    let request = client.post(path).header(Accept::HTML).header(ContentType::Form).body(form);
    let answer = request.dispatch();
    (answer.status(), answer.into_string().unwrap_or_default())
}

fn registration(email: &str, workspace: &str) -> String {
    format!(
        "username=ada&email={email}&password={PASSWORD}&password2={PASSWORD}&workspace={workspace}"
    )
}

#[test]
fn a_registration_ends_in_a_workspace_of_the_name_that_was_typed() {
    let client = client();
    let form = page(&client, "/accounts/register").1;
    assert!(form.contains(r#"name="workspace""#), "{form}");
    let (status, _) =
        send(&client, "/accounts/register", &registration("ada@example.org", "Mills"));
    assert_eq!(status, Status::SeeOther);
    assert!(page(&client, "/").1.contains("<h1>Mills</h1>"));
}

#[test]
fn who_is_not_of_the_company_is_told_so_and_loses_nothing() {
    let client = client();
    let typed = registration("ada@elsewhere.test", "Mills");
    let (status, form) = send(&client, "/accounts/register", &typed);
    assert_eq!(status, Status::UnprocessableEntity);
    assert!(form.contains("Use your address at example.org."), "{form}");
    assert!(form.contains(r#"value="Mills""#), "{form}");
}

#[test]
fn orders_are_made_and_those_who_may_mark_them_as_done() {
    let client = client();
    let (ada, bob) = (client.create_user("ada"), client.create_user("bob"));
    client.force_login(&ada);
    assert_eq!(send(&client, "/orders", "what=Tea").0, Status::SeeOther);
    let desk = page(&client, "/").1;
    assert!(desk.contains("Tea") && !desk.contains("/orders/1/done"), "{desk}");
    assert_eq!(page(&client, "/orders").0, Status::Forbidden);
    client.force_login(&bob);
    assert_eq!(send(&client, "/orders/1/done", "").0, Status::Forbidden);
    let accounts = client.rocket().state::<Accounts>().expect("Doorward is attached").clone();
    let runtime = rocket::tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(accounts.grant(bob.id, "orders.edit")).expect("it is declared");
    runtime.block_on(accounts.grant(bob.id, "orders.edit")).expect("given already");
    let waiting = page(&client, "/orders").1;
    assert!(waiting.contains("/orders/1/done"), "{waiting}");
    assert_eq!(send(&client, "/orders/1/done", "").0, Status::SeeOther);
    assert!(!page(&client, "/orders").1.contains("Tea"));
}

#[test]
fn an_account_with_orders_stays() {
    let client = client();
    let new = NewUser::new("ada", "ada@example.org").password(PASSWORD);
    client.force_login(&client.create(new));
    send(&client, "/orders", "what=Tea");
    let form = format!("password={PASSWORD}&confirm=ada");
    let (status, told) = send(&client, "/accounts/account/delete", &form);
    assert_eq!(status, Status::Conflict, "{told}");
    assert!(page(&client, "/").1.contains("Tea"));
}

#[test]
fn an_order_outlives_the_session_it_was_typed_in() {
    let client = client();
    client.force_login(&client.create(NewUser::new("ada", "ada@example.org").password(PASSWORD)));
    client.advance(100 * 86_400);
    let (status, sign_in) = send(&client, "/orders", "what=Tea");
    assert_eq!(status, Status::Unauthorized);
    assert!(sign_in.contains("Sign in"), "{sign_in}");
    assert!(sign_in.contains(r#"name="kept""#), "it carries the order: {sign_in}");
}

#[test]
fn permissions_given_at_once_are_all_there() {
    let client = client();
    let bob = client.create_user("bob");
    let accounts = client.rocket().state::<Accounts>().expect("Doorward is attached").clone();
    let runtime = rocket::tokio::runtime::Runtime::new().expect("a runtime");
    let (first, second) = (accounts.clone(), accounts.clone());
    runtime.block_on(async {
        let edit = rocket::tokio::spawn(async move { first.grant(bob.id, "orders.edit").await });
        let see = rocket::tokio::spawn(async move { second.grant(bob.id, "orders.see").await });
        edit.await.expect("no panic").expect("it is declared");
        see.await.expect("no panic").expect("it is declared");
        for permission in ["orders.edit", "orders.see"] {
            assert!(accounts.can(bob.id, permission).await.expect("the database answers"));
        }
    });
}
