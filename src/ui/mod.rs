//! Small components that know no patient.
