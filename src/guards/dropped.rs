//! Header values that are bytes and not text (RFC 9110 §5.5).
//!
//! Rocket drops a header whose value is not UTF-8: one odd cookie of a neighbour, and ours are gone
//! with it. But the head of an HTTP/1 request still lies in memory as it came, around the values
//! that Rocket did keep. It is read by the kernel, as any file is, from the value of `Host`
//! onwards; and it counts only if each line that is text is found at its very place among the
//! headers that Rocket has, so that nothing but the head can be taken for it. Nobody looks while
//! Rocket has never told that it dropped one.

use std::fs::File;
use std::os::unix::fs::FileExt;
use std::sync::LazyLock;

use rocket::Request;

use super::sent::sent;
use crate::logging;

/// Bytes that are read at once; heads are shorter nearly always.
const STEP: usize = 4096;
/// The longest head that is looked at, in bytes.
const LONGEST: usize = 128 * 1024;

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

fn find(request: &Request<'_>) -> Option<Vec<(String, Vec<u8>)>> {
    if logging::all_understood() {
        return None;
    }
    let start = sent(request, "Host").next()?.as_ptr() as usize;
    let head = head(start)?;
    let mut found = Vec::new();
    let mut place = 0;
    for (number, line) in lines(&head).enumerate() {
        let colon = match number {
            // The first line begins in the middle, with the value itself.
            0 => None,
            _ => Some(line.iter().position(|byte| *byte == b':')?),
        };
        let name = std::str::from_utf8(&line[..colon.unwrap_or(0)]).ok()?;
        let value = &line[colon.map_or(0, |colon| colon + 1)..];
        let blank = value.len() - value.trim_ascii_start().len();
        let at = start + place + (line.len() - value.len()) + blank;
        match std::str::from_utf8(value.trim_ascii()) {
            // An empty value lies nowhere.
            Ok("") => {}
            Ok(text) => {
                let name = if number == 0 { "host" } else { name };
                let mut kept = request.headers().get(name);
                kept.find(|kept| *kept == text && kept.as_ptr() as usize == at)?;
            }
            Err(_) => found.push((name.to_owned(), value.trim_ascii().to_vec())),
        }
        place += line.len() + 2;
    }
    Some(found)
}

/// The bytes from `start` to the empty line that ends the head, without it.
fn head(start: usize) -> Option<Vec<u8>> {
    let memory = MEMORY.as_ref()?;
    let mut head = Vec::new();
    while head.len() < LONGEST {
        let known = head.len();
        head.resize(known + STEP, 0);
        let place = u64::try_from(start + known).ok()?;
        let read = memory.read_at(&mut head[known..], place).ok()?;
        head.truncate(known + read);
        let end = head.windows(4).skip(known.saturating_sub(3)).position(|end| end == b"\r\n\r\n");
        if let Some(end) = end {
            head.truncate(known.saturating_sub(3) + end);
            return Some(head);
        }
        if read == 0 {
            return None;
        }
    }
    None
}

fn lines(head: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = Some(head);
    std::iter::from_fn(move || {
        let line = rest?;
        let end = line.windows(2).position(|end| end == b"\r\n");
        rest = end.map(|end| &line[end + 2..]);
        Some(&line[..end.unwrap_or(line.len())])
    })
}
