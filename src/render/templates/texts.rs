//! Puts the texts of a language, and the icons, into parsed templates, so that rendering a page does
//! not look them up.

use rocket_dyn_templates::tera::ast::{
    Expr, ExprVal, FunctionCall, If, LogicExpr, LogicOperator, Node, WS,
};
use rust_embed::Embed;

use crate::render::templates::tree::{bodies, expressions, join, joined, parts, turn};
use crate::text::{Language, Pattern, Piece, ValueKind, escaped, with_tags};

/// Stands around the name of a link in a text while its tags are written. No text has it.
const MARK: char = '\0';

/// The drawings of the icons.
#[derive(Embed)]
#[folder = "static/doorward/"]
#[include = "icons.svg"]
struct Sprite;

/// Draws the icons among these nodes, and, if there is a `language`, writes its texts: those of `t`
/// as HTML, those of `plain` without markup.
///
/// # Errors
/// A text is missing, or lacks a value.
pub fn put(nodes: &mut Vec<Node>, language: Option<&Language>) -> Result<(), String> {
    for mut node in std::mem::take(nodes) {
        for body in bodies(&mut node) {
            put(body, language)?;
        }
        if let Node::VariableBlock(_, expression) = &mut node
            && called(expression).is_some()
        {
            parts(expression).into_iter().try_for_each(|part| place(part, language))?;
        } else {
            expressions(&mut node).into_iter().try_for_each(|whole| place(whole, language))?;
        }
        let call = match &node {
            Node::VariableBlock(_, expression) => called(expression),
            _ => None,
        };
        match (call, language) {
            (Some(call), _) if call.name == "icon" => join(nodes, Node::Text(drawn(call)?)),
            (Some(call), Some(language)) => {
                let (key, pattern) = message(call, language)?;
                let written = printed(nodes, pattern, call, call.name == "t");
                written.map_err(|why| format!("text {key:?}: {why}"))?;
            }
            _ => join(nodes, node),
        }
    }
    Ok(())
}

/// The call of a text or an icon that an expression is, as a whole.
fn called(expression: &Expr) -> Option<&FunctionCall> {
    match &expression.val {
        ExprVal::FunctionCall(call) if expression.filters.is_empty() => {
            ["t", "plain", "icon"].contains(&call.name.as_str()).then_some(call)
        }
        _ => None,
    }
}

/// Writes the texts within an expression, as parts of it.
fn place(expression: &mut Expr, language: Option<&Language>) -> Result<(), String> {
    parts(expression).into_iter().try_for_each(|part| place(part, language))?;
    turn(expression, |value| match value {
        ExprVal::StringConcat(all) => {
            let values = all.values.into_iter().map(|value| said(value, language));
            Ok(joined(values.collect::<Result<Vec<_>, _>>()?))
        }
        other => said(other, language),
    })
}

/// A text as a value.
fn said(value: ExprVal, language: Option<&Language>) -> Result<ExprVal, String> {
    let (call, language) = match (value, language) {
        (ExprVal::FunctionCall(call), _) if call.name == "icon" => {
            return Err("an icon stands by itself".to_owned());
        }
        (ExprVal::FunctionCall(call), Some(language))
            if ["t", "plain"].contains(&call.name.as_str()) =>
        {
            (call, language)
        }
        (other, _) => return Ok(other),
    };
    let (key, pattern) = message(&call, language)?;
    let part = |piece: &Piece| match piece {
        Piece::Words(words) => Ok(ExprVal::String(words.to_string())),
        Piece::Value { name, .. } => Ok(argument(&call, name)?.val.clone()),
        Piece::Choice { .. } => Err("it makes a choice, and can only stand by itself".to_owned()),
    };
    let all = pattern.iter().map(part).collect::<Result<Vec<_>, String>>();
    Ok(joined(all.map_err(|why| format!("text {key:?}: {why}"))?))
}

fn message<'c, 'l>(
    call: &'c FunctionCall,
    language: &'l Language,
) -> Result<(&'c str, &'l Pattern), String> {
    let key = word(call, "key").ok_or("a text without a key")?;
    Ok((key, language.message(key).ok_or_else(|| format!("no text {key:?}"))?))
}

fn argument<'c>(call: &'c FunctionCall, name: &str) -> Result<&'c Expr, String> {
    call.args.get(name).ok_or_else(|| format!("it lacks the value {name}"))
}

/// An argument that is a string.
fn word<'c>(call: &'c FunctionCall, name: &str) -> Option<&'c str> {
    match &call.args.get(name)?.val {
        ExprVal::String(word) => Some(word),
        _ => None,
    }
}

