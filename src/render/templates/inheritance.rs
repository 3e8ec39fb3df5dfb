//! Templates that extend others are put together when they are loaded, and not on every page.

use std::collections::HashSet;

use rocket_dyn_templates::tera::ast::{Block, Node, WS};
use rocket_dyn_templates::tera::{Template, Tera};

use crate::render::templates::tree::{bodies, join};

/// The block that has all of a template.
const WHOLE: &str = "whole";

/// Writes each template as one, with the blocks in their places: nothing of those that it extends is
/// looked up when it is rendered, nor kept twice. An `included` one is rendered without those that it
/// extends; it and they stay as they are.
pub fn resolve(tera: &mut Tera, included: impl Fn(&str) -> bool) {
    let all = tera.templates.values();
    let stay = all.clone().filter(|template| included(&template.name));
    let stay: HashSet<&String> =
        stay.flat_map(|one| one.parents.iter().chain([&one.name])).collect();
    let resolved = all.filter(|template| !stay.contains(&template.name));
    let resolved: Vec<Template> = resolved.filter_map(|template| whole(tera, template)).collect();
    tera.templates.extend(resolved.into_iter().map(|one| (one.name.clone(), one)));
}

/// The template with those that it extends; `None` if two of them give the same name to different
/// macros.
fn whole(tera: &Tera, template: &Template) -> Option<Template> {
    let parents = template.parents.iter().filter_map(|name| tera.templates.get(name));
    let line: Vec<&Template> = std::iter::once(template).chain(parents).collect();
    let mut whole = Template::new(&template.name, None, "").ok()?;
    for one in &line {
        for (file, namespace) in &one.imported_macro_files {
            let known = whole.imported_macro_files.iter().find(|(_, known)| known == namespace);
            match known {
                Some((known, _)) if known != file => return None,
                Some(_) => {}
                None => whole.imported_macro_files.push((file.clone(), namespace.clone())),
            }
        }
        for (name, definition) in &one.macros {
            if whole.macros.insert(name.clone(), definition.clone()).is_some() {
                return None;
            }
        }
    }
    let mut body = Vec::new();
    fill(&mut body, &line, &line.last()?.ast, &[])?;
    // In a block, the macros of the templates that a page imports find each other by the names that
    // the page gives them.
    let block = |body| Block { name: WHOLE.to_owned(), body };
    whole.ast.push(Node::Block(WS::default(), block(Vec::new()), WS::default()));
    whole.blocks_definitions.insert(WHOLE.to_owned(), vec![(whole.name.clone(), block(body))]);
    Some(whole)
}

/// Adds these nodes with the blocks filled by the first of `line` that has them. `above` is what
/// `super()` stands for: the same block of those that are extended. `None` if there is none.
fn fill(to: &mut Vec<Node>, line: &[&Template], nodes: &[Node], above: &[&Block]) -> Option<()> {
    for node in nodes {
        match node {
            Node::Extends(..) | Node::ImportMacro(..) | Node::MacroDefinition(..) => {}
            Node::Super => {
                let (next, above) = above.split_first()?;
                fill(to, line, &next.body, above)?;
            }
            Node::Block(_, block, _) => {
                let own = line.iter().filter_map(|template| template.blocks.get(&block.name));
                let mut own: Vec<&Block> = own.collect();
                if !own.contains(&block) {
                    own.push(block);
                }
                fill(to, line, &own[0].body, &own[1..])?;
            }
            other => {
                let mut filled = other.clone();
                for body in bodies(&mut filled) {
                    let nodes = std::mem::take(body);
                    fill(body, line, &nodes, above)?;
                }
                join(to, filled);
            }
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use rocket_dyn_templates::tera::{Context, Tera};

    use super::resolve;

    const ALL: [(&str, &str); 7] = [
        (
            "layout",
            "<{% block title %}T{% endblock title %}>\
             {% if yes %}{% block bar %}[{% block at %}{% endblock at %}]{% endblock bar %}{% endif %}\
             {% block main %}none{% endblock main %}.",
        ),
        (
            "macros",
            "{% macro one(a) %}({{ a }}{{ m::two() }}){% endmacro one %}\
            {% macro two() %}2{% endmacro two %}",
        ),
        (
            "frame",
            "{% extends \"layout\" %}{% import \"macros\" as m %}\
             {% block main %}<p>{{ m::one(a=yes) }}{% block part %}part{% endblock part %}\
             </p>{% endblock main %}",
        ),
        (
            "page",
            "{% extends \"frame\" %}{% set x = 5 %}{% block title %}{{ super() }}-\
             {% endblock title %}{% block at %}here{{ x }}{% endblock at %}\
             {% block part %}{% for x in [1, 2] %}{{ x }}{% endfor %}{% endblock part %}",
        ),
        ("leaf", "{% extends \"page\" %}{% block title %}{{ super() }}!{% endblock title %}"),
        ("whole", "a{% block b %}b{% set c = yes %}{% endblock b %}{{ c }}{% include \"piece\" %}"),
        ("piece", "{% extends \"layout\" %}piece{% block title %}{% endblock title %}"),
    ];

    #[test]
    fn a_template_renders_as_it_did_before() {
        let mut before = Tera::default();
        before.add_raw_templates(ALL).expect("they parse");
        let mut after = before.clone();
        resolve(&mut after, |name| name == "piece");
        let mut context = Context::new();
        context.insert("yes", "yes");
        context.insert("x", "of the page");
        for (name, _) in ALL {
            let expected = before.render(name, &context).map_err(|error| error.to_string());
            let rendered = after.render(name, &context).map_err(|error| error.to_string());
            assert_eq!(rendered, expected, "{name}");
            let blocks = after.templates[name].blocks_definitions.len();
            assert!(blocks == 1 || ["piece", "layout"].contains(&name), "{name}: {blocks}");
        }
        assert_eq!(before.render("page", &context).expect("it renders").matches("<T-").count(), 1);
    }
}
