//! The rows. Forms never become rows by themselves (ASVS 15.3.3).

pub mod attempt;
pub mod audit;
pub mod bulk_job;
pub mod code;
pub mod delivery;
pub mod installation;
pub mod session;
pub mod sign_out_reason;
pub mod user;
