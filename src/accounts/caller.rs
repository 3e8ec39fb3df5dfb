//! Who acts, and from where.

use std::net::{IpAddr, Ipv4Addr};

use crate::audit::{By, Party};

/// Who carries out a verb.
#[derive(Clone, Debug)]
pub struct Caller {
    /// As the audit trail names them.
    pub by: By,
    pub client: Client,
}

/// The program that somebody uses.
#[derive(Clone, Debug)]
pub struct Client {
    pub address: IpAddr,
    pub user_agent: String,
}

impl Caller {
    /// Whoever sits at the command line.
    pub fn terminal() -> Self {
        let client =
            Client { address: Ipv4Addr::UNSPECIFIED.into(), user_agent: String::default() };
        Caller { by: By::terminal(), client }
    }

    /// An account that turned out to be the caller's, acting from the same place.
    pub(super) fn by_account(&self, actor: impl Into<Party>) -> By {
        By { actor: actor.into(), source: self.by.source.clone() }
    }
}
