//! The rows of the database. They are never filled directly from forms (ASVS 15.3.3).

pub mod attempt;
pub mod audit;
pub mod bulk_job;
pub mod code;
pub mod delivery;
pub mod group;
pub mod group_permission;
pub mod installation;
pub mod session;
pub mod sign_out_reason;
pub mod user;
pub mod user_group;
pub mod user_permission;
