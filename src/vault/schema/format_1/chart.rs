//! Charts in format 1, frozen. The bytes are those of [`Chart1`] in postcard's wire format, which is as frozen as the types here.
//!
//! - A key is eight bytes in one table; whatever names a record names its place there.
//! - A text is written once, in the order of first use; whatever has one names its place, from 1. 0 is the empty text.
//! - Days count from 1900-01-01: in rows from the day of the row before, else from 1, where 0 is no day. Minutes count from 1, where 0
//!   is no time.
//! - A number is `2n` for `n` tenths, [`NEXT`] for the next of the numbers that are written out, [`NONE`] where there is none.
//! - Words are codes of `codes`, from 1; 0 is nothing said.
//!
//! A body has one way to be read: what nothing names, what names nothing and what follows the end is an error.

use super::super::error::SchemaError;
use super::super::format::Format;
use crate::record::Chart;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The code of a number that is written out.
pub(super) const NEXT: i32 = 1;
/// The code of no number.
pub(super) const NONE: i32 = -1;

/// How many bytes of repeated text a chart may hold beyond those that its body holds, so that no small body asks for a large memory.
/// What is beyond is written again.
pub(super) const FREE_TEXT: usize = 1 << 20;
/// How many keys the runs of a chart may name without a run for each, for the same reason.
pub(super) const FREE_KEYS: usize = 1 << 18;

/// A patient with everything that is known of them.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Chart1<'a> {
    /// The keys of the patient, the sessions, the scores, the reviews and the log, as they follow; then keys that are only named, in
    /// the order of first use.
    #[serde(borrow)]
    pub(super) keys: Cow<'a, [u8]>,
    /// Numbers that are no tenths, bit for bit, in the order of the rows.
    #[serde(borrow)]
    pub(super) numbers: Cow<'a, [u8]>,
    #[serde(borrow)]
    pub(super) texts: Vec<&'a str>,
    pub(super) kinds: Vec<Kind1>,
    /// The names that `entered_by` points to.
    pub(super) people: Vec<u32>,
    pub(super) patient: Patient1,
    pub(super) sessions: Vec<Session1>,
    pub(super) scores: Vec<Score1>,
    pub(super) reviews: Vec<Review1>,
    pub(super) log: Vec<Entry1>,
    pub(super) entered_by: Vec<Entered1>,
}

