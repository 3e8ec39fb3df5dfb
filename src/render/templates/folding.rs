//! What is known when a template is loaded is decided then, and not on every page.

use rocket_dyn_templates::tera::ast::{Expr, ExprVal, Forloop, If, Node};
use rocket_dyn_templates::tera::escape_html;
use serde_json::Value;

use crate::render::look::SiteValues;
use crate::render::templates::tree::{bodies, expressions, join, joined, parts, turn};

/// Writes out what is known, leaves out the comments and the branches that are never taken, and
/// joins what becomes one text.
pub fn fold(nodes: &mut Vec<Node>, known: &SiteValues) {
    for node in std::mem::take(nodes) {
        push(nodes, node, known);
    }
}

fn push(nodes: &mut Vec<Node>, mut node: Node, known: &SiteValues) {
    expressions(&mut node).into_iter().for_each(|expression| settle(expression, known));
    match node {
        Node::If(mut choice, space) => match decided(&mut choice, known) {
            Some(body) => body.into_iter().for_each(|node| push(nodes, node, known)),
            None => keep(nodes, Node::If(choice, space), known),
        },
        Node::Forloop(space, each, end) => match items(&each, known) {
            Some(all) => all.into_iter().for_each(|(body, known)| {
                body.into_iter().for_each(|node| push(nodes, node, &known));
            }),
            None => keep(nodes, Node::Forloop(space, each, end), known),
        },
        Node::VariableBlock(space, expression) => match printed(expression) {
            Ok(parts) => parts.into_iter().for_each(|part| match part {
                ExprVal::String(text) => join(nodes, Node::Text(escape_html(&text))),
                other => join(nodes, Node::VariableBlock(space, Expr::new(other))),
            }),
            Err(expression) => join(nodes, Node::VariableBlock(space, expression)),
        },
        other => keep(nodes, other, known),
    }
}

fn keep(nodes: &mut Vec<Node>, mut node: Node, known: &SiteValues) {
    bodies(&mut node).into_iter().for_each(|body| fold(body, known));
    join(nodes, node);
}

/// Puts what is known into an expression.
fn settle(expression: &mut Expr, known: &SiteValues) {
    parts(expression).into_iter().for_each(|part| settle(part, known));
    let Ok(()) = turn(expression, |value| Ok::<_, std::convert::Infallible>(literal(value, known)));
}

fn literal(value: ExprVal, known: &SiteValues) -> ExprVal {
    match value {
        ExprVal::Ident(name) => match known.get(&name) {
            Some(Value::String(text)) => ExprVal::String(text.clone()),
            Some(Value::Bool(holds)) => ExprVal::Bool(*holds),
            _ => ExprVal::Ident(name),
        },
        ExprVal::StringConcat(all) => {
            joined(all.values.into_iter().map(|value| literal(value, known)))
        }
        other => other,
    }
}

/// What is printed one after the other, if it is printed as it is. Tera does not escape what it has
/// joined, so that each part is printed by itself.
fn printed(expression: Expr) -> Result<Vec<ExprVal>, Expr> {
    match expression.val {
        ExprVal::StringConcat(all) if expression.filters.is_empty() => Ok(all.values),
        ExprVal::String(text) if expression.filters.is_empty() => Ok(vec![ExprVal::String(text)]),
        _ => Err(expression),
    }
}

/// The branch that is always taken, if there is one. Those that are never taken are removed.
fn decided(choice: &mut If, known: &SiteValues) -> Option<Vec<Node>> {
    let holds = |condition: &Expr| holds(condition, known);
    choice.conditions.retain(|(_, condition, _)| holds(condition) != Some(false));
    let always =
        choice.conditions.iter().position(|(_, condition, _)| holds(condition) == Some(true));
    if let Some(place) = always {
        let (space, _, body) = choice.conditions.swap_remove(place);
        choice.conditions.truncate(place);
        choice.otherwise = Some((space, body));
    }
    if !choice.conditions.is_empty() {
        return None;
    }
    Some(choice.otherwise.take().map(|(_, body)| body).unwrap_or_default())
}

