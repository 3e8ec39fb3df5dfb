//! The tree of a parsed template: what is in its nodes and expressions, and how they are joined.

use rocket_dyn_templates::tera::ast::{Expr, ExprVal, Node, StringConcat};

/// The nodes within a node, body by body.
pub fn bodies(node: &mut Node) -> Vec<&mut Vec<Node>> {
    match node {
        Node::If(choice, _) => {
            let otherwise = choice.otherwise.as_mut().map(|(_, body)| body);
            choice.conditions.iter_mut().map(|(.., body)| body).chain(otherwise).collect()
        }
        Node::Forloop(_, each, _) => {
            std::iter::once(&mut each.body).chain(&mut each.empty_body).collect()
        }
        Node::Block(_, block, _) => vec![&mut block.body],
        Node::MacroDefinition(_, definition, _) => vec![&mut definition.body],
        Node::FilterSection(_, section, _) => vec![&mut section.body],
        _ => Vec::new(),
    }
}

/// The expressions of a node, without those of the nodes within it.
pub fn expressions(node: &mut Node) -> Vec<&mut Expr> {
    match node {
        Node::VariableBlock(_, expression) => vec![expression],
        Node::Set(_, set) => vec![&mut set.value],
        Node::If(choice, _) => {
            choice.conditions.iter_mut().map(|(_, condition, _)| condition).collect()
        }
        Node::Forloop(_, each, _) => vec![&mut each.container],
        Node::FilterSection(_, section, _) => section.filter.args.values_mut().collect(),
        _ => Vec::new(),
    }
}

/// The expressions within an expression.
pub fn parts(expression: &mut Expr) -> Vec<&mut Expr> {
    let own = match &mut expression.val {
        ExprVal::Math(math) => vec![&mut *math.lhs, &mut *math.rhs],
        ExprVal::Logic(logic) => vec![&mut *logic.lhs, &mut *logic.rhs],
        ExprVal::In(within) => vec![&mut *within.lhs, &mut *within.rhs],
        ExprVal::Test(test) => test.args.iter_mut().collect(),
        ExprVal::MacroCall(call) => call.args.values_mut().collect(),
        ExprVal::FunctionCall(call) => call.args.values_mut().collect(),
        ExprVal::Array(all) => all.iter_mut().collect(),
        _ => Vec::new(),
    };
    let filters = expression.filters.iter_mut().flat_map(|filter| filter.args.values_mut());
    own.into_iter().chain(filters).collect()
}

/// Turns the value of an expression into another one.
pub fn turn<E>(
    expression: &mut Expr,
    into: impl FnOnce(ExprVal) -> Result<ExprVal, E>,
) -> Result<(), E> {
    let value = std::mem::replace(&mut expression.val, ExprVal::Bool(false));
    expression.val = into(value)?;
    Ok(())
}

/// Adds a node; a text becomes a part of the text before it.
pub fn join(nodes: &mut Vec<Node>, node: Node) {
    match (nodes.last_mut(), node) {
        (_, Node::Comment(..)) => {}
        (Some(Node::Text(before)), Node::Text(text)) => before.push_str(&text),
        (_, node) => nodes.push(node),
    }
}

/// Values one after the other, as one.
pub fn joined(values: impl IntoIterator<Item = ExprVal>) -> ExprVal {
    let mut all: Vec<ExprVal> = Vec::new();
    for value in values {
        let several = match value {
            ExprVal::StringConcat(inner) => inner.values,
            one => vec![one],
        };
        for value in several {
            match (all.last_mut(), value) {
                (Some(ExprVal::String(before)), ExprVal::String(text)) => before.push_str(&text),
                (_, value) => all.push(value),
            }
        }
    }
    match all.len() {
        0 => ExprVal::String(String::new()),
        1 => all.remove(0),
        _ => ExprVal::StringConcat(StringConcat { values: all }),
    }
}
