//! Puts the texts of a language, and the icons, into the sources of templates, so that rendering a
//! page does not look them up.

use rust_embed::Embed;

use crate::render::templates::calls::{TextCall, next_call, parts, unquoted};
use crate::text::{Language, Pattern, Piece, ValueKind, escaped, with_tags};

/// The drawings of the icons.
#[derive(Embed)]
#[folder = "static/doorward/"]
#[include = "icons.svg"]
struct Sprite;

/// A template's source with its icons drawn, and with its texts if there is a `language`: those of
/// `t` as HTML, those of `plain` without markup.
///
/// # Errors
/// A text is missing, or lacks a value; a sentence that names the template.
pub fn with_texts(name: &str, source: &str, language: Option<&Language>) -> Result<String, String> {
    let (mut out, mut rest) = (String::with_capacity(source.len()), source);
    while let Some(at) = rest.find('{') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = match rest.as_bytes().get(1) {
            Some(b'{') => "}}",
            Some(b'%') => "%}",
            Some(b'#') => "#}",
            _ => {
                out.push('{');
                rest = &rest[1..];
                continue;
            }
        };
        let length = rest.find(end).map_or(rest.len(), |place| place + 2);
        let (tag, after) = rest.split_at(length);
        let written = match end {
            "#}" => Ok(tag.to_owned()),
            _ => replaced(tag, end == "}}", language),
        };
        out.push_str(&written.map_err(|why| format!("{name}: {why}"))?);
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

/// A tag with its calls replaced.
fn replaced(tag: &str, prints: bool, language: Option<&Language>) -> Result<String, String> {
    let (mut out, mut rest) = (String::new(), tag);
    while let Some((before, call, after)) = next_call(rest) {
        let is_whole = prints
            && out.is_empty()
            && before == "{{ "
            && after == " }}"
            && rest.len() == tag.len();
        let written = match (call.name, language) {
            ("icon", _) if is_whole => drawn(&call)?,
            ("icon", _) => return Err("an icon stands by itself".to_owned()),
            (_, None) => {
                out.push_str(before);
                out.push_str(&rest[before.len()..rest.len() - after.len()]);
                rest = after;
                continue;
            }
            (name, Some(language)) => {
                let key = call.word("key").ok_or("a text without a key")?;
                let pattern = language.message(key).ok_or_else(|| format!("no text {key:?}"))?;
                let written = match is_whole {
                    true => printed(pattern, &call, name == "t"),
                    false => joined(pattern, &call),
                };
                written.map_err(|why| format!("text {key:?}: {why}"))?
            }
        };
        if is_whole {
            return Ok(written);
        }
        out.push_str(before);
        out.push_str(&written);
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

/// A text for a template that must not take it for its own.
fn harmless(text: &str) -> String {
    escaped(text).replace('{', "&#123;").replace('%', "&#37;")
}

/// The source that prints a text: as HTML, or without markup.
fn printed(pattern: &Pattern, call: &TextCall<'_>, html: bool) -> Result<String, String> {
    let mut out = String::new();
    for piece in pattern {
        match piece {
            Piece::Words(words) if html => {
                let link =
                    |name: &str| Some(format!("<a href=\"{}\">", address(call.argument(name)?)));
                out.push_str(&with_tags(words, harmless, link));
            }
            Piece::Words(words) => out.push_str(&harmless(words)),
            Piece::Value { name, kind } => {
                let value =
                    call.argument(name).ok_or_else(|| format!("it lacks the value {name}"))?;
                out.push_str(&match (kind, html) {
                    (ValueKind::Number, _) => format!("{{{{ {value} | number }}}}"),
                    (ValueKind::Time, true) => format!(
                        "<time datetime=\"{{{{ {value}.iso }}}}\" title=\"{{{{ {value}.title }}}}\">\
                         {{{{ {value}.text }}}}</time>"
                    ),
                    (ValueKind::Time, false) => format!("{{{{ {value}.text }}}}"),
                    (ValueKind::Words, true) => format!("<bdi>{{{{ {value} }}}}</bdi>"),
                    (ValueKind::Words, false) => format!("{{{{ {value} }}}}"),
                });
            }
            Piece::Choice { name, variants, other } => {
                let value =
                    call.argument(name).ok_or_else(|| format!("it lacks the value {name}"))?;
                let mut begin = "if";
                for (key, variant) in variants.iter().enumerate().filter(|(at, _)| at != other) {
                    let (key, variant) = (&variants[key].0, &variant.1);
                    let test = condition(value, key);
                    out.push_str(&format!("{{% {begin} {test} %}}"));
                    out.push_str(&printed(variant, call, html)?);
                    begin = "elif";
                }
                if begin == "elif" {
                    out.push_str("{% else %}");
                }
                out.push_str(&printed(&variants[*other].1, call, html)?);
                if begin == "elif" {
                    out.push_str("{% endif %}");
                }
            }
        }
    }
    Ok(out)
}

/// When a variant is chosen: by the number itself, by its plural category, or by the word.
fn condition(value: &str, key: &str) -> String {
    match key {
        "zero" | "one" | "two" | "few" | "many" | "other" => {
            format!("{value} | plural == \"{key}\"")
        }
        number if number.bytes().all(|byte| byte.is_ascii_digit()) => {
            format!("{value} == {number}")
        }
        word => format!("{value} == \"{word}\""),
    }
}

/// An expression that joins strings, as the source of an attribute's value.
fn address(expression: &str) -> String {
    let part = |part: &str| match unquoted(part.trim()) {
        Some(text) => harmless(text),
        None => format!("{{{{ {} }}}}", part.trim()),
    };
    parts(expression, b'~').into_iter().map(part).collect()
}

/// A text as an expression.
fn joined(pattern: &Pattern, call: &TextCall<'_>) -> Result<String, String> {
    let part = |piece: &Piece| match piece {
        Piece::Words(words) => {
            let quote = ['"', '\'', '`'].into_iter().find(|quote| !words.contains(*quote));
            let quote = quote.ok_or("it has quotes of all kinds")?;
            Ok(format!("{quote}{words}{quote}"))
        }
        Piece::Value { name, .. } => {
            let value = call.argument(name).ok_or_else(|| format!("it lacks the value {name}"))?;
            Ok(value.to_owned())
        }
        Piece::Choice { .. } => Err("it makes a choice, and can only stand by itself".to_owned()),
    };
    let all = pattern.iter().map(part).collect::<Result<Vec<_>, String>>()?;
    Ok(all.join(" ~ "))
}

/// The drawing of an icon.
fn drawn(call: &TextCall<'_>) -> Result<String, String> {
    let name = call.word("name").ok_or("an icon without a name")?;
    let file = Sprite::get("icons.svg").ok_or("there are no icons")?;
    let sprite = String::from_utf8_lossy(&file.data).into_owned();
    let begin = format!("<symbol id=\"{name}\" viewBox=\"0 0 20 20\">");
    let drawing = sprite.split_once(&begin).and_then(|(_, rest)| rest.split_once("</symbol>"));
    let (drawing, _) = drawing.ok_or_else(|| format!("no icon {name:?}"))?;
    let class = call.word("class").map(|class| format!(" {class}")).unwrap_or_default();
    Ok(format!(
        "<svg class=\"icon{class}\" viewBox=\"0 0 20 20\" aria-hidden=\"true\">{drawing}</svg>"
    ))
}

#[cfg(test)]
mod tests {
    use super::with_texts;
    use crate::text::Language;

    const FILE: &str = "hello = Hello\n\
        quoted = “It’s” {\"{\"}{\"{\"} 5 % & <b>\n\
        named = Hi, { $name }!\n\
        many = { $n ->\n    [0] None\n    [one] One { $what }\n   *[other] { NUMBER($n) }\n }\n\
        link = See <a>the <strong>list</strong></a>.\n";

    fn written(source: &str) -> Result<String, String> {
        let files = [("a.ftl".to_owned(), FILE.to_owned())];
        let language = Language::read("en", &files, None).expect("it can be read");
        with_texts("a.html", source, Some(&language))
    }

    #[test]
    fn texts_stand_in_templates_as_if_they_had_been_written_there() {
        for (source, expected) in [
            ("<p>{{ t(key=\"hello\") }}</p>", "<p>Hello</p>"),
            ("{{ a }}{# t(key=\"x\") #}", "{{ a }}{# t(key=\"x\") #}"),
            ("{{ t(key=\"named\", name=user.name) }}", "Hi, <bdi>{{ user.name }}</bdi>!"),
            ("x=\"{{ plain(key=\"named\", name=n) }}\"", "x=\"Hi, {{ n }}!\""),
            (
                "{{ f::g(label=plain(key=\"hello\"), b=plain(key=\"named\", name=a.b)) }}",
                "{{ f::g(label=\"Hello\", b=\"Hi, \" ~ a.b ~ \"!\") }}",
            ),
            (
                "{{ t(key=\"many\", n=p.n, what=w) }}",
                "{% if p.n == 0 %}None{% elif p.n | plural == \"one\" %}One <bdi>{{ w }}</bdi>\
                 {% else %}{{ p.n | number }}{% endif %}",
            ),
            (
                "{{ t(key=\"link\", a=site_base ~ \"/x?a=b,c\" ~ q) }}",
                "See <a href=\"{{ site_base }}/x?a=b,c{{ q }}\">the <strong>list</strong></a>.",
            ),
            ("{{ t(key=\"quoted\") }}", "“It’s” &#123;&#123; 5 &#37; &amp; &lt;b&gt;"),
            (
                "{% if start(key) %}{{ part(key=\"x\") }}",
                "{% if start(key) %}{{ part(key=\"x\") }}",
            ),
        ] {
            assert_eq!(written(source).as_deref(), Ok(expected), "{source}");
        }
        let icon = written("{{ icon(name=\"down\", class=\"icon-small\") }}").expect("it is there");
        assert!(icon.starts_with("<svg class=\"icon icon-small\"") && icon.contains("<path"));
    }

    #[test]
    fn what_is_missing_is_told_with_the_template() {
        for (source, why) in [
            ("{{ t(key=\"absent\") }}", "a.html: no text \"absent\""),
            ("{{ t(key=\"named\") }}", "lacks the value name"),
            ("{{ f::g(a=plain(key=\"many\", n=1, what=2)) }}", "by itself"),
            ("{{ icon(name=\"absent\") }}", "no icon"),
        ] {
            assert!(written(source).unwrap_err().contains(why), "{source}");
        }
    }
}
