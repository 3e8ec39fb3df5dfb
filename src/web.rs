//! HTTP, below guards and answers.

mod problem;

pub use problem::Problem;
