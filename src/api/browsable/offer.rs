//! What a page offers besides the answer: forms for further requests, and a field for a token.

use rocket::http::{Method, Status};
use serde::Serialize;

use crate::api::browsable::browsed::Browsed;
use crate::api::browsable::forms::{self, BrowsableForm, FormSource};
use crate::api::endpoint::{Access, Operation};
use crate::web::app;

/// What the visitor may do next.
#[derive(Default, Serialize)]
pub struct PageOffer<'a> {
    forms: Vec<BrowsableForm<'a>>,
    /// The query of a list.
    filter: Option<BrowsableForm<'a>>,
    deletable: bool,
    token: Option<TokenCard<'a>>,
    /// Whether there is any of these.
    any: bool,
    /// What works where GET is refused; the page begins with its form.
    #[serde(skip)]
    pub instead: Option<&'static Operation>,
}

/// A form that asks once with a token.
#[derive(Serialize)]
struct TokenCard<'a> {
    /// The user name of the one who asks.
    who: Option<&'a str>,
    /// Whether a token from this form has decided.
    used: bool,
    /// Why that token was not accepted.
    refused: Option<&'a str>,
}

impl<'a> PageOffer<'a> {
    /// What this visitor is offered beside this answer. After a token nothing else is: the token is
    /// not kept, and all other forms go out with the cookies.
    pub fn of(browsed: &Browsed<'a>) -> Self {
        let mut offer = PageOffer { token: TokenCard::of(browsed), ..PageOffer::default() };
        if !browsed.sent.by_token {
            offer.add_forms(browsed);
        }
        offer.any = offer.token.is_some()
            || offer.filter.is_some()
            || offer.deletable
            || !offer.forms.is_empty();
        offer
    }

    fn add_forms(&mut self, browsed: &Browsed<'a>) {
        let (endpoint, app) = (browsed.endpoint, app(browsed.request));
        let may = |method| {
            let needed = endpoint.access.met(browsed.who, method != Method::Get)
                && endpoint.is_open(&app.config);
            endpoint.operation(method).filter(|_| needed)
        };
        let shown =
            FormSource { sent: browsed.sent, body: browsed.body, status: browsed.status.code };
        let writes: Vec<&'static Operation> =
            [Method::Post, Method::Patch, Method::Put].into_iter().filter_map(may).collect();
        let delete = may(Method::Delete).filter(|_| browsed.status != Status::NotFound);
        self.forms =
            writes.iter().copied().filter_map(|write| forms::form(write, &shown)).collect();
        self.deletable = delete.is_some();
        if browsed.is_list()
            && let Some(get) = may(Method::Get)
        {
            self.filter = forms::filter(get, browsed.request);
        }
        if browsed.status == Status::MethodNotAllowed && browsed.sent.method == Method::Get {
            self.instead = writes.first().copied().or(delete);
        }
    }
}

impl<'a> TokenCard<'a> {
    /// The card of a page that can be read with a token.
    fn of(browsed: &Browsed<'a>) -> Option<Self> {
        let used = browsed.sent.by_token;
        let reads = browsed.endpoint.operation(Method::Get).is_some();
        if browsed.endpoint.access == Access::Public || !(used || reads) {
            return None;
        }
        let body = browsed.body;
        let why = body["messages"][0]["message"].as_str().or(body["detail"].as_str());
        Some(TokenCard {
            who: browsed.who.map(|who| who.username.as_str()),
            used,
            refused: why.filter(|_| used && browsed.status == Status::Unauthorized),
        })
    }
}
