//! The selected accounts, batch by batch.

use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::entity::user;
use crate::error::Refusal;
use crate::users::{Export, Query};

/// Ticked accounts to a transaction.
const BATCH: usize = 200;

/// To whom.
#[derive(Clone, Debug, Serialize, Deserialize)]
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
    pub(super) async fn size(&self, app: &App) -> Result<u64, Refusal> {
        Ok(match self {
            Selection::These(ids) => ids.len() as u64,
            Selection::Matching { query, .. } => app.users.search(query, 0, 0).await?.0,
        })
    }
}

/// A way through the selected accounts.
pub(super) struct Walk {
    way: Remaining,
    place: i64,
}

enum Remaining {
    /// What is left, last batch first.
    These(Vec<Vec<i64>>),
    Matching(Box<Export>, i64),
}

impl Walk {
    /// In the order of the query, for one who looks.
    pub async fn over(app: &App, selection: &Selection) -> Result<Walk, Refusal> {
        Ok(match selection {
            Selection::These(_) => Walk::resume(app, selection, 0).await?,
            Selection::Matching { query, up_to } => {
                let export = Box::new(app.users.export(query).await?);
                Walk { way: Remaining::Matching(export, *up_to), place: 0 }
            }
        })
    }

    /// Behind a place that another walk had come to; for a walk that changes what it passes.
    /// Nothing moves in the order of the ids.
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

    /// How far it is: the last id, or how many of the ticked accounts.
    pub fn place(&self) -> i64 {
        self.place
    }

    /// How many accounts the next batch was meant to have, and those that there are.
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
