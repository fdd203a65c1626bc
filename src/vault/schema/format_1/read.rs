//! Journals out of the bytes of format 1, with no more work a record than it has fields of its own.

use super::super::error::SchemaError;
use super::journal::{
    APART, ENTRY, KEY, NEW_SHAPE, OVER, PATIENT, REMOVED, REMOVED_ENTRY, REMOVED_REVIEW, REVIEW, SCORE, SELF_REPORT,
    SESSION, TAKEN_BACK,
};
use super::shapes::Shape;
use super::values::Reader;
use crate::record::{
    Act, Batch, Chart, Choice, Entry, Event, EventId, Fact, Instant, InstrumentId, Journal, Key, Known, LastScored,
    Made, Patient, PlainChart, RecordId, Review, Run, Score, Session, Standing, Until,
};
use std::sync::Arc;

/// The shape of one kind of record.
enum AnyShape {
    Patient(Shape<Patient>),
    Session(Shape<Session>),
    Score(Shape<Score>),
}

impl AnyShape {
    /// Another record of it, under that key.
    fn next(&self, key: Key, reader: &mut Reader<'_>) -> Result<Fact, SchemaError> {
        Ok(match self {
            Self::Patient(shape) => Patient { key, ..shape.next(reader)? }.into(),
            Self::Session(shape) => Session { key, ..shape.next(reader)? }.into(),
            Self::Score(shape) => Fact::Score(Score { key, ..shape.next(reader)? }),
        })
    }
}

/// What was met of a journal so far.
struct Met {
    patient: Key,
    shapes: Vec<AnyShape>,
    /// Who made events, by the places of the names.
    people: Vec<(usize, Arc<str>)>,
}

