//! Groups, and the permissions of their members and of single accounts. A change takes effect on
//! the next request of everybody concerned; it ends no session.

use serde_json::Value;

use crate::accounts::Accounts;
use crate::audit::{AuditFilter, By, Event, Party, Record};
use crate::config::REPEATED;
use crate::entity::user;
use crate::error::{FieldErrors, Refusal};
use crate::permissions::{Given, Group, GroupEdit, is_name_taken};
use crate::users::{Edit, UserId};

/// The number of tries at a change that other changes overtake.
const TRIES: usize = 8;

impl Accounts {
    /// Creates a group. A repetition within a minute returns the group that exists already.
    /// `errors` are those found in the fields so far.
    ///
    /// # Errors
    /// Messages per field, or a server error.
    pub(crate) async fn create_group(
        &self,
        edit: GroupEdit,
        errors: FieldErrors,
    ) -> Result<Group, Refusal> {
        match self.add_group(edit.clone(), errors).await {
            Err(Refusal::Invalid(errors)) if is_name_taken(&errors) => {
                let made = self.has_just_made_group(edit).await?;
                made.ok_or(Refusal::Invalid(errors))
            }
            done => done,
        }
    }

    async fn add_group(&self, edit: GroupEdit, errors: FieldErrors) -> Result<Group, Refusal> {
        let app = &self.app;
        let mut deed = self.begin().await?;
        let group = app.permissions.add_group(&deed.transaction, edit, errors).await?;
        let entry = self
            .record(Event::GroupCreated)
            .with("group", group.row.name.as_str())
            .listing("permissions", &group.permissions);
        deed.record(entry).await?;
        deed.commit().await?;
        Ok(group)
    }

    /// The group that the caller has created from the same form within the last minute.
    async fn has_just_made_group(&self, edit: GroupEdit) -> Result<Option<Group>, Refusal> {
        let app = &self.app;
        let found = app.permissions.group_named(&edit.name.unwrap_or_default()).await?;
        let mut permissions = edit.permissions.unwrap_or_default();
        permissions.sort();
        permissions.dedup();
        let Some(group) = found.filter(|group| group.permissions == permissions) else {
            return Ok(None);
        };
        let own = self.has_just_done(Event::GroupCreated, &group.row.name).await?;
        Ok(own.then_some(group))
    }

    /// Changes a group and returns it before and after. `errors` are those found in the fields so
    /// far.
    ///
    /// # Errors
    /// Not found, stale, messages per field, or a server error.
    pub(crate) async fn change_group(
        &self,
        id: i64,
        edit: GroupEdit,
        errors: FieldErrors,
    ) -> Result<(Group, Group), Refusal> {
        let app = &self.app;
        let mut deed = self.begin().await?;
        let (old, new) = app.permissions.edit_group(&deed.transaction, id, edit, errors).await?;
        if old != new {
            let gone = |from: &Group, to: &Group| -> Vec<String> {
                let lacks = |name: &&String| !to.permissions.contains(name);
                from.permissions.iter().filter(lacks).cloned().collect()
            };
            let entry = self
                .record(Event::GroupChanged)
                .with("group", new.row.name.as_str())
                .change("name", old.row.name.as_str(), new.row.name.as_str())
                .listing("added", &gone(&new, &old))
                .listing("removed", &gone(&old, &new));
            deed.record(entry).await?;
        }
        deed.commit().await?;
        Ok((old, new))
    }

    /// Deletes a group. Its members remain, but lose the permissions that they had through it.
    ///
    /// # Errors
    /// Not found, stale, or a server error.
    pub(crate) async fn delete_group(
        &self,
        id: i64,
        version: Option<i64>,
    ) -> Result<Group, Refusal> {
        let app = &self.app;
        let known = app.permissions.group(id).await?.ok_or(Refusal::NotFound)?;
        if version.is_some_and(|version| version != known.row.version) {
            return Err(Refusal::Stale);
        }
        let members = app.permissions.members(id).await?;
        app.permissions.empty(id).await?;
        let mut deed = self.begin().await?;
        let old = app.permissions.delete_group(&deed.transaction, id, version).await?;
        let entry = self
            .record(Event::GroupDeleted)
            .with("group", old.row.name.as_str())
            .with("members", members)
            .listing("permissions", &old.permissions);
        deed.record(entry).await?;
        deed.commit().await?;
        Ok(old)
    }

