//! An application that a command opens without serving it.

use std::sync::{Arc, OnceLock};

use crate::error::StartError;

/// Managed by an application that a command opens instead of serving it: Doorward then creates and
/// changes nothing, and stores here why it could not be attached.
#[derive(Clone, Default)]
pub(crate) struct Visit(Arc<OnceLock<StartError>>);

impl Visit {
    /// Why Doorward kept the application from starting, if it did.
    pub fn failure(&self) -> Option<StartError> {
        self.0.get().cloned()
    }

    pub(super) fn tell(&self, error: StartError) {
        let _ = self.0.set(error);
    }
}
