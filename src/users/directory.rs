//! Looking through all accounts.

use sea_orm::sea_query::{Expr, ExprTrait, Func, LikeExpr};
use sea_orm::{
    ColumnTrait, Condition, DbErr, EntityTrait, Order, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use super::{Users, name};
use crate::entity::user;

/// Which accounts, in which order.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// Words, all of which occur in the user name, e-mail or names.
    pub search: String,
    pub is_active: Option<bool>,
    pub is_staff: Option<bool>,
    pub is_superuser: Option<bool>,
    /// A column of [`COLUMNS`], with `-` before it for the other way round; others count as none.
    pub ordering: String,
}

/// What accounts can be ordered by.
pub const COLUMNS: [(&str, user::Column); 10] = [
    ("id", user::Column::Id),
    ("username", user::Column::UsernameKey),
    ("email", user::Column::EmailKey),
    ("first_name", user::Column::FirstName),
    ("last_name", user::Column::LastName),
    ("is_active", user::Column::IsActive),
    ("is_staff", user::Column::IsStaff),
    ("is_superuser", user::Column::IsSuperuser),
    ("date_joined", user::Column::DateJoined),
    ("last_login", user::Column::LastLogin),
];

impl Users {
    /// How many accounts there are, and `limit` of them from the `offset`th on.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn search(
        &self,
        query: &Query,
        offset: u64,
        limit: u64,
    ) -> Result<(u64, Vec<user::Model>), DbErr> {
        let mut found = user::Entity::find().filter(words(&query.search));
        for (column, wanted) in [
            (user::Column::IsActive, query.is_active),
            (user::Column::IsStaff, query.is_staff),
            (user::Column::IsSuperuser, query.is_superuser),
        ] {
            if let Some(wanted) = wanted {
                found = found.filter(column.eq(wanted));
            }
        }
        let count = found.clone().count(&self.database.read).await?;
        let (column, order) = ordering(&query.ordering);
        // The id decides between equals, so that no page shows somebody twice.
        let page = found
            .order_by(column, order.clone())
            .order_by(user::Column::Id, order)
            .offset(offset)
            .limit(limit)
            .all(&self.database.read)
            .await?;
        Ok((count, page))
    }
}

fn ordering(wanted: &str) -> (user::Column, Order) {
    let (name, order) = match wanted.strip_prefix('-') {
        Some(name) => (name, Order::Desc),
        None => (wanted, Order::Asc),
    };
    match COLUMNS.iter().find(|(known, _)| *known == name) {
        Some((_, column)) => (*column, order),
        None => (user::Column::Id, Order::Asc),
    }
}

fn words(search: &str) -> Condition {
    let mut all = Condition::all();
    for word in search.split_whitespace() {
        // PostgreSQL has no NUL in text: nobody is called so.
        if word.contains('\0') {
            return Condition::all().add(user::Column::Id.eq(0));
        }
        let (key, plain) = (pattern(&name::key(word)), pattern(&word.to_lowercase()));
        let lower = |column: user::Column| Expr::expr(Func::lower(Expr::col(column)));
        all = all.add(
            Condition::any()
                .add(user::Column::UsernameKey.like(key.clone()))
                .add(user::Column::EmailKey.like(key))
                .add(lower(user::Column::FirstName).like(plain.clone()))
                .add(lower(user::Column::LastName).like(plain)),
        );
    }
    all
}

/// Text anywhere in a column, its own wildcards taken as text.
fn pattern(text: &str) -> LikeExpr {
    let mut pattern = String::from("%");
    for char in text.chars() {
        if matches!(char, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(char);
    }
    pattern.push('%');
    LikeExpr::new(pattern).escape('\\')
}
