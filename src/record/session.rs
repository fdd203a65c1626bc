//! A dosing event. Several given doses of one day are one session to the rules; here each is kept as entered.

use super::field::{Between, Note, Number, Whole, choice, record};
use super::{Day, Key, TimeOfDay};

choice! {
    /// Whether the dose was given.
    pub enum SessionStatus or Given {
        /// Given: the only status that counts for the rules.
        Given = 1 "given",
        /// Planned and not yet given.
        Planned = 2 "planned",
        /// Planned and not given.
        Missed = 3 "missed",
    }
}

choice! {
    /// What was given.
    #[expect(missing_docs, reason = "the names are the meaning")]
    pub enum Drug or Ketamine {
        Ketamine = 1 "ketamine",
        Esketamine = 2 "esketamine",
    }
}

choice! {
    /// How it was given.
    #[expect(missing_docs, reason = "the names are the meaning")]
    pub enum Route or Unknown {
        Iv = 1 "iv" "IV",
        Im = 2 "im" "IM",
        Sc = 3 "sc" "SC",
        Intranasal = 4 "intranasal",
        Sublingual = 5 "sublingual",
        Oral = 6 "oral",
        Unknown = 7 "unknown" "route not known",
    }
}

choice! {
    /// Where it was given.
    #[expect(missing_docs, reason = "the names are the meaning")]
    pub enum Site {
        Clinic = 1 "clinic",
        Home = 2 "home",
    }
}

/// A dose in mg.
pub type DoseMg = Number<Between<0, 5000>>;
/// A body weight in kg.
pub type WeightKg = Number<Between<1, 500>>;
/// A blood pressure in mmHg.
pub type Mmhg = Number<Whole<20, 350>>;

record! {
    /// One dosing event, given, planned or missed.
    pub struct Session(key: Key) {
        1 day as "date": Day, "Day", "The day of the session", "a date as YYYY-MM-DD";
    } or empty {
        2 time as "time": Option<TimeOfDay>, "Time", "Clock time";
        3 status as "status": SessionStatus, "Status", "Only given sessions count for the rules; empty: given";
        4 drug as "drug": Drug, "Drug", "What was given; empty: ketamine";
        5 route as "route": Route, "Route", "How it was given; empty: unknown";
        6 dose_mg as "dose_mg": Option<DoseMg>, "Dose", "Dose", unit("mg");
        7 weight_kg as "weight_kg": Option<WeightKg>, "Body weight", "Body weight at the session", unit("kg");
        8 site as "site": Option<Site>, "Where", "Where it was given";
        9 systolic_before as "systolic_before": Option<Mmhg>, "Systolic before", "Blood pressure before the dose", unit("mmHg"), group("Blood pressure");
        10 diastolic_before as "diastolic_before": Option<Mmhg>, "Diastolic before", "Blood pressure before the dose", unit("mmHg"), group("Blood pressure");
        11 systolic_peak as "systolic_peak": Option<Mmhg>, "Systolic, highest", "Highest blood pressure during the session", unit("mmHg"), group("Blood pressure");
        12 diastolic_peak as "diastolic_peak": Option<Mmhg>, "Diastolic, highest", "Highest blood pressure during the session", unit("mmHg"), group("Blood pressure");
        13 note as "note": Note, "Note", "Free text";
    }
}