/// What many scores of a chart have in common, in the order of first use.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Kind1 {
    pub(super) instrument: u32,
    pub(super) timing: u8,
    pub(super) source: u8,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Patient1 {
    pub(super) number: u32,
    pub(super) name: u32,
    pub(super) birth_date: u32,
    pub(super) sex: u8,
    pub(super) note: u32,
    pub(super) course_start: u32,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Session1 {
    pub(super) day: i32,
    pub(super) time: u16,
    pub(super) status: u8,
    pub(super) drug: u8,
    pub(super) route: u8,
    pub(super) dose_mg: i32,
    pub(super) weight_kg: i32,
    pub(super) site: u8,
    /// Systolic and diastolic before the dose, then the highest of both; mmHg from 1, where 0 is not known.
    pub(super) pressure: [u32; 4],
    pub(super) note: u32,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Score1 {
    pub(super) kind: u32,
    pub(super) day: i32,
    pub(super) time: u16,
    pub(super) value: i32,
    pub(super) note: u32,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Review1 {
    pub(super) day: i32,
    pub(super) by: u32,
    pub(super) note: u32,
    pub(super) seen: Vec<Run1>,
}

/// A key by its place, and how many that follow it in the table follow it here.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct Run1 {
    pub(super) first: u32,
    pub(super) more: u32,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Entered1 {
    pub(super) records: Run1,
    pub(super) by: u32,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Entry1 {
    pub(super) day: i32,
    pub(super) by: u32,
    /// The place of a key, from 1; 0 where it corrects nothing.
    pub(super) corrects: u32,
    pub(super) act: Act1,
}

/// Where a memory track stood.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Standing1 {
    pub(super) instrument: u32,
    pub(super) name: u32,
    pub(super) state: u8,
    pub(super) is_silent: bool,
    pub(super) baseline: i32,
    pub(super) worse_from: i32,
    /// The day of the latest score, 0 where there was none; its value then isn't read.
    pub(super) last_day: u32,
    pub(super) last_value: i32,
}

/// Written by place, so that the order never changes.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Act1 {
    Decided {
        steps: Vec<u8>,
        reason: u32,
        next_check: u32,
        /// None where it was not noted.
        standings: Option<Vec<Standing1>>,
    },
    Commented {
        text: u32,
    },
    Snoozed {
        /// 0 until the next score.
        until: u32,
        reason: u32,
    },
    Withdrawn {
        reason: u32,
    },
}

/// The body of a chart.
///
/// # Errors
/// More of anything than 32 bits can count.
pub(in crate::vault) fn write(chart: &Chart) -> Result<Vec<u8>, SchemaError> {
    postcard::to_allocvec(&Chart1::try_from(chart)?).map_err(|_| SchemaError::Bytes)
}

impl Format for Chart {
    const NUMBER: u16 = 1;

    fn of_body(body: &[u8]) -> Result<Self, SchemaError> {
        let (stored, rest) = postcard::take_from_bytes::<Chart1<'_>>(body).map_err(|_| SchemaError::Bytes)?;
        if rest.is_empty() { stored.upgrade() } else { Err(SchemaError::Trailing) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::demo::demo_clinic;
    use crate::record::{Act, Day, Key};

    /// What becomes of a sound chart's stored form after that change.
    fn after(change: impl Fn(&mut Chart1<'_>)) -> Result<(), SchemaError> {
        let stories = demo_clinic(1, Day::FIRST.plus(46_000));
        let story = stories.iter().max_by_key(|chart| chart.scores.len()).cloned();
        let mut chart = story.ok_or(SchemaError::Bytes)?;
        let seen = chart.scores.iter().map(|score| score.key).collect();
        let (key, day, by) = (Key::from_bits(1), Day::FIRST, "by".to_owned());
        chart.reviews.push(crate::record::Review { key, day, by: by.clone(), note: String::new(), seen });
        let act = Act::Commented { text: "text".to_owned() };
        chart.log.push(crate::record::Entry { key, day, by, corrects: Some(Key::from_bits(2)), act });
        chart.entered_by = vec![(Key::from_bits(3), "by".into())];
        let mut stored = Chart1::try_from(&chart)?;
        change(&mut stored);
        stored.upgrade().map(|_| ())
    }

    #[test]
    fn what_no_chart_is_written_as_is_refused_by_name() {
        let missing = |field| Err(SchemaError::Missing { field });
        let unused = |field| Err(SchemaError::Unused { field });
        let word = |field| Err(SchemaError::Word { field });
        assert_eq!(after(|_| ()), Ok(()));
        assert_eq!(after(|c| c.keys.to_mut().truncate(7)), Err(SchemaError::Bytes));
        assert_eq!(after(|c| c.keys.to_mut().truncate(16)), missing("records"));
        assert_eq!(after(|c| c.keys.to_mut().extend([0; 8])), unused("records"));
        assert_eq!(after(|c| c.log.iter_mut().for_each(|e| e.corrects = 9_999)), missing("records"));
        assert_eq!(after(|c| c.numbers.to_mut().extend([0; 8])), unused("numbers"));
        assert_eq!(after(|c| c.scores.iter_mut().for_each(|s| s.value = NEXT)), missing("value"));
        assert_eq!(after(|c| c.scores.iter_mut().for_each(|s| s.value = NONE)), word("value"));
        assert_eq!(after(|c| c.scores.iter_mut().for_each(|s| s.value = 3)), word("value"));
        assert_eq!(after(|c| c.texts.push("text")), unused("texts"));
        assert_eq!(after(|c| c.patient.note = 9_999), missing("texts"));
        assert_eq!(after(|c| c.kinds.push(Kind1 { instrument: 1, timing: 0, source: 0 })), unused("kinds of scores"));
        assert_eq!(after(|c| c.scores.iter_mut().for_each(|s| s.kind += 1)), missing("kinds of scores"));
        assert_eq!(after(|c| c.people.push(1)), unused("people"));
        assert_eq!(after(|c| c.entered_by.iter_mut().for_each(|e| e.by = 1)), missing("people"));
        assert_eq!(after(|c| c.patient.sex = 5), word("sex"));
        assert_eq!(after(|c| c.patient.birth_date = u32::MAX), word("date"));
        assert_eq!(after(|c| c.patient.course_start = 2_958_465), word("date"));
        assert_eq!(after(|c| c.scores.iter_mut().for_each(|s| s.day = -1)), word("date"));
        assert_eq!(after(|c| c.scores.iter_mut().for_each(|s| s.time = 1441)), word("time"));
        assert_eq!(after(|c| c.sessions.iter_mut().for_each(|s| s.status = 0)), word("status"));
        assert_eq!(after(|c| c.sessions.iter_mut().for_each(|s| s.pressure = [0x1_0001; 4])), word("blood pressure"));
    }

    #[test]
    fn a_small_body_can_t_ask_for_a_large_memory() {
        let more = |c: &mut Chart1<'_>| {
            let seen = c.reviews.iter().flat_map(|review| review.seen.iter().copied()).collect::<Vec<_>>();
            c.reviews.iter_mut().for_each(|review| review.seen = seen.repeat(10_000));
        };
        assert_eq!(after(more), Err(SchemaError::Repeated));
        let often = |c: &mut Chart1<'_>| c.people = vec![1; FREE_TEXT];
        assert_eq!(after(often), Err(SchemaError::Repeated));
    }
}
