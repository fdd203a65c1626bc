//! What is given and how: doses, places and blood pressures that are plausible for each way.

use super::random::Chance;
use crate::record::{DoseMg, Drug, Mmhg, Route, Site};

/// A way of treating.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum Treatment {
    #[default]
    Iv,
    Im,
    Sc,
    /// Esketamine as a spray.
    Spray,
    /// Ketamine as a spray from a pharmacy.
    Compounded,
    /// Lozenges at home.
    Lozenge,
    /// Syrup at home.
    Syrup,
    /// Treated elsewhere: neither way nor dose came with the letter.
    Elsewhere,
}

impl Treatment {
    pub(super) const ALL: [(Self, &'static str); 8] = [
        (Self::Iv, "iv"),
        (Self::Im, "im"),
        (Self::Sc, "sc"),
        (Self::Spray, "spray"),
        (Self::Compounded, "compounded"),
        (Self::Lozenge, "lozenge"),
        (Self::Syrup, "syrup"),
        (Self::Elsewhere, "elsewhere"),
    ];

    pub(super) const fn drug(self) -> Drug {
        if matches!(self, Self::Spray) { Drug::Esketamine } else { Drug::Ketamine }
    }

    pub(super) const fn route(self) -> Route {
        match self {
            Self::Iv => Route::Iv,
            Self::Im => Route::Im,
            Self::Sc => Route::Sc,
            Self::Spray | Self::Compounded => Route::Intranasal,
            Self::Lozenge => Route::Sublingual,
            Self::Syrup => Route::Oral,
            Self::Elsewhere => Route::Unknown,
        }
    }

    pub(super) const fn site(self) -> Option<Site> {
        match self {
            Self::Lozenge | Self::Syrup => Some(Site::Home),
            Self::Elsewhere => None,
            _ => Some(Site::Clinic),
        }
    }

    /// The dose of the `nth` session (from 0).
    pub(super) fn dose_mg(self, nth: usize, weight_kg: f64) -> Option<DoseMg> {
        let per_kg = |mg: f64| (mg * weight_kg / 5.0).round() * 5.0;
        let (first, later) = match self {
            Self::Iv | Self::Sc => (per_kg(0.5), per_kg(0.5)),
            Self::Im => (per_kg(0.75), per_kg(0.75)),
            Self::Spray => (56.0, 84.0),
            Self::Compounded => (50.0, 100.0),
            Self::Lozenge => (100.0, 200.0),
            Self::Syrup => (75.0, 150.0),
            Self::Elsewhere => return None,
        };
        DoseMg::new(if nth < 2 { first } else { later })
    }

    /// Blood pressures: systolic and diastolic before, then at the highest. At home nobody measures.
    pub(super) fn pressures(self, chance: &mut Chance) -> [Option<Mmhg>; 4] {
        if self.site() != Some(Site::Clinic) {
            return [None; 4];
        }
        let (systolic, diastolic) = (chance.whole(108, 138), chance.whole(66, 86));
        let (up, also_up) = (chance.whole(12, 34), chance.whole(6, 18));
        [systolic, diastolic, systolic + up, diastolic + also_up].map(|mmhg| Mmhg::new(mmhg.into()))
    }
}
