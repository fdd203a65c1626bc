//! The confidences of which one is in force.

/// The confidences that may be chosen: z, and the one-sided confidence in per cent.
pub const Z_CHOICES: [(f64, &str); 4] = [(1.282, "90 %"), (1.645, "95 %"), (1.960, "97.5 %"), (2.326, "99 %")];
