//! The tables that files hold, and how a header tells which one it is.

/// A table that a file may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Table {
    /// Instruments that the clinic adds or replaces. Read first: scores may be of them.
    Instruments,
    /// Settings, `policy.json`.
    Policy,
    /// Who is treated.
    Patients,
    /// Dosing events.
    Sessions,
    /// Answered questionnaires and ratings.
    Scores,
    /// Written only.
    Flags,
}

impl Table {
    /// The tables that are read row by row.
    const READ: [Table; 4] = [Self::Instruments, Self::Patients, Self::Sessions, Self::Scores];

    /// As a person reads it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Instruments => "instruments",
            Self::Policy => "policy",
            Self::Patients => "patients",
            Self::Sessions => "sessions",
            Self::Scores => "scores",
            Self::Flags => "flags",
        }
    }

    /// The columns in the order in which they are written. `course_start` is written only where some patient has one.
    pub const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Instruments => &[
                "id",
                "version",
                "name",
                "role",
                "higher_is_better",
                "min",
                "max",
                "step",
                "recall_days",
                "norm_mean",
                "norm_sd",
                "reliability",
                "sem",
                "mic",
                "fixed_drop",
                "fixed_recovery",
                "loinc",
                "items_may_be_shipped",
                "source",
            ],
            Self::Patients => &["patient_id", "name", "birth_date", "sex", "note", "course_start"],
            Self::Sessions => &[
                "patient_id",
                "date",
                "time",
                "status",
                "drug",
                "route",
                "dose_mg",
                "weight_kg",
                "site",
                "systolic_before",
                "diastolic_before",
                "systolic_peak",
                "diastolic_peak",
                "note",
            ],
            Self::Scores => &["patient_id", "instrument", "date", "value", "time", "timing", "source", "note"],
            Self::Policy | Self::Flags => &[],
        }
    }

    /// The columns after the patient's number, which stands first: what a form of one patient asks for.
    pub fn after_patient(self) -> &'static [&'static str] {
        self.columns().split_first().map_or(&[], |(_, rest)| rest)
    }

    /// The columns without which a row says nothing.
    pub const fn required(self) -> &'static [&'static str] {
        match self {
            Self::Instruments => &["id", "name", "role", "higher_is_better", "min", "max"],
            Self::Patients => &["patient_id"],
            Self::Sessions => &["patient_id", "date"],
            Self::Scores => &["patient_id", "instrument", "date", "value"],
            Self::Policy | Self::Flags => &[],
        }
    }

    /// The table of a header of lower-case names; `None` where it is none of ours.
    pub(super) fn of(header: &[String]) -> Option<Table> {
        let has = |name: &str| header.iter().any(|h| h == name);
        if has("patient_id") && has("state") && has("as_of") {
            return Some(Self::Flags);
        }
        if has("id") && has("role") && !has("patient_id") {
            return Some(Self::Instruments);
        }
        let shared = |table: &Table| table.columns().iter().filter(|c| has(c)).count();
        let own: &[&str] = &["instrument", "value", "timing"];
        if own.iter().any(|c| has(c)) {
            return Some(Self::Scores);
        }
        // The last of equals is taken: with a date it is sessions, which a patients table could only swallow.
        let candidates = if has("date") { [Self::Patients, Self::Sessions] } else { [Self::Sessions, Self::Patients] };
        candidates.into_iter().max_by_key(shared).filter(|t| shared(t) > 0)
    }

    /// How many names of the header belong to some table: what tells the delimiter.
    pub(super) fn known_names(header: &[String]) -> usize {
        header.iter().filter(|h| Self::READ.iter().any(|t| t.columns().contains(&h.as_str())) || *h == "as_of").count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_tells_its_table_in_any_order() {
        let table = |header: &str| Table::of(&header.split(',').map(str::to_owned).collect::<Vec<_>>());
        for (header, expected) in [
            ("patient_id", Some(Table::Patients)),
            ("name,patient_id,colour", Some(Table::Patients)),
            ("date,patient_id", Some(Table::Sessions)),
            ("patient_id,date,note", Some(Table::Sessions)),
            ("patient_id,name,date,note", Some(Table::Sessions)),
            ("value,date,instrument,patient_id", Some(Table::Scores)),
            ("patient_id,date,value", Some(Table::Scores)),
            ("id,name,role,min,max", Some(Table::Instruments)),
            ("patient_id,instrument,state,as_of", Some(Table::Flags)),
            ("a,b,c", None),
        ] {
            assert_eq!(table(header), expected, "{header}");
        }
    }
}
