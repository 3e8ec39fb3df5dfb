//! What is known when a template is loaded is decided then, and not on every page.

use rocket_dyn_templates::tera::Template;
use rocket_dyn_templates::tera::ast::{Expr, ExprVal, If, Node};

/// Leaves out the comments and the branches that are never taken, and joins what becomes one text.
pub fn folded(mut template: Template) -> Template {
    let blocks = template.blocks.values_mut().map(|block| &mut block.body);
    let macros = template.macros.values_mut().map(|definition| &mut definition.body);
    for body in blocks.chain(macros).chain([&mut template.ast]) {
        fold(body);
    }
    template
}

fn fold(nodes: &mut Vec<Node>) {
    for node in std::mem::take(nodes) {
        push(nodes, node);
    }
}

fn push(nodes: &mut Vec<Node>, mut node: Node) {
    match &mut node {
        Node::Comment(..) => return,
        Node::Text(text) => {
            if let Some(Node::Text(before)) = nodes.last_mut() {
                before.push_str(text);
                return;
            }
        }
        Node::If(choice, _) => {
            if let Some(body) = decided(choice) {
                return body.into_iter().for_each(|node| push(nodes, node));
            }
            choice.conditions.iter_mut().for_each(|(.., body)| fold(body));
            choice.otherwise.iter_mut().for_each(|(_, body)| fold(body));
        }
        Node::Block(_, block, _) => fold(&mut block.body),
        Node::MacroDefinition(_, definition, _) => fold(&mut definition.body),
        Node::FilterSection(_, section, _) => fold(&mut section.body),
        Node::Forloop(_, each, _) => {
            fold(&mut each.body);
            each.empty_body.iter_mut().for_each(fold);
        }
        _ => {}
    }
    nodes.push(node);
}

/// The branch that is always taken, if there is one. Those that are never taken are removed.
fn decided(choice: &mut If) -> Option<Vec<Node>> {
    choice.conditions.retain(|(_, condition, _)| known(condition) != Some(false));
    let always =
        choice.conditions.iter().position(|(_, condition, _)| known(condition) == Some(true));
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

/// The value of a condition that is a literal.
fn known(condition: &Expr) -> Option<bool> {
    match condition.val {
        ExprVal::Bool(value) if condition.filters.is_empty() => Some(value != condition.negated),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use rocket_dyn_templates::tera::{Context, Tera};

    use super::*;

    /// The nodes that are left, and what the template renders as before and afterwards.
    fn told(text: &str) -> (usize, String) {
        let mut context = Context::new();
        context.insert("yes", &true);
        let render = |template: Template| {
            let mut tera = Tera::default();
            tera.templates.insert(template.name.clone(), template);
            tera.add_raw_templates::<[(&str, &str); 0], _, _>([]).expect("it is whole");
            tera.render("one", &context).expect("it renders")
        };
        let template = Template::new("one", None, text).expect("it parses");
        let folded = folded(template.clone());
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
