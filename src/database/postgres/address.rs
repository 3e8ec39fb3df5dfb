//! A PostgreSQL URL: its servers, and which of them are suitable.

use std::str::FromStr;

use sea_orm::sqlx;
use sea_orm::sqlx::postgres::{PgConnectOptions, PgConnection};
use sea_orm::sqlx::{ConnectOptions as _, Connection as _};

use crate::database::postgres::{Role, greet, wrap};
use crate::error::cause;

/// Parameters that are passed to the driver.
const DRIVERS: [&str; 18] = [
    "sslmode",
    "ssl-mode",
    "sslrootcert",
    "ssl-root-cert",
    "ssl-ca",
    "sslcert",
    "ssl-cert",
    "sslkey",
    "ssl-key",
    "statement-cache-capacity",
    "host",
    "hostaddr",
    "port",
    "dbname",
    "user",
    "password",
    "application_name",
    "options",
];
/// The parameter that says which servers are suitable.
const ROLE: &str = "target_session_attrs";

const ENCODE: &str = "the part before the @ cannot be read: percent-encode : / ? # % @ in the user \
                      name and the password (%3A %2F %3F %23 %25 %40)";

/// Which of the servers in the URL are suitable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    Any,
    /// A server that accepts writes.
    ReadWrite,
    /// A server that is not a standby.
    Primary,
}

impl Wanted {
    /// Why a server is not suitable.
    pub fn refuses(self, role: Role) -> Option<&'static str> {
        match self {
            Wanted::ReadWrite if role.read_only => Some("it can only be read"),
            Wanted::Primary if role.standby => Some("it is a standby"),
            _ => None,
        }
    }
}

/// The servers of a URL, in its order.
#[derive(Clone, Debug)]
pub(super) struct Address {
    servers: Vec<PgConnectOptions>,
    pub wanted: Wanted,
}

impl Address {
    /// Parses a URL with one or several hosts.
    ///
    /// # Errors
    /// What is wrong with the URL, without anything before its last `@`.
    pub fn parse(url: &str) -> Result<Self, String> {
        let rest = url.split_once("://").map_or("", |(_, rest)| rest);
        let (who, place) = match rest.rsplit_once('@') {
            Some((who, place)) => (format!("{who}@"), place),
            None => (String::new(), rest),
        };
        if who.contains(['/', '?', '#']) || !is_encoded(&who) {
            return Err(ENCODE.into());
        }
        if place.contains('#') {
            return Err("what follows # means nothing in it; percent-encode it as %23".into());
        }
        let (place, query) = place.split_once('?').unwrap_or((place, ""));
        let (hosts, path) = place.split_once('/').unwrap_or((place, ""));
        let (wanted, query) = parameters(query)?;
        let servers = hosts.split(',').map(|host| {
            let one = format!("postgres://{who}{host}/{path}?{query}");
            let options = PgConnectOptions::from_str(&one).map_err(|error| match error {
                sqlx::Error::Configuration(why) if why.is::<std::str::Utf8Error>() => {
                    ENCODE.to_owned()
                }
                sqlx::Error::Configuration(why) => format!("{host}: {why}"),
                other => format!("{host}: {other}"),
            });
            // Doorward needs no floating-point numbers, and poolers reject this parameter.
            options.map(|options| unbracketed(options).extra_float_digits(None))
        });
        Ok(Address { servers: servers.collect::<Result<_, _>>()?, wanted })
    }

    /// A description for people.
    pub fn name(&self) -> String {
        let first = self.servers.first();
        let database = first.map_or("", |one| one.get_database().unwrap_or(one.get_username()));
        let servers: Vec<String> = self.servers.iter().map(server).collect();
        format!("PostgreSQL, {database} on {}", servers.join(", "))
    }

    /// Whether the server has to be searched for.
    pub fn is_open(&self) -> bool {
        self.servers.len() > 1 || self.wanted != Wanted::Any
    }

