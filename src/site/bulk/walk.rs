//! The selected accounts, batch by batch.

use crate::entity::user;
use crate::error::Problem;
use crate::site::Site;
use crate::users::{Export, Query};

/// Ticked accounts to a transaction.
const BATCH: usize = 200;

/// To whom.
#[derive(Clone, Debug)]
pub enum Selection {
    These(Vec<i64>),
    /// All that the query finds, but for accounts made since: those with a higher id.
    Matching {
        query: Query,
        up_to: i64,
    },
}

impl Selection {
    /// How many that is; another process's changes of the last seconds may be missing.
    pub(super) async fn size(&self, site: &Site) -> Result<u64, Problem> {
        Ok(match self {
            Selection::These(ids) => ids.len() as u64,
            Selection::Matching { query, .. } => site.users.search(query, 0, 0).await?.0,
        })
    }
}

/// A way through the selected accounts.
pub(super) enum Walk {
    /// What is left, last batch first.
    These(Vec<Vec<i64>>),
    Matching(Box<Export>, i64),
}

impl Walk {
    /// `by_id` is for a walk that changes what it passes: nothing moves in that order.
    pub async fn over(site: &Site, selection: &Selection, by_id: bool) -> Result<Walk, Problem> {
        Ok(match selection {
            Selection::These(ids) => {
                Walk::These(ids.chunks(BATCH).rev().map(<[i64]>::to_vec).collect())
            }
            Selection::Matching { query, up_to } => {
                let mut query = query.clone();
                if by_id {
                    query.ordering = "id".into();
                }
                Walk::Matching(Box::new(site.users.export(&query).await?), *up_to)
            }
        })
    }

    /// How many accounts the next batch was meant to have, and those that there are.
    pub async fn next(
        &mut self,
        site: &Site,
    ) -> Result<Option<(usize, Vec<user::Model>)>, Problem> {
        Ok(match self {
            Walk::These(batches) => match batches.pop() {
                Some(ids) => Some((ids.len(), site.users.these(&ids).await?)),
                None => None,
            },
            Walk::Matching(export, up_to) => export.next().await?.map(|mut rows| {
                rows.retain(|row| row.id <= *up_to);
                (rows.len(), rows)
            }),
        })
    }
}
