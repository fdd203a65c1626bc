//! Which events the records of a chart come from, held as runs: an import makes a hundred scores of a patient from a hundred events that follow
//! each other, and a clinic of a million scores has no room for a line each.

use super::super::Key;
use super::batch::Made;
use super::fact::RecordId;
use super::id::EventId;
use std::mem::discriminant;
use std::sync::Arc;

/// Which event a record of a chart comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Origin {
    /// The record.
    pub record: RecordId,
    /// The event whose text shows.
    pub event: EventId,
    /// Who made it, and when.
    pub made: Arc<Made>,
}

/// The origins of a chart's records, each record once, in the order in which they were put.
#[derive(Clone, Debug, Default)]
pub struct Origins(Vec<Stretch>);

/// Records of one kind whose keys follow each other, from events that do, made together.
#[derive(Clone, Debug)]
struct Stretch {
    first: Origin,
    count: u32,
}

impl Stretch {
    /// The origin that this many stand before.
    fn at(&self, place: u32) -> Option<Origin> {
        let Origin { record, event, made } = &self.first;
        let (record, event) = (following(*record, place)?, event.plus(place as usize)?);
        Some(Origin { record, event, made: Arc::clone(made) })
    }

    /// How many stand before that record; none where it isn't among them.
    fn place(&self, record: RecordId) -> Option<u32> {
        let (first, key) = (self.first.record, record.key().map_or(0, Key::bits));
        let before = key.checked_sub(first.key().map_or(0, Key::bits))?;
        let place = u32::try_from(before).ok().filter(|place| *place < self.count)?;
        (discriminant(&first) == discriminant(&record)).then_some(place)
    }

    /// Whether that origin is the next one.
    fn goes_on_with(&self, next: &Origin) -> bool {
        let Origin { record, event, made } = &self.first;
        following(*record, self.count) == Some(next.record)
            && event.plus(self.count as usize) == Some(next.event)
            && *made == next.made
    }
}

/// The record of that kind whose key is so many further on; the patient's particulars have none.
fn following(record: RecordId, more: u32) -> Option<RecordId> {
    let further = |key: Key| key.bits().checked_add(u64::from(more)).map(Key::from_bits);
    Some(match record {
        _ if more == 0 => record,
        RecordId::Patient => return None,
        RecordId::Session(key) => RecordId::Session(further(key)?),
        RecordId::Score(key) => RecordId::Score(further(key)?),
        RecordId::Review(key) => RecordId::Review(further(key)?),
        RecordId::Entry(key) => RecordId::Entry(further(key)?),
        RecordId::SelfReport(key) => RecordId::SelfReport(further(key)?),
    })
}

impl Origins {
    /// None.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.iter().map(|stretch| stretch.count as usize).sum()
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them, in their order.
    pub fn iter(&self) -> impl Iterator<Item = Origin> {
        self.0.iter().flat_map(|stretch| (0..stretch.count).filter_map(|place| stretch.at(place)))
    }

    /// That of the record.
    pub fn of(&self, record: RecordId) -> Option<Origin> {
        self.0.iter().find_map(|stretch| stretch.at(stretch.place(record)?))
    }

    /// Who made the event that the record comes from, and when.
    pub fn made(&self, record: RecordId) -> Option<&Arc<Made>> {
        self.0.iter().find(|stretch| stretch.place(record).is_some()).map(|stretch| &stretch.first.made)
    }

    /// Adds that of a record which has none.
    pub(super) fn push(&mut self, origin: Origin) {
        match self.0.last_mut() {
            Some(last) if last.goes_on_with(&origin) => last.count += 1,
            _ => self.0.push(Stretch { first: origin, count: 1 }),
        }
    }

    /// Puts that of a record in the place of the one that it has, or else behind all.
    pub(super) fn put(&mut self, origin: Origin) {
        match self.take_out(origin.record) {
            Some(place) => self.0.insert(place, Stretch { first: origin, count: 1 }),
            None => self.push(origin),
        }
    }

    /// Takes that of the record out, and says before which stretch it stood.
    pub(super) fn take_out(&mut self, record: RecordId) -> Option<usize> {
        let found = |(at, stretch): (usize, &Stretch)| Some((at, stretch.place(record)?));
        let (at, place) = self.0.iter().enumerate().find_map(found)?;
        let stretch = self.0.remove(at);
        let behind = stretch.at(place + 1).filter(|_| place + 1 < stretch.count);
        let behind = behind.map(|first| Stretch { first, count: stretch.count - place - 1 });
        let before = (place > 0).then_some(Stretch { count: place, ..stretch });
        let between = at + usize::from(before.is_some());
        self.0.splice(at..at, before.into_iter().chain(behind));
        Some(between)
    }

    /// Gives back the room that was taken ahead.
    pub(super) fn shrink(&mut self) {
        self.0.shrink_to_fit();
    }
}

/// However they are held.
impl PartialEq for Origins {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use super::super::id::{Device, Instant};
    use super::*;

    fn origins(records: &[RecordId]) -> Origins {
        let made = Arc::new(Made { at: Instant::from_seconds(1), by: "Q".into() });
        let mut origins = Origins::default();
        for (number, record) in (1..).zip(records) {
            let event = EventId::new(Device::from_bits(7), number).unwrap();
            origins.push(Origin { record: *record, event, made: Arc::clone(&made) });
        }
        origins
    }

    fn scores(keys: impl IntoIterator<Item = u64>) -> Vec<RecordId> {
        keys.into_iter().map(|key| RecordId::Score(Key::from_bits(key))).collect()
    }

    fn records(origins: &Origins) -> Vec<RecordId> {
        origins.iter().map(|origin| origin.record).collect()
    }

    #[test]
    fn what_follows_is_one_stretch_and_reads_as_it_was_put() {
        let all = [vec![RecordId::Patient], scores(10..20), vec![RecordId::Session(Key::from_bits(20))]].concat();
        let origins = origins(&all);
        assert_eq!((origins.0.len(), origins.len()), (3, 12));
        assert_eq!(records(&origins), all);
        assert_eq!(origins.of(RecordId::Score(Key::from_bits(14))).unwrap().event.number(), 6);
        assert_eq!(origins.of(RecordId::Session(Key::from_bits(14))), None);
        assert_eq!(origins.of(RecordId::Score(Key::from_bits(20))), None);
        assert_eq!(origins.of(RecordId::Score(Key::from_bits(9))), None);
    }

    #[test]
    fn one_is_changed_or_taken_out_of_a_stretch_where_it_stands() {
        for at in 0..5 {
            let mut changed = origins(&scores(10..15));
            let record = RecordId::Score(Key::from_bits(10 + at));
            let event = EventId::new(Device::from_bits(9), 1).unwrap();
            let made = changed.of(record).unwrap().made;
            changed.put(Origin { record, event, made });
            assert_eq!(records(&changed), scores(10..15));
            assert_eq!(changed.of(record).unwrap().event, event);
            assert!(changed != origins(&scores(10..15)));
            assert!(changed.take_out(record).is_some() && changed.take_out(record).is_none());
            assert_eq!(records(&changed), scores((10..15).filter(|key| *key != 10 + at)));
        }
    }

    #[test]
    fn how_they_are_held_makes_no_difference() {
        let whole = origins(&scores(10..15));
        let mut split = whole.clone();
        split.put(whole.of(RecordId::Score(Key::from_bits(12))).unwrap());
        assert!(split.0.len() > whole.0.len() && split == whole);
    }
}
