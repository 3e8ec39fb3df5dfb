//! The permissions that templates name, until it is checked that they are declared.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::permissions::Catalogue;

thread_local! {
    /// Those of the templates that this thread has loaded for a launch, each with a template.
    static NAMED: RefCell<BTreeMap<String, String>> = const { RefCell::new(BTreeMap::new()) };
}

/// Leaves them for the code that can stop the launch.
pub fn note(named: BTreeMap<String, String>) {
    NAMED.set(named);
}

/// Why this launch cannot use its templates although they parse: one names an undeclared
/// permission. Only the first call returns it.
pub fn undeclared(declared: &Catalogue) -> Option<String> {
    let named = NAMED.take();
    let (permission, template) = named.iter().find(|(named, _)| !declared.has(named))?;
    Some(format!(
        "the templates cannot be used: {template} names the permission {permission:?}, which is not \
         declared in Doorward::permissions"
    ))
}