    /// Creates a group with these permissions, or gives them to the group of this name and takes all
    /// others away: for a host that sets its groups up at its start. Nothing happens when the group
    /// is so already.
    ///
    /// # Errors
    /// Messages per field, such as for an undeclared permission; or a server error.
    pub async fn set_group(&self, name: &str, permissions: &[&str]) -> Result<(), Refusal> {
        let wanted = permissions.iter().map(|permission| (*permission).to_owned()).collect();
        let edit = GroupEdit { permissions: Some(wanted), ..GroupEdit::default() };
        for _ in 0..TRIES {
            let done = match self.app.permissions.group_named(name).await? {
                Some(group) => self
                    .change_group(group.row.id, edit.clone(), FieldErrors::new())
                    .await
                    .map(drop),
                None => {
                    let edit = GroupEdit { name: Some(name.to_owned()), ..edit.clone() };
                    self.add_group(edit, FieldErrors::new()).await.map(drop)
                }
            };
            match done {
                Err(Refusal::NotFound) => {}
                Err(Refusal::Invalid(errors)) if is_name_taken(&errors) => {}
                done => return done,
            }
        }
        Err(Refusal::Busy)
    }

    /// The names of the groups that an account is in, in their order.
    ///
    /// # Errors
    /// A server error.
    pub async fn groups_of(&self, id: UserId) -> Result<Vec<String>, Refusal> {
        Ok(self.app.permissions.group_names(id).await?)
    }

    /// Whether an account holds a permission, directly or through a group, according to the
    /// database at this moment. Only active accounts hold permissions; superusers hold all that are
    /// declared.
    ///
    /// # Errors
    /// A server error.
    pub async fn can(&self, id: UserId, permission: &str) -> Result<bool, Refusal> {
        let permissions = &self.app.permissions;
        Ok(permissions.knows(permission) && permissions.holds(id, permission).await?)
    }

    /// Grants a permission to an account itself, from its next request on.
    ///
    /// # Errors
    /// Not found, invalid when the permission is not declared, or a server error.
    pub async fn grant(&self, id: UserId, permission: &str) -> Result<(), Refusal> {
        self.give(id, |own| own.push(permission.to_owned())).await
    }

    /// Revokes a permission of the account itself, from its next request on. What it holds through
    /// a group remains.
    ///
    /// # Errors
    /// Not found, or a server error.
    pub async fn revoke(&self, id: UserId, permission: &str) -> Result<(), Refusal> {
        self.give(id, |own| own.retain(|held| held != permission)).await
    }

    async fn give(&self, id: UserId, change: impl Fn(&mut Vec<String>)) -> Result<(), Refusal> {
        for _ in 0..TRIES {
            // The version is read first, so that a permission given meanwhile is not lost.
            let version = Some(self.get(id).await?.version);
            let mut own = self.app.permissions.own(id).await?;
            change(&mut own);
            let edit = Edit { permissions: Some(own), version, ..Edit::default() };
            match self.change_user(id, edit, FieldErrors::new()).await {
                Err(Refusal::Stale) => {}
                done => return done.map(|_| ()),
            }
        }
        Err(Refusal::Busy)
    }

    /// Whether the caller has done this to a group of this name within the last minute.
    pub(crate) async fn has_just_done(&self, event: Event, group: &str) -> Result<bool, Refusal> {
        let since = Some(self.app.clock.now_ms() - REPEATED * 1000);
        let filter =
            AuditFilter { event: Some(event.as_str().to_owned()), since, ..AuditFilter::default() };
        let entries = self.app.audit.search(&filter, None, LOOKED_AT).await?;
        Ok(entries.iter().any(|entry| {
            let details: Value = serde_json::from_str(&entry.details).unwrap_or_default();
            entry.actor_id == self.caller.by.actor.id && details["group"] == group
        }))
    }
}

/// How many entries of the last minute are searched for a repetition.
const LOOKED_AT: u64 = 100;

/// The entries for the groups and permissions that an account has gained or lost.
pub(super) fn entries<'a>(by: &'a By, user: &user::Model, given: &Given) -> Vec<Record<'a>> {
    [
        (Event::GroupsChanged, &given.joined, &given.left),
        (Event::PermissionsChanged, &given.granted, &given.taken),
    ]
    .into_iter()
    .map(|(event, added, removed)| {
        Record::new(event, by).listing("added", added).listing("removed", removed)
    })
    .filter(|entry| !entry.is_bare())
    .map(|entry| entry.on(Party::from(user)))
    .collect()
}
