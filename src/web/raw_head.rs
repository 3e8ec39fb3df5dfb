//! What Rocket drops from a request's head: the HTTP version, and header values that are not UTF-8
//! (RFC 9110 §5.5).
//!
//! One such cookie of another application would otherwise take ours with it. The head of an HTTP/1
//! request still lies in memory as sent, around the target and the values that Rocket kept. It is
//! read from the target onwards through `/proc/self/mem`, so that the kernel checks the addresses.
//! Headers count only if every text line is at exactly the address of the value that Rocket has, so
//! that nothing else can be mistaken for the head. HTTP/2 has no such head. Dropped headers are not
//! searched for while Rocket is known to have dropped none.

use std::fs::File;
use std::os::unix::fs::FileExt;
use std::sync::LazyLock;

use rocket::Request;

use crate::logging;

/// The bytes to read at once; nearly all heads are shorter.
const STEP: usize = 4096;
/// The longest head to read, in bytes.
const LONGEST: usize = 128 * 1024;
/// What follows the target in a request line.
const VERSIONS: [&[u8]; 2] = [b" HTTP/1.0", b" HTTP/1.1"];

/// This process's own memory.
static MEMORY: LazyLock<Option<File>> = LazyLock::new(|| File::open("/proc/self/mem").ok());

/// The headers that were dropped: names and values.
#[derive(Default)]
struct Dropped(Vec<(String, Vec<u8>)>);

/// The values of the headers of this name that Rocket has dropped.
pub fn dropped<'r>(
    request: &'r Request<'_>,
    name: &'static str,
) -> impl Iterator<Item = &'r [u8]> + use<'r> {
    let dropped = request.local_cache(|| Dropped(find(request).unwrap_or_default()));
    let named = dropped.0.iter().filter(move |(other, _)| other.eq_ignore_ascii_case(name));
    named.map(|(_, value)| value.as_slice())
}

/// Whether a request without `Host` is HTTP/1.0, which does not need one (RFC 9112 §3.2).
pub fn is_http_1_0(request: &Request<'_>) -> bool {
    match Head::of(request) {
        Some(head) => head.version == VERSIONS[0],
        // A head that is only `GET /` cannot be found in memory; no HTTP/1.1 client sends one.
        None => request.headers().is_empty() && request.uri().path() == "/",
    }
}

fn find(request: &Request<'_>) -> Option<Vec<(String, Vec<u8>)>> {
    if logging::all_understood() {
        return None;
    }
    let head = Head::of(request)?;
    let (mut at, mut found) = (head.at, Vec::new());
    for line in head.lines.split_inclusive(|byte| *byte == b'\n') {
        let colon = line.iter().position(|byte| *byte == b':')?;
        let name = std::str::from_utf8(&line[..colon]).ok()?;
        let value = line[colon + 1..].trim_ascii_start();
        let place = at + line.len() - value.len();
        match std::str::from_utf8(value.trim_ascii()) {
            // An empty value has no address.
            Ok("") => {}
            Ok(text) => {
                let mut kept = request.headers().get(name);
                kept.find(|kept| *kept == text && kept.as_ptr() as usize == place)?;
            }
            Err(_) => found.push((name.to_owned(), value.trim_ascii().to_vec())),
        }
        at += line.len();
    }
    Some(found)
}

/// What follows the target in a request's head.
struct Head {
    version: &'static [u8],
    lines: Vec<u8>,
    /// The address of the lines.
    at: usize,
}

impl Head {
    fn of(request: &Request<'_>) -> Option<Self> {
        let uri = request.uri();
        let target = uri.query().map_or(uri.path().as_str(), |query| query.as_str());
        let behind = target.as_ptr() as usize + target.len();
        Head::at(behind).or_else(|| {
            // A target that is only `/`, or was rewritten, lies elsewhere in memory. The request
            // line is then searched for before the first header that was kept.
            let values = request.headers().iter().filter(|header| !header.value().is_empty());
            let first = values.map(|header| header.value().as_ptr() as usize).min()?;
            let page = first - first % STEP;
            let before = bytes(page.checked_sub(STEP)?, first - page + STEP);
            let before = before.or_else(|| bytes(page, first - page))?;
            let end = (0..before.len()).rev().find(|at| version(&before[*at..]).is_some())?;
            Head::at(first - before.len() + end)
        })
    }

    /// The head whose target ends at this address.
    fn at(target: usize) -> Option<Self> {
        let mut head = Vec::new();
        while head.len() < LONGEST {
            let read = bytes(target + head.len(), STEP).filter(|read| !read.is_empty())?;
            head.extend_from_slice(&read);
            let version = version(&head)?;
            let mut from = 0;
            for line in head.split_inclusive(|byte| *byte == b'\n') {
                if matches!(line, b"\n" | b"\r\n") {
                    let begin = head.iter().position(|byte| *byte == b'\n')? + 1;
                    let lines = head[begin..from].to_vec();
                    return Some(Head { version, lines, at: target + begin });
                }
                from += line.len();
            }
        }
        None
    }
}

/// The version, if these bytes are the end of a request line.
fn version(bytes: &[u8]) -> Option<&'static [u8]> {
    let version = VERSIONS.into_iter().find(|version| bytes.starts_with(version))?;
    let end = &bytes[version.len()..];
    (end.starts_with(b"\r\n") || end.starts_with(b"\n")).then_some(version)
}

/// Reads memory at this address; fewer bytes where the mapping ends.
fn bytes(place: usize, length: usize) -> Option<Vec<u8>> {
    let mut bytes = vec![0; length];
    let read = MEMORY.as_ref()?.read_at(&mut bytes, u64::try_from(place).ok()?).ok()?;
    bytes.truncate(read);
    Some(bytes)
}
