//! The records of which a chart has lists: sessions, scores, reviews, entries of the log and what is kept of self-report, each
//! under a key of its own.

use super::{
    Chart, Day, Drug, Entry, Fact, InstrumentId, Key, Record, RecordId, Review, Route, Score, SelfReport, Session,
    TimeOfDay, Timing,
};
use std::hash::Hash;

/// A record of one of a chart's lists.
pub trait ChartRecord: Clone + PartialEq {
    /// Whether nothing but the chart's own list names its key, so that it may be given another one. A review and the entry that it came
    /// with share a key, and a correction names the entry that it corrects.
    const CAN_BE_RENAMED: bool;
    /// Its key.
    fn key(&self) -> Key;
    /// Gives it another key.
    fn set_key(&mut self, key: Key);
    /// Its day.
    fn day(&self) -> Day;
    /// Which record of its patient one of that key is.
    fn id_of(key: Key) -> RecordId;
    /// What an event says that makes it what it is.
    fn fact(&self) -> Fact;
    /// The chart's list of such records.
    fn list(chart: &Chart) -> &[Self];
    /// The same, to be changed.
    fn list_mut(chart: &mut Chart) -> &mut Vec<Self>;

    /// Which record of its patient it is.
    fn id(&self) -> RecordId {
        Self::id_of(self.key())
    }

    /// The chart's record of that key.
    fn find(chart: &Chart, key: Key) -> Option<&Self> {
        Self::list(chart).iter().find(|record| record.key() == key)
    }
}

macro_rules! chart_records {
    ($($type:ident in $list:ident: $renamed:literal, $day:expr;)+) => {
        $(impl ChartRecord for $type {
            const CAN_BE_RENAMED: bool = $renamed;

            fn key(&self) -> Key {
                self.key
            }

            fn set_key(&mut self, key: Key) {
                self.key = key;
            }

            fn day(&self) -> Day {
                let day: fn(&Self) -> Day = $day;
                day(self)
            }

            fn id_of(key: Key) -> RecordId {
                RecordId::$type(key)
            }

            fn fact(&self) -> Fact {
                self.clone().into()
            }

            fn list(chart: &Chart) -> &[Self] {
                &chart.$list
            }

            fn list_mut(chart: &mut Chart) -> &mut Vec<Self> {
                &mut chart.$list
            }
        })+
    };
}

chart_records! {
    Session in sessions: true, |session| session.day;
    Score in scores: true, |score| score.day;
    Review in reviews: false, |review| review.day;
    Entry in log: false, |entry| entry.day;
    SelfReport in self_reports: false, SelfReport::day;
}

/// A session or a score: what is entered, or read from files, row by row.
pub trait Entered: ChartRecord + Record<Key = Key> {
    /// What makes two of one patient the same.
    type Identity: Hash + Eq;
    /// Whether two equal ones of one time may both be real, as doses are.
    const MAY_REPEAT: bool;

    /// What makes it the one that it is, within its patient.
    fn identity(&self) -> Self::Identity;
}

impl Entered for Session {
    /// Date, time, drug and route.
    type Identity = (Day, Option<TimeOfDay>, Drug, Route);
    const MAY_REPEAT: bool = true;

    fn identity(&self) -> Self::Identity {
        (self.day, self.time, self.drug, self.route)
    }
}

impl Entered for Score {
    /// Instrument, date, time and timing.
    type Identity = (InstrumentId, Day, Option<TimeOfDay>, Option<Timing>);
    const MAY_REPEAT: bool = false;

    fn identity(&self) -> Self::Identity {
        (self.instrument.clone(), self.day, self.time, self.timing)
    }
}
