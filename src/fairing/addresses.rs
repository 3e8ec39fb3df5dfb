//! Which addresses the host keeps for itself, and where sign-in and sign-out lead.

use crate::config::Pages;
use crate::fairing::Doorward;

impl Doorward {
    /// Leaves these addresses to the host: nothing is mounted there, no menu or page links there,
    /// and the API's description omits them.
    ///
    /// ```rust,no_run
    /// use doorward::{Doorward, Pages};
    ///
    /// let accounts = Doorward::at("/")
    ///     .without(Pages::LANDING | Pages::PRIVATE)
    ///     .after_sign_in("/orders")
    ///     .after_sign_out("/");
    /// ```
    pub fn without(mut self, pages: Pages) -> Self {
        self.left_out = self.left_out | pages;
        self
    }

    /// Where signing in leads without a destination of its own, like the setting of this name: a
    /// full path of this site, not relative to the base. Anything else stops the launch.
    pub fn after_sign_in(mut self, path: &str) -> Self {
        self.settings.push(("doorward.after_sign_in", path.to_owned()));
        self
    }

    /// Where signing out leads, like the setting of this name.
    pub fn after_sign_out(mut self, path: &str) -> Self {
        self.settings.push(("doorward.after_sign_out", path.to_owned()));
        self
    }
}
