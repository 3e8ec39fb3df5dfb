//! What Rocket drops of a request's head: its version, and header values that are bytes and not
//! text (RFC 9110 §5.5).
//!
//! One odd cookie of a neighbour, and ours would be gone with it. But the head of an HTTP/1 request
//! still lies in memory as it came, around the target and the values that Rocket did keep. It is
//! read by the kernel, as any file is, from the target onwards; and headers count only if each line
//! that is text is found at its very place among those that Rocket has, so that nothing but the
//! head can be taken for it. HTTP/2 has no such head. Nobody looks while Rocket has never told that it
//! dropped a header.

use std::fs::File;
use std::os::unix::fs::FileExt;
use std::sync::LazyLock;

use rocket::Request;

use crate::logging;

/// Bytes that are read at once; heads are shorter nearly always.
const STEP: usize = 4096;
/// The longest head that is looked at, in bytes.
const LONGEST: usize = 128 * 1024;
/// What stands behind a request's target.
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

/// Whether a request without `Host` says that it is HTTP/1.0, which need not have one (RFC 9112
/// §3.2).
pub fn is_http_1_0(request: &Request<'_>) -> bool {
    match Head::of(request) {
        Some(head) => head.version == VERSIONS[0],
        // A head that is nothing but `GET /` leaves no trace; of the clients of today's versions
        // none sends one.
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
            // An empty value lies nowhere.
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
    /// Where the lines lie.
    at: usize,
}

impl Head {
    fn of(request: &Request<'_>) -> Option<Self> {
        let uri = request.uri();
        let target = uri.query().map_or(uri.path().as_str(), |query| query.as_str());
        let behind = target.as_ptr() as usize + target.len();
        Head::at(behind).or_else(|| {
            // `/` alone, and what has been rewritten, lie elsewhere. The request line is looked for
            // before the first header that was kept.
            let values = request.headers().iter().filter(|header| !header.value().is_empty());
            let first = values.map(|header| header.value().as_ptr() as usize).min()?;
            let page = first - first % STEP;
            let before = bytes(page.checked_sub(STEP)?, first - page + STEP);
            let before = before.or_else(|| bytes(page, first - page))?;
            let end = (0..before.len()).rev().find(|at| version(&before[*at..]).is_some())?;
            Head::at(first - before.len() + end)
        })
    }

    /// The head whose target ends here.
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

/// The version that a line ends with, of which these bytes are the rest.
fn version(bytes: &[u8]) -> Option<&'static [u8]> {
    let version = VERSIONS.into_iter().find(|version| bytes.starts_with(version))?;
    let end = &bytes[version.len()..];
    (end.starts_with(b"\r\n") || end.starts_with(b"\n")).then_some(version)
}

/// What lies in memory at this place; less where it ends before.
fn bytes(place: usize, length: usize) -> Option<Vec<u8>> {
    let mut bytes = vec![0; length];
    let read = MEMORY.as_ref()?.read_at(&mut bytes, u64::try_from(place).ok()?).ok()?;
    bytes.truncate(read);
    Some(bytes)
}
