//! The instruments that the product ships: those of `instruments.csv`, which says what such a file of a clinic's own looks like. They stand here once
//! more as they are read, so that a clinic opens without what reads files.

use super::{Code, Instrument, InstrumentId, InstrumentSet, Label, Name, Note, Number, Role};

/// An instrument as it is shipped; none of them has a standard error of measurement of its own, and none is retired.
struct Shipped {
    id: &'static str,
    version: &'static str,
    name: &'static str,
    role: Role,
    higher_is_better: bool,
    range: (f64, f64),
    step: f64,
    recall_days: Option<f64>,
    norm_mean: Option<f64>,
    norm_sd: Option<f64>,
    reliability: Option<f64>,
    mic: Option<f64>,
    fixed_drop: Option<f64>,
    fixed_recovery: Option<f64>,
    loinc: &'static str,
    items_may_be_shipped: bool,
    source: &'static str,
}

/// What an instrument has that says nothing of its figures.
const PLAIN: Shipped = Shipped {
    id: "",
    version: "1",
    name: "",
    role: Role::Mood,
    higher_is_better: false,
    range: (0.0, 0.0),
    step: 1.0,
    recall_days: None,
    norm_mean: None,
    norm_sd: None,
    reliability: None,
    mic: None,
    fixed_drop: None,
    fixed_recovery: None,
    loinc: "",
    items_may_be_shipped: false,
    source: "",
};

/// What both metrics of PROMIS share.
const PROMIS: Shipped = Shipped {
    version: "2.0",
    role: Role::Memory,
    higher_is_better: true,
    range: (20.0, 70.0),
    step: 0.1,
    recall_days: Some(7.0),
    norm_mean: Some(50.0),
    norm_sd: Some(10.0),
    reliability: Some(0.9),
    mic: Some(4.0),
    ..PLAIN
};

const SHIPPED: [Shipped; 8] = [
    Shipped {
        id: "promis-cf",
        name: "PROMIS Cognitive Function (T-score)",
        loinc: "81538-1",
        source: "T-score metric: mean 50, SD 10 by construction. Reliability within the published alpha .85-.95 of the short forms; MIC inside the published 2-6 T (Terwee 2021). Short forms 4a 81528-2, 6a 81529-0, 8a 81530-8",
        ..PROMIS
    },
    Shipped {
        id: "promis-cfa",
        name: "PROMIS Cognitive Function - Abilities (T-score)",
        source: "A metric of its own: never mixed with promis-cf. Short forms 4a 81525-8, 6a 81526-6, 8a 81527-4",
        ..PROMIS
    },
    Shipped {
        id: "prmq",
        version: "2000",
        name: "PRMQ total",
        role: Role::Memory,
        range: (16.0, 80.0),
        norm_mean: Some(38.88),
        norm_sd: Some(9.15),
        reliability: Some(0.89),
        source: "Crawford and others 2003, N = 551, alpha .89; to be checked against the paper before clinical use",
        ..PLAIN
    },
    Shipped {
        id: "memory-nrs",
        name: "Memory today (0-10)",
        role: Role::Memory,
        higher_is_better: true,
        range: (0.0, 10.0),
        recall_days: Some(1.0),
        fixed_drop: Some(2.0),
        fixed_recovery: Some(1.0),
        items_may_be_shipped: true,
        source: "This product's own single rating, 10 = as good as ever. No published reliability: a declared fixed rule, not a reliable change",
        ..PLAIN
    },
    Shipped {
        id: "phq-9",
        name: "PHQ-9",
        range: (0.0, 27.0),
        recall_days: Some(14.0),
        mic: Some(5.0),
        loinc: "44261-6",
        items_may_be_shipped: true,
        source: "Depression; 5 points is the usual clinically important change",
        ..PLAIN
    },
    Shipped {
        id: "gad-7",
        name: "GAD-7",
        role: Role::Anxiety,
        range: (0.0, 21.0),
        recall_days: Some(14.0),
        mic: Some(4.0),
        loinc: "70274-6",
        items_may_be_shipped: true,
        source: "Anxiety",
        ..PLAIN
    },
    Shipped {
        id: "madrs",
        name: "MADRS",
        range: (0.0, 60.0),
        recall_days: Some(7.0),
        source: "Depression, clinician-rated; total only",
        ..PLAIN
    },
    Shipped {
        id: "cadss",
        name: "CADSS total",
        role: Role::Dissociation,
        range: (0.0, 92.0),
        recall_days: Some(0.0),
        source: "Dissociation during the session; context, never a memory score; total only",
        ..PLAIN
    },
];

impl Shipped {
    /// The instrument; the test below holds that all are.
    fn instrument(&self) -> Option<Instrument> {
        Some(Instrument {
            id: InstrumentId::new(self.id).ok()?,
            version: Name::new(self.version).ok()?,
            name: Label::new(self.name).ok()?,
            role: self.role,
            higher_is_better: self.higher_is_better,
            min: Number::new(self.range.0)?,
            max: Number::new(self.range.1)?,
            step: Number::new(self.step),
            recall_days: self.recall_days.and_then(Number::new),
            norm_mean: self.norm_mean.and_then(Number::new),
            norm_sd: self.norm_sd.and_then(Number::new),
            reliability: self.reliability.and_then(Number::new),
            sem: None,
            mic: self.mic.and_then(Number::new),
            fixed_drop: self.fixed_drop.and_then(Number::new),
            fixed_recovery: self.fixed_recovery.and_then(Number::new),
            loinc: Code::new(self.loinc).ok()?,
            items_may_be_shipped: self.items_may_be_shipped,
            source: Note::new(self.source).ok()?,
            retired: false,
        })
    }
}

impl InstrumentSet {
    /// The shipped instruments.
    pub fn built_in() -> Self {
        Self::new(SHIPPED.iter().filter_map(Shipped::instrument))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]
mod tests {
    use crate::record::{EntryOptions, InstrumentSet, read_instrument};
    use csv_core::{ReadFieldResult, Reader};
    use std::collections::BTreeMap;

    /// The cells of a well-formed comma-separated text, row by row.
    fn rows(text: &str) -> Vec<Vec<String>> {
        let (mut reader, mut input) = (Reader::new(), text.as_bytes());
        let (mut rows, mut row, mut cell, mut buffer) = (Vec::new(), Vec::new(), Vec::new(), [0; 256]);
        loop {
            let (result, read, written) = reader.read_field(input, &mut buffer);
            input = &input[read..];
            cell.extend_from_slice(&buffer[..written]);
            match result {
                // An empty input is how the reader is told that the text has ended.
                ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
                ReadFieldResult::Field { record_end } => {
                    row.push(String::from_utf8(std::mem::take(&mut cell)).unwrap());
                    if record_end {
                        rows.push(std::mem::take(&mut row));
                    }
                }
                ReadFieldResult::End => return rows,
            }
        }
    }

    /// A figure of the table that differs from the published file would judge every clinic by the wrong one.
    #[test]
    fn the_shipped_instruments_are_those_of_the_file() {
        let mut rows = rows(include_str!("instruments.csv")).into_iter();
        let header = rows.next().unwrap();
        let read = rows.map(|cells| {
            let row = header.iter().cloned().zip(cells).collect::<BTreeMap<_, _>>();
            read_instrument(&row, EntryOptions::default()).unwrap()
        });
        let of_file: Vec<_> = InstrumentSet::new(read).iter().cloned().collect();
        assert_eq!(InstrumentSet::built_in().iter().cloned().collect::<Vec<_>>(), of_file);
        assert_eq!(of_file.len(), super::SHIPPED.len());
    }
}