/// Adds the nodes that print a text: as HTML, or without markup.
fn printed(
    to: &mut Vec<Node>,
    pattern: &Pattern,
    call: &FunctionCall,
    html: bool,
) -> Result<(), String> {
    let text = |to: &mut Vec<Node>, text: &str| join(to, Node::Text(text.to_owned()));
    for piece in pattern {
        match piece {
            Piece::Words(words) if html => {
                let link = |name: &str| {
                    let known = call.args.contains_key(name);
                    known.then(|| format!("<a href=\"{MARK}{name}{MARK}\">"))
                };
                let words = with_tags(words, escaped, link);
                for (place, part) in words.split(MARK).enumerate() {
                    match place % 2 {
                        0 => text(to, part),
                        _ => to.push(variable(argument(call, part)?.clone())),
                    }
                }
            }
            Piece::Words(words) => text(to, &escaped(words)),
            Piece::Value { name, kind } => {
                let value = argument(call, name)?.clone();
                match (kind, html) {
                    (ValueKind::Number, _) => to.push(variable(filtered(value, "number"))),
                    (ValueKind::Time, true) => to.push(variable(filtered(value, "moment"))),
                    (ValueKind::Time, false) => {
                        return Err(format!("the moment {name} is an element"));
                    }
                    (ValueKind::Words, true) => {
                        text(to, "<bdi>");
                        to.push(variable(value));
                        text(to, "</bdi>");
                    }
                    (ValueKind::Words, false) => to.push(variable(value)),
                }
            }
            Piece::Choice { name, variants, other } => {
                let value = argument(call, name)?;
                let branch = |variant: &Pattern| {
                    let mut nodes = Vec::new();
                    printed(&mut nodes, variant, call, html).map(|()| nodes)
                };
                let mut choice = If { conditions: Vec::new(), otherwise: None };
                for (at, (key, variant)) in variants.iter().enumerate() {
                    let body = branch(variant)?;
                    match at == *other {
                        true => choice.otherwise = Some((WS::default(), body)),
                        false => {
                            choice.conditions.push((WS::default(), condition(value, key), body));
                        }
                    }
                }
                to.push(Node::If(choice, WS::default()));
            }
        }
    }
    Ok(())
}

fn variable(expression: Expr) -> Node {
    Node::VariableBlock(WS::default(), expression)
}

fn filtered(mut value: Expr, filter: &str) -> Expr {
    value.filters.push(FunctionCall { name: filter.to_owned(), args: Default::default() });
    value
}

/// When a variant is chosen: by the number itself, by its plural category, or by the word.
fn condition(value: &Expr, key: &str) -> Expr {
    let value = value.clone();
    let (value, key) = match key {
        "zero" | "one" | "two" | "few" | "many" | "other" => {
            (filtered(value, "plural"), ExprVal::String(key.to_owned()))
        }
        key => (value, key.parse().map_or_else(|_| ExprVal::String(key.to_owned()), ExprVal::Int)),
    };
    let (lhs, rhs) = (Box::new(value), Box::new(Expr::new(key)));
    Expr::new(ExprVal::Logic(LogicExpr { lhs, rhs, operator: LogicOperator::Eq }))
}

/// The drawing of an icon.
fn drawn(call: &FunctionCall) -> Result<String, String> {
    let name = word(call, "name").ok_or("an icon without a name")?;
    let file = Sprite::get("icons.svg").ok_or("there are no icons")?;
    let sprite = String::from_utf8_lossy(&file.data).into_owned();
    let begin = format!("<symbol id=\"{name}\" viewBox=\"0 0 20 20\">");
    let drawing = sprite.split_once(&begin).and_then(|(_, rest)| rest.split_once("</symbol>"));
    let (drawing, _) = drawing.ok_or_else(|| format!("no icon {name:?}"))?;
    let class = word(call, "class").map(|class| format!(" {class}")).unwrap_or_default();
    Ok(format!(
        "<svg class=\"icon{class}\" viewBox=\"0 0 20 20\" aria-hidden=\"true\">{drawing}</svg>"
    ))
}

#[cfg(test)]
mod tests {
    use rocket_dyn_templates::tera::Template;

    use super::*;

    const FILE: &str = "hello = Hello\n\
        quoted = “It’s” {\"{\"}{\"{\"} 5 % & <b>\n\
        named = Hi, { $name }!\n\
        many = { $n ->\n    [0] None\n    [one] One { $what }\n   *[other] { NUMBER($n) }\n }\n\
        link = See <a>the <strong>list</strong></a>.\n";

    fn tree(source: &str) -> Vec<Node> {
        Template::new("a.html", None, source).expect("it parses").ast
    }

    fn written(source: &str) -> Result<Vec<Node>, String> {
        let files = [("a.ftl".to_owned(), FILE.to_owned())];
        let language = Language::read("en", &files, None).expect("it can be read");
        let mut nodes = tree(source);
        put(&mut nodes, Some(&language)).map(|()| nodes)
    }

    #[test]
    fn texts_stand_in_templates_as_if_they_had_been_written_there() {
        for (source, expected) in [
            ("<p>{{ t(key=\"hello\") }}</p>", "<p>Hello</p>"),
            ("{{ a }}{# t(key=\"x\") #}", "{{ a }}"),
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
                "See <a href=\"{{ site_base ~ '/x?a=b,c' ~ q }}\">the <strong>list</strong></a>.",
            ),
            (
                "{% if start(key=\"x\") %}{{ part(key=\"x\") }}{% endif %}",
                "{% if start(key=\"x\") %}{{ part(key=\"x\") }}{% endif %}",
            ),
        ] {
            assert_eq!(written(source), Ok(tree(expected)), "{source}");
        }
        let quoted = Node::Text("“It’s” {{ 5 % &amp; &lt;b&gt;".to_owned());
        assert_eq!(written("{{ t(key=\"quoted\") }}"), Ok(vec![quoted]));
        let icon = written("{{ icon(name=\"down\", class=\"icon-small\") }}").expect("it is there");
        let [Node::Text(icon)] = &icon[..] else { panic!("{icon:?}") };
        assert!(icon.starts_with("<svg class=\"icon icon-small\"") && icon.contains("<path"));
    }

    #[test]
    fn what_is_missing_is_told_with_the_template() {
        for (source, why) in [
            ("{{ t(key=\"absent\") }}", "no text \"absent\""),
            ("{{ t(key=\"named\") }}", "lacks the value name"),
            ("{{ f::g(a=plain(key=\"many\", n=1, what=2)) }}", "by itself"),
            ("{{ icon(name=\"absent\") }}", "no icon"),
        ] {
            assert!(written(source).unwrap_err().contains(why), "{source}");
        }
    }
}
