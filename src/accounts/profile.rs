//! Changing one's names, e-mail address and preferences.

use crate::accounts::{Accounts, Typed};
use crate::audit::Event;
use crate::entity::user;
use crate::error::{FieldErrors, Refusal};
use crate::sessions::Identity;
use crate::users::Profile;

impl Accounts {
    /// Changes names, e-mail and preferences. A new e-mail address requires the password (ASVS
    /// 6.2.3), which `password` reads only when needed. Nothing is written when nothing changes, and
    /// no entry when only preferences do. `errors` are those found in the fields so far.
    ///
    /// # Errors
    /// Not found, messages per field, throttled, or a server error.
    pub(crate) async fn change_profile(
        &self,
        person: &Identity,
        profile: Profile,
        errors: FieldErrors,
        password: impl FnOnce() -> Typed,
    ) -> Result<user::Model, Refusal> {
        let app = &self.app;
        let user = self.get(person.id).await?;
        let edit = app.users.check_profile(&user, profile, errors).await?;
        if edit.is_nothing(&user) {
            return Ok(user);
        }
        if edit.changes_email() {
            self.must_be_theirs(&user, password()).await?;
        }
        let mut deed = self.begin().await?;
        let new = app.users.apply_profile(&deed.transaction, &user, edit).await?;
        let record = self
            .record(Event::ProfileChanged)
            .on(&new)
            .change("username", user.username, new.username.as_str())
            .change("first_name", user.first_name, new.first_name.as_str())
            .change("last_name", user.last_name, new.last_name.as_str())
            .change("email", user.email, new.email.as_str());
        if !record.is_bare() {
            deed.record(record).await?;
        }
        deed.commit().await?;
        Ok(new)
    }
}
