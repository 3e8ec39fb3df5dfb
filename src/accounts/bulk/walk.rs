//! Iterating over the selected accounts, batch by batch.

use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::entity::user;
use crate::error::Refusal;
use crate::users::{Export, Query};

/// Ticked accounts per transaction.
const BATCH: usize = 200;

/// The selected accounts.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Selection {
    These(Vec<i64>),
    /// All results of the query, except accounts created since: those with a higher id.
    Matching {
        query: Query,
        up_to: i64,
    },
}

impl Selection {
    /// How many accounts are selected; other processes' changes of the last seconds may be missing.
    pub(super) async fn size(&self, app: &App) -> Result<u64, Refusal> {
        Ok(match self {
            Selection::These(ids) => ids.len() as u64,
            Selection::Matching { query, .. } => app.users.search(query, 0, 0).await?.0,
        })
    }
}

/// An iteration over the selected accounts.
pub(super) struct Walk {
    way: Remaining,
    place: i64,
}

enum Remaining {
    /// The remaining batches, the last one first.
    These(Vec<Vec<i64>>),
    Matching(Box<Export>, i64),
}

impl Walk {
    /// In the order of the query, for a walk that only reads.
    pub async fn over(app: &App, selection: &Selection) -> Result<Walk, Refusal> {
        Ok(match selection {
            Selection::These(_) => Walk::resume(app, selection, 0).await?,
            Selection::Matching { query, up_to } => {
                let export = Box::new(app.users.export(query).await?);
                Walk { way: Remaining::Matching(export, *up_to), place: 0 }
            }
        })
    }

    /// Starts after the place that another walk has reached, for a walk that changes accounts: it
    /// goes by id, an order that changes do not affect.
    pub async fn resume(app: &App, selection: &Selection, place: i64) -> Result<Walk, Refusal> {
        let way = match selection {
            Selection::These(ids) => {
                let done = usize::try_from(place).unwrap_or_default().min(ids.len());
                Remaining::These(ids[done..].chunks(BATCH).rev().map(<[i64]>::to_vec).collect())
            }
            Selection::Matching { query, up_to } => {
                let by_id = Query { ordering: "id".into(), ..query.clone() };
                let export = app.users.export(&by_id).await?.behind_id(place);
                Remaining::Matching(Box::new(export), *up_to)
            }
        };
        Ok(Walk { way, place })
    }

    /// The progress: the last id, or the number of ticked accounts.
    pub fn place(&self) -> i64 {
        self.place
    }

    /// The requested size of the next batch, and its accounts that exist.
    pub async fn next(&mut self, app: &App) -> Result<Option<(usize, Vec<user::Model>)>, Refusal> {
        Ok(match &mut self.way {
            Remaining::These(batches) => match batches.pop() {
                Some(ids) => {
                    self.place += ids.len() as i64;
                    Some((ids.len(), app.users.these(&ids).await?))
                }
                None => None,
            },
            Remaining::Matching(export, up_to) => match export.next().await? {
                Some(mut rows) => {
                    self.place = rows.last().map_or(self.place, |row| row.id);
                    rows.retain(|row| row.id <= *up_to);
                    Some((rows.len(), rows))
                }
                None => None,
            },
        })
    }
}
