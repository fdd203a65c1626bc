//! The tables that files hold, and how a header tells which one it is.

use crate::record::{About, Instrument, Kind, Patient, Record, Score, Session};

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
    /// What follows from the record. Written only, as the ones below.
    Flags,
    /// Decisions, comments and reviews.
    Decisions,
    /// Who did what when.
    Audit,
    /// The rows that an import refused.
    Refused,
}

/// What a header of one of our tables leaves open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenTable {
    /// It has columns of sessions and of scores.
    Both,
    /// It has a patient and a date, and nothing that tells what happened on that date.
    Neither,
}

/// What a header says of its table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// It is this one.
    Table(Table),
    /// It is one of ours, and the header leaves open which.
    Open(OpenTable),
    /// It is none of ours.
    None,
}

impl Table {
    /// The tables that are read row by row.
    const READ: [Table; 4] = [Self::Instruments, Self::Patients, Self::Sessions, Self::Scores];

    /// The tables that are written only, each with two columns that no other table has both of.
    const WRITTEN: [(Table, [&str; 2]); 4] = [
        (Self::Flags, ["state", "as_of"]),
        (Self::Decisions, ["entry", "corrects"]),
        (Self::Audit, ["deed", "hash"]),
        (Self::Refused, ["found", "expected"]),
    ];

    /// What its files are called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Instruments => "instruments",
            Self::Policy => "policy",
            Self::Patients => "patients",
            Self::Sessions => "sessions",
            Self::Scores => "scores",
            Self::Flags => "flags",
            Self::Decisions => "decisions",
            Self::Audit => "audit",
            Self::Refused => "refused",
        }
    }

    /// The columns with what may stand in them, in the order in which they are written. `course_start` is written only where some patient
    /// has one.
    pub fn columns(self) -> Vec<&'static About> {
        let number = Patient::about().take(1);
        match self {
            Self::Instruments => Instrument::about().collect(),
            Self::Patients => Patient::about().collect(),
            Self::Sessions => number.chain(Session::about()).collect(),
            Self::Scores => number.chain(Score::about()).collect(),
            Self::Policy | Self::Flags | Self::Decisions | Self::Audit | Self::Refused => Vec::new(),
        }
    }

    /// Whether it has that column.
    pub(super) fn has(self, name: &str) -> bool {
        self.columns().iter().any(|column| column.name == name)
    }

    /// The names of its columns of calendar days.
    pub(super) fn dates(self) -> impl Iterator<Item = &'static str> {
        self.columns().into_iter().filter(|column| column.kind == Kind::Day).map(|column| column.name)
    }

    /// The columns without which a row says nothing.
    pub fn required(self) -> impl Iterator<Item = &'static str> {
        self.columns().into_iter().filter(|column| column.is_required()).map(|column| column.name)
    }

    /// Whether Anamnesis writes it and never reads it.
    pub fn is_written_only(self) -> bool {
        Self::WRITTEN.iter().any(|(table, _)| *table == self)
    }

    /// The table that a file's name says it holds: `sessions.csv`, `demo-synthetic-sessions.csv`, `Sessions (1).csv`.
    pub fn named(file: &str) -> Option<Table> {
        let name = file.to_ascii_lowercase();
        [Self::Sessions, Self::Scores, Self::Patients, Self::Instruments, Self::Policy]
            .into_iter()
            .find(|table| name.contains(table.name()))
    }

    /// The columns that this table has and no other one that is read.
    fn own(self) -> impl Iterator<Item = &'static str> {
        let others = Self::READ.into_iter().filter(move |table| *table != self);
        let names = self.columns().into_iter().map(|column| column.name);
        names.filter(move |name| !others.clone().any(|table| table.has(name)))
    }

    /// The table of a header of lower-case names, told by all of them.
    pub(super) fn of(header: &[String]) -> Told {
        let has = |name: &str| header.iter().any(|h| h == name);
        let claims = |table: Table| table.own().any(has);
        if let Some((table, _)) = Self::WRITTEN.iter().find(|(_, telling)| telling.iter().all(|name| has(name))) {
            return Told::Table(*table);
        }
        if has("id") && !has("patient_id") && claims(Self::Instruments) {
            return Told::Table(Self::Instruments);
        }
        match (claims(Self::Sessions), claims(Self::Scores)) {
            // An instrument with its value is a score, whatever else stands in the row; what is left out is named.
            (_, true) if has("instrument") && has("value") => Told::Table(Self::Scores),
            (true, true) => Told::Open(OpenTable::Both),
            (true, false) => Told::Table(Self::Sessions),
            (false, true) => Told::Table(Self::Scores),
            (false, false) if has("date") && has("patient_id") => Told::Open(OpenTable::Neither),
            (false, false) if has("patient_id") || claims(Self::Patients) => Told::Table(Self::Patients),
            (false, false) => Told::None,
        }
    }

    /// How many names of the header belong to some table: what tells the delimiter.
    pub(super) fn known_names(header: &[String]) -> usize {
        let known = |name: &str| {
            Self::READ.iter().any(|table| table.has(name))
                || Self::WRITTEN.iter().any(|(_, telling)| telling.contains(&name))
        };
        header.iter().filter(|name| known(name)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(header: &str) -> Told {
        Table::of(&header.split(',').map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn a_header_tells_its_table_in_any_order() {
        for (header, expected) in [
            ("patient_id", Table::Patients),
            ("name,patient_id,colour", Table::Patients),
            ("name,birth_date", Table::Patients),
            ("date,patient_id,status", Table::Sessions),
            ("patient_id,name,date,route,note", Table::Sessions),
            ("value,date,instrument,patient_id", Table::Scores),
            ("patient_id,date,value", Table::Scores),
            ("patient_id,instrument,date,value,status", Table::Scores),
            ("id,name,role,min,max", Table::Instruments),
            ("patient_id,instrument,state,as_of", Table::Flags),
            ("patient_id,date,by,entry,corrects,text", Table::Decisions),
            ("number,at,by,deed,patient_id,patient_key,what,before,after,hash", Table::Audit),
            ("file,line,column,found,expected", Table::Refused),
        ] {
            assert_eq!(told(header), Told::Table(expected), "{header}");
        }
        assert_eq!(told("a,b,c"), Told::None);
    }

    /// Decisions, a waiting list or a list of calls have a patient and a date too: read as sessions, each row was a dose of ketamine.
    #[test]
    fn a_patient_and_a_date_are_no_session() {
        for header in [
            "patient_id,date",
            "patient_id,date,note",
            "patient_id,date,time",
            "patient_id,name,date",
            "patient_id,date,caller",
        ] {
            assert!(matches!(told(header), Told::Open(_)), "{header}");
        }
        assert!(matches!(told("patient_id,date,route,dose_mg,value"), Told::Open(_)), "half of it says scores");
    }

    #[test]
    fn a_name_tells_which_table_a_file_should_hold() {
        for (name, table) in [
            ("sessions.csv", Some(Table::Sessions)),
            ("demo-synthetic-policy.json", Some(Table::Policy)),
            ("Policy (1).JSON", Some(Table::Policy)),
            ("notes.csv", None),
        ] {
            assert_eq!(Table::named(name), table, "{name}");
        }
    }
}