/// Whether a condition holds, if that is known.
fn holds(condition: &Expr, known: &SiteValues) -> Option<bool> {
    let value = match &condition.val {
        _ if !condition.filters.is_empty() => return None,
        ExprVal::Bool(value) => *value,
        ExprVal::String(text) => !text.is_empty(),
        ExprVal::Ident(name) => !known.get(name)?.as_array()?.is_empty(),
        _ => return None,
    };
    Some(value != condition.negated)
}

/// The body of a loop over what is known, for each item together with what is known of it.
fn items(each: &Forloop, known: &SiteValues) -> Option<Vec<(Vec<Node>, SiteValues)>> {
    let ExprVal::Ident(name) = &each.container.val else { return None };
    let item = |item: &Value| {
        let mut known = known.clone();
        for (field, value) in item.as_object().into_iter().flatten() {
            known.insert(format!("{}.{field}", each.value), value.clone());
        }
        (each.body.clone(), known)
    };
    Some(known.get(name)?.as_array()?.iter().map(item).collect())
}

#[cfg(test)]
mod tests {
    use rocket_dyn_templates::tera::{Context, Template, Tera};
    use serde_json::json;

    use super::*;

    /// The nodes that are left, and what the template renders as before and afterwards.
    fn told(text: &str) -> (usize, String) {
        let mut context = Context::new();
        let Value::Object(known) = json!({
            "site_name": "A & B", "site_open": true, "site_terms": false, "site_theme": "",
            "site_links": [{ "label": "Help", "href": "/help" }, { "label": "<b>", "href": "/b" }],
            "site_none": [],
        }) else {
            unreachable!()
        };
        known.iter().for_each(|(name, value)| context.insert(name, value));
        context.insert("yes", &true);
        let render = |template: Template| {
            let mut tera = Tera::default();
            tera.templates.insert(template.name.clone(), template);
            tera.add_raw_templates::<[(&str, &str); 0], _, _>([]).expect("it is whole");
            tera.render("one.html", &context).expect("it renders")
        };
        let template = Template::new("one.html", None, text).expect("it parses");
        let mut folded = template.clone();
        fold(&mut folded.ast, &known);
        let nodes = folded.ast.len();
        let rendered = render(folded);
        assert_eq!(rendered, render(template), "{text}");
        (nodes, rendered)
    }

    #[test]
    fn what_is_known_is_one_text() {
        for (text, rendered) in [
            ("a {%- if true %} b {%- endif %} c", "a b c"),
            ("a{% if false %} b {% else %} d {%- endif %}{# e #} c", "a d c"),
            (
                "a{% if not true %}b{% elif true %}{% if true %}d{% endif %}{% else %}e{% endif %}",
                "ad",
            ),
            ("{% if false %}b{% endif %}c", "c"),
            (
                "{% if site_open %}{{ site_name }}{% endif %}{% if site_theme %}x{% endif %}",
                "A &amp; B",
            ),
            ("{% if not site_terms %}{{ site_name | safe }}{% elif yes %}b{% endif %}", "A & B"),
            (
                "{% if site_links %}{% for link in site_links %}{{ link.href }}:{{ link.label }};\
                 {% endfor %}{% endif %}{% if site_none %}none{% endif %}",
                "&#x2F;help:Help;&#x2F;b:&lt;b&gt;;",
            ),
        ] {
            assert_eq!(told(text), (1, rendered.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_is_not_known_stays_a_question() {
        for (text, nodes, rendered) in [
            (
                "{% if yes %}a{% if true %}b{% endif %}{% elif true %}c{% else %}d{% endif %}",
                1,
                "ab",
            ),
            ("{% if no %}a{% elif true %}b{% elif yes %}c{% else %}d{% endif %}", 1, "b"),
            ("{% if false %}a{% elif yes %}b{% endif %}c", 2, "bc"),
            (
                "{% if yes and site_open %}a{% endif %}{% set x = site_name %}{{ x }}",
                3,
                "aA &amp; B",
            ),
            ("{% for x in [1, 2] %}{% if true %}{{ x }}{% endif %}{# f #},{% endfor %}", 1, "1,2,"),
            (
                "{% if true %}{% block one %}{% if true %}x{% endif %}{% endblock one %}{% endif %}",
                1,
                "x",
            ),
        ] {
            assert_eq!(told(text), (nodes, rendered.to_owned()), "{text}");
        }
    }
}
