//! An application that a command visits.

use std::sync::{Arc, OnceLock};

use crate::error::StartError;

/// Managed by an application that is not to serve but to be visited by a command: then Doorward
/// makes and changes nothing, and why it could not be attached is told here.
#[derive(Clone, Default)]
pub(crate) struct Visit(Arc<OnceLock<StartError>>);

impl Visit {
    /// Why the application did not start, where that was Doorward's.
    pub fn failure(&self) -> Option<StartError> {
        self.0.get().cloned()
    }

    pub(super) fn tell(&self, error: StartError) {
        let _ = self.0.set(error);
    }
}
