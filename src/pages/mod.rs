//! One file or folder a route, and the frame that they share.

pub mod caseload;
pub mod data;
pub mod frame;
pub mod missing;
pub mod patient;
pub mod settings;
pub mod state;
pub mod welcome;