impl Reader<'_> {
    pub(super) fn journal(&mut self, patient: Key) -> Result<Journal, SchemaError> {
        let mut batches: Vec<(EventId, Arc<Made>, Vec<Event>)> = Vec::new();
        self.events(patient, |id, made, event, begins| {
            match batches.last_mut().filter(|_| !begins) {
                Some((.., events)) => events.push(event),
                None => batches.push((id, Arc::clone(made), vec![event])),
            }
            true
        })?;
        let batches = batches.into_iter().map(|(first, made, events)| Batch::new(first, made, events));
        let batches = batches.collect::<Option<_>>().ok_or(SchemaError::Bytes)?;
        Journal::of(patient, batches).map_err(|_| SchemaError::Repeated)
    }

    /// The chart of a journal in which nothing was changed; none of any other.
    pub(super) fn plain_chart(&mut self, patient: Key) -> Result<Option<Chart>, SchemaError> {
        let mut chart = PlainChart::new(patient);
        let is_plain = self.events(patient, |id, made, event, begins| chart.take(id, made, event, begins))?;
        Ok(if is_plain { chart.finish() } else { None })
    }

    /// PatientKeys out event by event, with whether it begins a batch, until the answer is `false`; whether it never was.
    fn events(
        &mut self,
        patient: Key,
        mut each: impl FnMut(EventId, &Arc<Made>, Event, bool) -> bool,
    ) -> Result<bool, SchemaError> {
        let mut met = Met { patient, shapes: Vec::new(), people: Vec::new() };
        let mut at = 0i64;
        for _ in 0..self.bytes.number()? {
            let first = self.event()?;
            at = at.wrapping_add(self.bytes.signed()?);
            let made = Arc::new(Made { at: Instant::from_seconds(at), by: self.by(&mut met)? });
            let count: usize = self.bytes.small()?;
            // None makes no batch.
            if count == 0 {
                return Err(SchemaError::Bytes);
            }
            for place in 0..count {
                let id = first.plus(place).ok_or(SchemaError::Bytes)?;
                let event = self.fact(id, &mut met)?;
                if !each(id, &made, event, place == 0) {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    fn by(&mut self, met: &mut Met) -> Result<Arc<str>, SchemaError> {
        let place = self.place()?;
        if let Some((_, by)) = met.people.iter().find(|(known, _)| *known == place) {
            return Ok(Arc::clone(by));
        }
        let by: Arc<str> = Arc::from(self.at(place));
        met.people.push((place, Arc::clone(&by)));
        Ok(by)
    }

    fn fact(&mut self, id: EventId, met: &mut Met) -> Result<Event, SchemaError> {
        let begins = self.bytes.number()?;
        let (kind, flags) = (begins / APART, begins % APART);
        let mut over = Vec::new();
        if flags & OVER != 0 {
            let count = self.bytes.number()?;
            if count == 0 {
                return Err(SchemaError::Bytes);
            }
            for _ in 0..count {
                over.push(self.event()?);
            }
        }
        let other = if flags & KEY == 0 { None } else { Some(self.key()?) };
        let key = other.unwrap_or(id.key());
        let fact = match kind {
            REVIEW => self.review(key)?.into(),
            ENTRY => self.entry(key)?.into(),
            REMOVED => Fact::Removed(self.removed()?),
            TAKEN_BACK => Fact::TakenBack,
            NEW_SHAPE => self.new_shape(key, met)?,
            _ => {
                let shape = usize::try_from(kind - NEW_SHAPE - 1).ok().and_then(|place| met.shapes.get(place));
                let key = if matches!(shape, Some(AnyShape::Patient(_))) { met.patient } else { key };
                shape.ok_or(SchemaError::Missing { field: "shapes" })?.next(key, self)?
            }
        };
        // A key is written where it has to be, and nowhere else.
        let is_needed = other.is_none_or(|key| super::journal::has_own_key(&fact) && key != id.key());
        if is_needed { Ok(Event { over, fact }) } else { Err(SchemaError::Bytes) }
    }

    fn new_shape(&mut self, key: Key, met: &mut Met) -> Result<Fact, SchemaError> {
        let (shape, fact) = match self.bytes.small()? {
            PATIENT => {
                let (shape, first): (_, Patient) = self.shape(met.patient)?;
                (AnyShape::Patient(shape), first.into())
            }
            SESSION => {
                let (shape, first): (_, Session) = self.shape(key)?;
                (AnyShape::Session(shape), first.into())
            }
            SCORE => {
                let (shape, first) = self.shape(key)?;
                (AnyShape::Score(shape), Fact::Score(first))
            }
            SELF_REPORT => return self.self_report(key).map(Fact::from),
            _ => return Err(SchemaError::Newer),
        };
        met.shapes.push(shape);
        Ok(fact)
    }

    fn removed(&mut self) -> Result<RecordId, SchemaError> {
        Ok(match self.bytes.small()? {
            PATIENT => RecordId::Patient,
            SESSION => RecordId::Session(self.key()?),
            SCORE => RecordId::Score(self.key()?),
            REMOVED_REVIEW => RecordId::Review(self.key()?),
            REMOVED_ENTRY => RecordId::Entry(self.key()?),
            SELF_REPORT => RecordId::SelfReport(self.key()?),
            _ => return Err(SchemaError::Newer),
        })
    }

    fn review(&mut self, key: Key) -> Result<Review, SchemaError> {
        let (day, by, note) = (self.day()?, self.text()?.to_owned(), self.text()?.to_owned());
        let mut runs = Vec::new();
        for _ in 0..self.bytes.number()? {
            let first = self.event()?;
            let last = first.plus(self.bytes.small()?).ok_or(SchemaError::Bytes)?;
            runs.push(Run { first, last });
        }
        let seen = Known::of(runs.iter().copied());
        if seen.runs() == runs { Ok(Review { key, day, by, note, seen }) } else { Err(SchemaError::Repeated) }
    }

    fn entry(&mut self, key: Key) -> Result<Entry, SchemaError> {
        let (day, by) = (self.day()?, self.text()?.to_owned());
        let corrects = if self.is()? { Some(self.key()?) } else { None };
        let act = match self.bytes.number()? {
            1 => Act::Decided {
                steps: self.several(Self::choice)?,
                reason: self.text()?.to_owned(),
                next_check: self.maybe_day()?,
                standings: if self.is()? { Some(self.several(Self::standing)?) } else { None },
            },
            2 => Act::Commented { text: self.text()?.to_owned() },
            3 => Act::Snoozed {
                until: self.maybe_day()?.map_or(Until::NextScore, Until::Day),
                reason: self.text()?.to_owned(),
            },
            4 => Act::Withdrawn { reason: self.text()?.to_owned() },
            _ => return Err(SchemaError::Newer),
        };
        Ok(Entry { key, day, by, corrects, act })
    }

    /// A word by its code; one that came later has another.
    pub(super) fn choice<C: Choice>(&mut self) -> Result<C, SchemaError> {
        C::of_code(self.bytes.small()?).ok_or(SchemaError::Newer)
    }

    fn standing(&mut self) -> Result<Standing, SchemaError> {
        let instrument = InstrumentId::new(self.text()?).map_err(|_| SchemaError::Word { field: "instrument" })?;
        let name = self.text()?.to_owned();
        let (state, is_silent) = (self.choice()?, self.is()?);
        let (baseline, worse_from) = (self.decimal()?, self.decimal()?);
        let last = match self.maybe_day()? {
            Some(day) => {
                let value = self.decimal()?.ok_or(SchemaError::Missing { field: "value" })?;
                Some(LastScored { day, value })
            }
            None => None,
        };
        Ok(Standing { instrument, name, state, is_silent, baseline, worse_from, last })
    }
}
