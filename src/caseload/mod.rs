//! Questions asked of all patients.
