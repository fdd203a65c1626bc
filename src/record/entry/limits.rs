//! The least and the greatest number that is read of a measured quantity: beyond them it is a slip of the hand or another unit.

/// Doses that are read, in mg.
pub const DOSE_MG: (f64, f64) = (0.0, 5000.0);
/// Body weights that are read, in kg.
pub const WEIGHT_KG: (f64, f64) = (1.0, 500.0);
/// Blood pressures that are read, in mmHg.
pub const PRESSURE_MMHG: (f64, f64) = (20.0, 350.0);