    /// The first server that answers and is suitable, with a connection to it.
    ///
    /// # Errors
    /// Why none is suitable, and whether that may change within seconds.
    pub async fn find(&self) -> Result<(PgConnectOptions, PgConnection), Nowhere> {
        let mut nowhere = Nowhere { passing: true, why: String::new() };
        for options in &self.servers {
            let tried = rocket::tokio::time::timeout(
                crate::database::postgres::LOOK,
                self.look_at(options),
            )
            .await;
            let (passing, why) = match tried {
                Ok(Ok(connection)) => return Ok((options.clone(), connection)),
                Ok(Err(told)) => told,
                Err(_) => (true, "no answer in time".to_owned()),
            };
            nowhere.passing &= passing;
            if !nowhere.why.is_empty() {
                nowhere.why.push_str("; ");
            }
            if self.servers.len() > 1 {
                nowhere.why.push_str(&format!("{}: ", server(options)));
            }
            nowhere.why.push_str(&why);
        }
        Err(nowhere)
    }

    async fn look_at(&self, options: &PgConnectOptions) -> Result<PgConnection, (bool, String)> {
        let told = |error: sqlx::Error| (is_passing(&error), cause(&wrap(error)));
        let mut connection = options.connect().await.map_err(told)?;
        let role = greet(&mut connection).await.map_err(told)?;
        match self.wanted.refuses(role) {
            None => Ok(connection),
            Some(why) => {
                let _ = connection.close().await;
                Err((false, why.to_owned()))
            }
        }
    }
}

/// Why no server is suitable.
pub(super) struct Nowhere {
    /// Whether all of them may be starting.
    pub passing: bool,
    pub why: String,
}

/// Whether a server may be starting.
fn is_passing(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(why) => why.kind() == std::io::ErrorKind::ConnectionRefused,
        sqlx::Error::Database(said) => said.code().is_some_and(|code| code.starts_with("57P")),
        _ => false,
    }
}

/// A URL encloses an IPv6 address in brackets (RFC 3986 §3.2.2), which the resolver does not
/// accept.
fn unbracketed(options: PgConnectOptions) -> PgConnectOptions {
    let bare = options.get_host().strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    match bare.map(str::to_owned) {
        Some(host) => options.host(&host),
        None => options,
    }
}

fn server(options: &PgConnectOptions) -> String {
    match options.get_socket() {
        Some(socket) => format!("{} (port {})", socket.display(), options.get_port()),
        None if options.get_host().contains(':') => {
            format!("[{}]:{}", options.get_host(), options.get_port())
        }
        None => format!("{}:{}", options.get_host(), options.get_port()),
    }
}

/// Which servers are suitable, and the parameters for the driver.
fn parameters(query: &str) -> Result<(Wanted, String), String> {
    let mut wanted = Wanted::Any;
    let mut passed = url::form_urlencoded::Serializer::new(String::new());
    for (key, value) in url::form_urlencoded::parse(query.as_bytes()) {
        match &*key {
            ROLE => {
                wanted = match &*value {
                    "any" => Wanted::Any,
                    "read-write" => Wanted::ReadWrite,
                    "primary" => Wanted::Primary,
                    other => {
                        return Err(format!(
                            "{ROLE}={other}: expected any, read-write or primary, for Doorward \
                             writes"
                        ));
                    }
                }
            }
            known if DRIVERS.contains(&known) || known.starts_with("options[") => {
                passed.append_pair(known, &value);
            }
            other => {
                return Err(format!(
                    "unknown parameter {other:?}; it takes {ROLE}, {}",
                    DRIVERS.join(", ")
                ));
            }
        }
    }
    Ok((wanted, passed.finish()))
}

/// Whether each `%` is followed by two hexadecimal digits.
fn is_encoded(text: &str) -> bool {
    text.split('%')
        .skip(1)
        .all(|after| after.len() > 1 && after.bytes().take(2).all(|byte| byte.is_ascii_hexdigit()))
}
