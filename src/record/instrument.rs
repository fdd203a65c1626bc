//! Questionnaires and ratings, as data: what their points mean and when a change of them can be relied on.

use super::capital::capital_letter;
use super::decimal::read_decimal;
use super::field::{
    AboveZero, Between, Code, InstrumentId, Label, Name, NotNegative, Note, Number, Share, Together, choice, record,
};
use super::score::Points;
use super::shown_name;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

choice! {
    /// What an instrument is for. Only memory is judged; the others are context.
    #[expect(missing_docs, reason = "the names are the meaning")]
    pub enum Role {
        Memory = 1 "memory",
        Mood = 2 "mood",
        Anxiety = 3 "anxiety",
        Dissociation = 4 "dissociation",
    }
}

/// What a change of a memory instrument is measured against.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "rule")]
pub enum ChangeRule {
    /// From the published reliability: SEM = SD * sqrt(1 - reliability), and the minimal important change (0 if none known).
    Reliable {
        /// Standard error of measurement, in instrument points.
        sem: f64,
        /// Minimal important change, in instrument points; 0 if none is known.
        mic: f64,
    },
    /// Declared by whoever defined the instrument, because no reliability is published.
    Fixed {
        /// Worse from this many points on.
        drop: f64,
        /// Recovered below this many points.
        recovery: f64,
    },
}

record! {
    /// A questionnaire or rating in one version.
    pub struct Instrument {
        1 id as "id": InstrumentId, "Id", "A short name, such as promis-cf; one of ours is replaced for this clinic", "a short name such as promis-cf";
        3 name as "name": Label, "Name", "The instrument’s name", "the instrument's name";
        4 role as "role": Role, "Role", "What it measures", "one of memory, mood, anxiety, dissociation";
        5 higher_is_better as "higher_is_better": bool, "Higher is better", "Direction of the scale", "yes or no (in a file true or false): the direction of the scale is never guessed";
        6 min as "min": Points, "Lowest", "Lowest score", "a number: the end of the scale";
        7 max as "max": Points, "Highest", "Highest score", "a number: the end of the scale";
    } or empty {
        2 version as "version": Name, "Version", "Version of the instrument";
        8 step as "step": Option<Number<AboveZero>>, "Step", "Distance between two scores";
        9 recall_days as "recall_days": Option<Number<Between<0, 3650>>>, "Recall", "Days that the questions look back on", unit("days");
        10 norm_mean as "norm_mean": Option<Points>, "Norm mean", "Mean of the norm";
        11 norm_sd as "norm_sd": Option<Number<AboveZero>>, "Norm SD", "Standard deviation of the norm";
        12 reliability as "reliability": Option<Number<Share>>, "Reliability", "Published reliability: above 0, below 1";
        13 sem as "sem": Option<Number<AboveZero>>, "SEM", "Standard error of measurement; a memory instrument needs it, or the SD of the norm and the reliability, or a fixed rule";
        14 mic as "mic": Option<Number<NotNegative>>, "MIC", "Minimal important change", unit("points");
        15 fixed_drop as "fixed_drop": Option<Number<AboveZero>>, "Fixed drop", "The fixed rule: worse from here on";
        16 fixed_recovery as "fixed_recovery": Option<Number<AboveZero>>, "Fixed recovery", "The fixed rule: recovered below this";
        17 loinc as "loinc": Code, "LOINC", "LOINC code";
        18 items_may_be_shipped as "items_may_be_shipped": bool, "Questions may be shown", "Whether the licence allows to show the questions";
        19 source as "source": Note, "Source", "Where the figures come from";
        20 retired as "retired": bool, "Retired", "Kept for the scores that it has, and not offered for new ones";
    } checked by Instrument::unfit_together
}

impl Instrument {
    /// The fields that can't stand as they are beside the others.
    fn unfit_together(&self) -> Vec<(&'static str, Together)> {
        let has_no_rule = self.role == Role::Memory && self.change_rule().is_none();
        let is_beyond = self.fixed_drop.zip(self.fixed_recovery).is_some_and(|(drop, recovery)| recovery > drop);
        let all = [
            (self.min >= self.max, "max", Together::AboveMin),
            (has_no_rule, "sem", Together::Rule),
            (is_beyond, "fixed_recovery", Together::UpToDrop),
        ];
        all.into_iter().filter_map(|(is_odd, field, together)| is_odd.then_some((field, together))).collect()
    }

