//! Who acts, and from where.

use std::net::Ipv4Addr;

use crate::audit::{By, Party};
use crate::throttle::Whence;

/// Who carries out an operation.
#[derive(Clone, Debug)]
pub struct Caller {
    /// As the audit trail records them.
    pub by: By,
    pub client: Client,
}

/// The program that somebody uses.
#[derive(Clone, Debug)]
pub struct Client {
    pub whence: Whence,
    pub user_agent: String,
}

impl Caller {
    /// Whoever uses the command line.
    pub fn terminal() -> Self {
        Caller::local(By::terminal())
    }

    /// The host application itself.
    pub fn host() -> Self {
        Caller::local(By::host())
    }

    fn local(by: By) -> Self {
        let whence = Whence { address: Ipv4Addr::UNSPECIFIED.into(), foreign: false };
        let client = Client { whence, user_agent: String::new() };
        Caller { by, client }
    }

    /// The caller, identified as this account, at the same source.
    pub(super) fn by_account(&self, actor: impl Into<Party>) -> By {
        By { actor: actor.into(), source: self.by.source.clone() }
    }
}
