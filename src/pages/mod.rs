//! One file or folder a route.

pub mod caseload;
pub mod data;
pub mod patient;
pub mod settings;
pub mod state;
pub mod welcome;