    /// What a change is measured against; `None` where neither reliability nor a declared rule is there.
    pub fn change_rule(&self) -> Option<ChangeRule> {
        let from_norms = || Some(self.norm_sd?.get() * (1.0 - self.reliability?.get()).sqrt());
        if let Some(sem) = self.sem.map(Number::get).or_else(from_norms) {
            return Some(ChangeRule::Reliable { sem, mic: self.mic.map_or(0.0, Number::get) });
        }
        Some(ChangeRule::Fixed { drop: self.fixed_drop?.get(), recovery: self.fixed_recovery?.get() })
    }

    /// How far `score` lies on the bad side of `baseline`, in instrument points.
    pub fn worsening(&self, baseline: f64, score: f64) -> f64 {
        if self.higher_is_better { baseline - score } else { score - baseline }
    }

    /// The score that lies `worsening` points on the bad side of `baseline`: the inverse of [`Instrument::worsening`].
    pub fn score_at(&self, baseline: f64, worsening: f64) -> f64 {
        if self.higher_is_better { baseline - worsening } else { baseline + worsening }
    }

    /// The whole name as it stands in a sentence.
    pub fn shown_name(&self) -> Cow<'_, str> {
        shown_name(&self.name)
    }

    /// A name for lists, short as a person says it: the name without what stands in brackets, or the code in capitals where that is
    /// long: "PRMQ", "Memory today", "PROMIS-CF".
    pub fn short_name(&self) -> String {
        const LONGEST: usize = 16;
        let bare = self.name.split('(').next().unwrap_or_default().trim();
        let bare = bare.strip_suffix(" total").unwrap_or(bare);
        if bare.is_empty() || bare.chars().count() > LONGEST {
            self.id.as_str().chars().map(capital_letter).collect()
        } else {
            shown_name(bare).into_owned()
        }
    }

    /// A score as a person reads it: as many decimals as the instrument's step has, at most two where it has none.
    pub fn format_score(&self, value: f64) -> String {
        let decimals = match self.step {
            Some(step) => (0..=3)
                .find(|d| {
                    let x = step.get() * 10f64.powi(*d);
                    (x - x.round()).abs() < 1e-9
                })
                .unwrap_or(3),
            None => 2,
        };
        let text = format!("{value:.*}", usize::try_from(decimals).unwrap_or(0));
        let rounded = read_decimal(&text).unwrap_or(value);
        // A stored score is never shown as another one: where the step hides digits, they are shown.
        if (rounded - value).abs() < 1e-9 { text } else { format_points(value) }
    }
}

/// Points as a person reads them: at most two decimals, no trailing zeros.
pub fn format_points(value: f64) -> String {
    format_bare(value, 2)
}

/// A figure for redoing a sum, and a number in a file: rounded to six decimals, no trailing zeros.
pub fn format_figure(value: f64) -> String {
    format_bare(value, 6)
}

/// Rounded to that many decimals (at least one), without trailing zeros and without a zero's sign.
fn format_bare(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// All instruments that a clinic uses, by id.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct InstrumentSet(BTreeMap<InstrumentId, Arc<Instrument>>);

impl InstrumentSet {
    /// A set of these; of two with one id the later wins.
    pub fn new(instruments: impl IntoIterator<Item = Instrument>) -> Self {
        let mut set = Self::default();
        instruments.into_iter().for_each(|i| set.insert(i));
        set
    }

    /// Adds an instrument, or replaces the one of its id.
    pub fn insert(&mut self, instrument: Instrument) {
        self.0.insert(instrument.id.clone(), Arc::new(instrument));
    }

    /// The instrument of that id.
    pub fn get(&self, id: &str) -> Option<&Arc<Instrument>> {
        self.0.get(id)
    }

    /// Those that are offered for a new score, ordered by id.
    pub fn offered(&self) -> impl Iterator<Item = &Arc<Instrument>> {
        self.iter().filter(|instrument| !instrument.retired)
    }

    /// All, ordered by id.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Instrument>> {
        self.0.values()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A prescriber read `promis-cf` in lists: a code of files.
    #[test]
    fn lists_name_instruments_as_people_do() {
        let instruments = InstrumentSet::built_in();
        for (id, name) in [
            ("promis-cf", "PROMIS-CF"),
            ("promis-cfa", "PROMIS-CFA"),
            ("prmq", "PRMQ"),
            ("memory-nrs", "Memory today"),
            ("phq-9", "PHQ-9"),
            ("cadss", "CADSS"),
        ] {
            assert_eq!(instruments.get(id).map(|i| i.short_name()).as_deref(), Some(name));
        }
    }

    #[test]
    fn six_decimals_are_rounded_and_bare() {
        for (value, text) in
            [(50.0, "50"), (48.333_333_333, "48.333333"), (-0.000_000_1, "0"), (7.356_663_645_97, "7.356664")]
        {
            assert_eq!(format_figure(value), text);
        }
    }
}
