//! The JSON of a token's header and payload: an object in UTF-8 without duplicate names (RFC 7515
//! §4, RFC 7519 §4), so that all readers understand it alike.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;

use data_encoding::BASE64URL_NOPAD;
use serde::de::{DeserializeOwned, Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// The object in a part of a token; `None` for any other JSON.
pub(super) fn object<T: DeserializeOwned>(part: &str) -> Option<T> {
    let bytes = BASE64URL_NOPAD.decode(part.as_bytes()).ok()?;
    let text = std::str::from_utf8(&bytes).ok()?;
    // Serde would accept an array for a struct.
    if !text.starts_with('{') {
        return None;
    }
    serde_json::from_str::<Plain>(text).ok()?;
    serde_json::from_str(text).ok()
}

/// The value of an optional member, which must not be null.
pub(super) fn some<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    T::deserialize(deserializer).map(Some)
}

/// Any JSON without duplicate names in an object.
struct Plain;

#[derive(PartialEq, Eq, PartialOrd, Ord, Deserialize)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);

impl<'de> Deserialize<'de> for Plain {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Look)
    }
}

struct Look;

impl<'de> Visitor<'de> for Look {
    type Value = Plain;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Plain, E> {
        Ok(Plain)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Plain, E> {
        Ok(Plain)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Plain, E> {
        Ok(Plain)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Plain, E> {
        Ok(Plain)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Plain, E> {
        Ok(Plain)
    }

    fn visit_str<E>(self, _: &str) -> Result<Plain, E> {
        Ok(Plain)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Plain, A::Error> {
        while list.next_element::<Plain>()?.is_some() {}
        Ok(Plain)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Plain, A::Error> {
        let mut names = BTreeSet::new();
        while let Some((name, Plain)) = object.next_entry::<Name<'de>, Plain>()? {
            if !names.insert(name) {
                return Err(A::Error::custom("a name comes twice"));
            }
        }
        Ok(Plain)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn is_plain(bytes: &[u8]) -> bool {
        object::<Value>(&BASE64URL_NOPAD.encode(bytes)).is_some()
    }

    #[test]
    fn an_object_in_utf_8_without_a_name_twice_is_read() {
        for good in [
            &b"{}"[..],
            br#"{"a":null,"b":[true,-1,1.5,"c",18446744073709551615],"c":{"a":1}}"#,
            "{\"é\":\"ü\",\"e\":1}".as_bytes(),
            br#"{"a":[{"a":1},{"a":1}]}"#,
        ] {
            assert!(is_plain(good), "{}", String::from_utf8_lossy(good));
        }
    }

    #[test]
    fn what_two_readers_could_take_for_two_things_is_not() {
        for bad in [
            &b""[..],
            b"[]",
            b" {}",
            b"{}x",
            b"\xef\xbb\xbf{}",
            b"{\"a\":\"\xff\"}",
            b"{\"a\":1,\"a\":1}",
            br#"{"a":1,"\u0061":1}"#,
            br#"{"a":{"b":1,"b":2}}"#,
            br#"{"a":[{"b":1,"b":2}]}"#,
            br#"{"":1,"":2}"#,
        ] {
            assert!(!is_plain(bad), "{}", String::from_utf8_lossy(bad));
        }
    }
}
