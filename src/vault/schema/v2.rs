//! Schema version 2, frozen: version 1 with the log of decisions and with who entered what. What did not change keeps its frozen form of
//! version 1.

use super::SchemaError;
use super::v1::{ChartV1, PatientV1, ReviewV1, ScoreV1, SessionV1, value, word};
use crate::record::{Act, Chart, Day, Entry, Key, Recorded, Step, Until};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A patient with everything that is known of them.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChartV2 {
    pub(super) patient: PatientV1,
    pub(super) sessions: Vec<SessionV1>,
    pub(super) scores: Vec<ScoreV1>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) reviews: Vec<ReviewV1>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) log: Vec<EntryV2>,
    /// The names that `entered_by` points to, each once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) people: Vec<String>,
    /// Key of a session or score, and the place of a name in `people`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) entered_by: Vec<(Key, u32)>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EntryV2 {
    key: Key,
    day: Day,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    by: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    corrects: Option<Key>,
    act: ActV2,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum ActV2 {
    Decided {
        steps: Vec<String>,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        next_check: Option<Day>,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        state: String,
    },
    Commented {
        text: String,
    },
    Snoozed {
        /// None until the next score.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Day>,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    },
    Withdrawn {
        reason: String,
    },
}

/// As version 2 wrote it. The app writes a later version; with this a test can hold what is read against the bytes that it came from.
impl From<&Chart> for ChartV2 {
    fn from(chart: &Chart) -> Self {
        let mut people: Vec<String> = Vec::new();
        let mut entered_by = Vec::with_capacity(chart.entered_by.len());
        for (key, by) in &chart.entered_by {
            // A handful of people work on one chart.
            let place = people.iter().position(|name| **name == **by).unwrap_or_else(|| {
                people.push(by.to_string());
                people.len() - 1
            });
            entered_by.push((*key, u32::try_from(place).unwrap_or(u32::MAX)));
        }
        Self {
            patient: PatientV1::from(&chart.patient),
            sessions: chart.sessions.iter().map(SessionV1::from).collect(),
            scores: chart.scores.iter().map(ScoreV1::from).collect(),
            reviews: chart.reviews.iter().map(ReviewV1::from).collect(),
            log: chart.log.iter().map(EntryV2::from).collect(),
            people,
            entered_by,
        }
    }
}

impl ChartV1 {
    /// The same chart in the next version: nobody had decided anything yet, and who entered what was not kept.
    pub(super) fn into_v2(self) -> ChartV2 {
        ChartV2 {
            patient: self.patient,
            sessions: self.sessions,
            scores: self.scores,
            reviews: self.reviews,
            log: Vec::new(),
            people: Vec::new(),
            entered_by: Vec::new(),
        }
    }
}

impl ChartV2 {
    /// As the program runs on it.
    ///
    /// # Errors
    /// A word that this version doesn't have, or a name that isn't there.
    pub fn upgrade(self) -> Result<Chart, SchemaError> {
        let people: Vec<Arc<str>> = self.people.into_iter().map(Arc::from).collect();
        let name = |place: u32| people.get(place as usize).cloned().ok_or(SchemaError::Word { field: "entered by" });
        Ok(Chart {
            patient: self.patient.upgrade()?,
            sessions: self.sessions.into_iter().map(SessionV1::upgrade).collect::<Result<_, _>>()?,
            scores: self.scores.into_iter().map(ScoreV1::upgrade).collect::<Result<_, _>>()?,
            reviews: self.reviews.into_iter().map(ReviewV1::upgrade).collect(),
            log: self.log.into_iter().map(EntryV2::upgrade).collect::<Result<_, _>>()?,
            entered_by: self
                .entered_by
                .into_iter()
                .map(|(key, place)| Ok((key, name(place)?)))
                .collect::<Result<_, SchemaError>>()?,
            recorded: Recorded::default(),
        })
    }
}

impl From<&Entry> for EntryV2 {
    fn from(entry: &Entry) -> Self {
        let act = match &entry.act {
            Act::Decided { steps, reason, next_check, state } => ActV2::Decided {
                steps: steps.iter().map(|step| word(step, &Step::ALL)).collect(),
                reason: reason.clone(),
                next_check: *next_check,
                state: state.clone(),
            },
            Act::Commented { text } => ActV2::Commented { text: text.clone() },
            Act::Snoozed { until, reason } => ActV2::Snoozed {
                until: match until {
                    Until::Day(day) => Some(*day),
                    Until::NextScore => None,
                },
                reason: reason.clone(),
            },
            Act::Withdrawn { reason } => ActV2::Withdrawn { reason: reason.clone() },
        };
        Self { key: entry.key, day: entry.day, by: entry.by.clone(), corrects: entry.corrects, act }
    }
}

impl EntryV2 {
    fn upgrade(self) -> Result<Entry, SchemaError> {
        let act = match self.act {
            ActV2::Decided { steps, reason, next_check, state } => Act::Decided {
                steps: steps.iter().map(|step| value(step, "step", &Step::ALL)).collect::<Result<_, _>>()?,
                reason,
                next_check,
                state,
            },
            ActV2::Commented { text } => Act::Commented { text },
            ActV2::Snoozed { until, reason } => {
                Act::Snoozed { until: until.map_or(Until::NextScore, Until::Day), reason }
            }
            ActV2::Withdrawn { reason } => Act::Withdrawn { reason },
        };
        Ok(Entry { key: self.key, day: self.day, by: self.by, corrects: self.corrects, act })
    }
}
