//! Questionnaires and ratings, as data: what their points mean and when a change of them can be relied on.

use super::shown_name;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::{Borrow, Cow};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// An instrument's short name in files, such as `promis-cf`. Cheap to copy: all scores of an instrument share one text.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct InstrumentId(Arc<str>);

impl InstrumentId {
    /// The id with that text.
    pub fn new(text: &str) -> Self {
        Self(Arc::from(text))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for InstrumentId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for InstrumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for InstrumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", &self.0)
    }
}

impl Serialize for InstrumentId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for InstrumentId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        Ok(Self::new(&text))
    }
}

/// What an instrument is for. Only memory is judged; the others are context.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum Role {
    Memory,
    Mood,
    Anxiety,
    Dissociation,
}

impl Role {
    /// Every value with the word that files and forms use.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Memory, "memory"),
        (Self::Mood, "mood"),
        (Self::Anxiety, "anxiety"),
        (Self::Dissociation, "dissociation"),
    ];
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

/// A questionnaire or rating in one version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Instrument {
    /// Short name in files.
    pub id: InstrumentId,
    /// Version of the instrument.
    #[serde(default)]
    pub version: String,
    /// As a person reads it.
    pub name: String,
    /// What it is for.
    pub role: Role,
    /// The direction of the scale.
    pub higher_is_better: bool,
    /// Lowest possible score.
    pub min: f64,
    /// Highest possible score.
    pub max: f64,
    /// Scores are whole multiples of this above `min`; any value if absent.
    pub step: Option<f64>,
    /// How many days back the questions ask.
    pub recall_days: Option<f64>,
    /// Mean of the norm group.
    pub norm_mean: Option<f64>,
    /// Standard deviation of the norm group.
    pub norm_sd: Option<f64>,
    /// Published reliability, 0 to 1.
    pub reliability: Option<f64>,
    /// Standard error of measurement as given; wins over the one from SD and reliability.
    pub sem: Option<f64>,
    /// Minimal important change.
    pub mic: Option<f64>,
    /// Declared drop, for an instrument without published reliability.
    pub fixed_drop: Option<f64>,
    /// Declared recovery, for an instrument without published reliability.
    pub fixed_recovery: Option<f64>,
    /// LOINC code of the score.
    #[serde(default)]
    pub loinc: String,
    /// Whether its questions may be shown by a product.
    #[serde(default)]
    pub items_may_be_shipped: bool,
    /// Where the figures come from.
    #[serde(default)]
    pub source: String,
}

impl Instrument {
    /// What a change is measured against; `None` where neither reliability nor a declared rule is there.
    pub fn change_rule(&self) -> Option<ChangeRule> {
        let from_norms = || Some(self.norm_sd? * (1.0 - self.reliability?).sqrt());
        if let Some(sem) = self.sem.or_else(from_norms) {
            return Some(ChangeRule::Reliable { sem, mic: self.mic.unwrap_or(0.0) });
        }
        Some(ChangeRule::Fixed { drop: self.fixed_drop?, recovery: self.fixed_recovery? })
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
            self.id.as_str().to_uppercase()
        } else {
            shown_name(bare).into_owned()
        }
    }

    /// The direction in words, for an axis.
    pub const fn direction(&self) -> &'static str {
        if self.higher_is_better { "higher is better" } else { "higher is worse" }
    }

    /// A score as a person reads it: as many decimals as the instrument's step has, at most two where it has none.
    pub fn format_score(&self, value: f64) -> String {
        let decimals = match self.step {
            Some(step) => (0..=3)
                .find(|d| {
                    let x = step * 10f64.powi(*d);
                    (x - x.round()).abs() < 1e-9
                })
                .unwrap_or(3),
            None => 2,
        };
        let text = format!("{value:.*}", usize::try_from(decimals).unwrap_or(0));
        let rounded = text.parse::<f64>().unwrap_or(value);
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
