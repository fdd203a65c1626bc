//! Charts out of the form of format 1, with no more work a score than it has fields.

use super::super::error::SchemaError;
use super::chart::{
    Act1, Chart1, Entry1, FREE_KEYS, FREE_TEXT, Kind1, Patient1, Review1, Run1, Score1, Session1, Standing1,
};
use super::codes::{Code, day, day_after, kept, number, pressure, time};
use crate::record::{
    Act, Chart, Day, DoseMg, Entry, Id, InstrumentId, Key, LastScored, Name, Note, Patient, Points, Recorded, Review,
    Score, Session, Source, Standing, Timing, Until, WeightKg,
};
use std::sync::Arc;

/// What is named by its place, in the order of first use: so nothing can stand there that nothing names.
struct Named<'t, T> {
    all: &'t [T],
    used: usize,
    field: &'static str,
}

impl<'t, T> Named<'t, T> {
    fn new(all: &'t [T], field: &'static str) -> Self {
        Self { all, used: 0, field }
    }

    /// So many from that place on.
    fn run(&mut self, first: u32, count: usize) -> Result<&'t [T], SchemaError> {
        let first = first as usize;
        let missing = SchemaError::Missing { field: self.field };
        let end = first.checked_add(count).filter(|_| first <= self.used).ok_or(missing.clone())?;
        let run = self.all.get(first..end).ok_or(missing)?;
        self.used = self.used.max(end);
        Ok(run)
    }

    fn get(&mut self, place: u32) -> Result<&'t T, SchemaError> {
        self.run(place, 1)?.first().ok_or(SchemaError::Missing { field: self.field })
    }

    fn finish(&self) -> Result<(), SchemaError> {
        if self.used == self.all.len() { Ok(()) } else { Err(SchemaError::Unused { field: self.field }) }
    }
}

/// The eight bytes of a key.
type Bits = [u8; 8];

fn key(bits: &Bits) -> Key {
    Key::from_bits(u64::from_le_bytes(*bits))
}

/// In whole eights.
fn eights(bytes: &[u8]) -> Result<&[Bits], SchemaError> {
    match bytes.as_chunks() {
        (eights, []) => Ok(eights),
        _ => Err(SchemaError::Bytes),
    }
}

/// What a kind of scores has in common.
type Kind = (InstrumentId, Option<Timing>, Option<Source>);

/// What the rows are read with. The order in which they are is the order in which they were written.
struct Reader<'t> {
    /// The keys of the rows, one after another.
    own: std::slice::Iter<'t, Bits>,
    keys: Named<'t, Bits>,
    free_keys: usize,
    texts: Named<'t, &'t str>,
    text_left: usize,
    numbers: std::slice::Iter<'t, Bits>,
    /// The day of the row before.
    day: Day,
}

impl Chart1<'_> {
    /// As the program runs on it.
    pub(super) fn upgrade(self) -> Result<Chart, SchemaError> {
        let keys = eights(&self.keys)?;
        let mut reader = Reader {
            own: keys.iter(),
            keys: Named::new(keys, "records"),
            free_keys: FREE_KEYS,
            texts: Named::new(&self.texts, "texts"),
            text_left: self.texts.iter().map(|text| text.len()).sum::<usize>() + FREE_TEXT,
            numbers: eights(&self.numbers)?.iter(),
            day: Day::FIRST,
        };
        let kinds = self.kinds.iter().map(|kind| reader.kind(kind)).collect::<Result<Vec<Kind>, _>>()?;
        let people = self.people.iter().map(|by| reader.text(*by).map(Arc::from)).collect::<Result<Vec<_>, _>>()?;
        let patient = reader.patient(&self.patient)?;
        let sessions = self.sessions.iter().map(|s| reader.session(s)).collect::<Result<_, _>>()?;
        reader.day = Day::FIRST;
        let scores = reader.scores(&self.scores, &kinds)?;
        reader.day = Day::FIRST;
        // Reviews and the log name keys: first those of all rows, then further ones.
        reader.keys.used = 1 + self.sessions.len() + self.scores.len() + self.reviews.len() + self.log.len();
        let reviews = self.reviews.iter().map(|r| reader.review(r)).collect::<Result<_, _>>()?;
        reader.day = Day::FIRST;
        let log = self.log.iter().map(|e| reader.entry(e)).collect::<Result<_, _>>()?;
        let (mut people, mut entered_by) = (Named::new(&people, "people"), Vec::new());
        for line in &self.entered_by {
            let by: &Arc<str> = people.get(line.by)?;
            entered_by.extend(reader.run(line.records)?.iter().map(|bits| (key(bits), Arc::clone(by))));
        }
        people.finish()?;
        reader.keys.finish()?;
        reader.texts.finish()?;
        if reader.numbers.len() > 0 {
            return Err(SchemaError::Unused { field: "numbers" });
        }
        Ok(Chart { patient, sessions, scores, reviews, log, entered_by, recorded: Recorded::default() })
    }
}

impl<'t> Reader<'t> {
    fn key(&mut self) -> Result<Key, SchemaError> {
        self.own.next().map(key).ok_or(SchemaError::Missing { field: "records" })
    }

    fn run(&mut self, run: Run1) -> Result<&'t [Bits], SchemaError> {
        let more = run.more as usize;
        self.free_keys = self.free_keys.checked_sub(more).ok_or(SchemaError::Repeated)?;
        self.keys.run(run.first, more.saturating_add(1))
    }

    fn text(&mut self, place: u32) -> Result<&'t str, SchemaError> {
        let Some(place) = place.checked_sub(1) else { return Ok("") };
        let text = self.texts.get(place)?;
        self.text_left = self.text_left.checked_sub(text.len()).ok_or(SchemaError::Repeated)?;
        Ok(text)
    }

    fn owned(&mut self, place: u32) -> Result<String, SchemaError> {
        if place == 0 { Ok(String::new()) } else { self.text(place).map(str::to_owned) }
    }

    fn note(&mut self, place: u32) -> Result<Note, SchemaError> {
        kept(Note::new(self.text(place)?).ok(), "note")
    }

    fn day(&mut self, days: i32) -> Result<Day, SchemaError> {
        self.day = day_after(self.day, days)?;
        Ok(self.day)
    }

    fn number(&mut self, code: i32, field: &'static str) -> Result<Option<f64>, SchemaError> {
        number(code, self.numbers.by_ref().copied(), field)
    }

    fn kind(&mut self, kind: &Kind1) -> Result<Kind, SchemaError> {
        let instrument = kept(InstrumentId::new(self.text(kind.instrument)?).ok(), "instrument")?;
        Ok((instrument, Timing::said(kind.timing)?, Source::said(kind.source)?))
    }

    fn patient(&mut self, stored: &Patient1) -> Result<Patient, SchemaError> {
        Ok(Patient {
            key: self.key()?,
            number: kept(Id::new(self.text(stored.number)?).ok(), "number")?,
            name: kept(Name::new(self.text(stored.name)?).ok(), "name")?,
            birth_date: day(stored.birth_date)?,
            sex: Code::said(stored.sex)?,
            note: self.note(stored.note)?,
            course_start: day(stored.course_start)?,
        })
    }

    fn session(&mut self, stored: &Session1) -> Result<Session, SchemaError> {
        let [systolic_before, diastolic_before, systolic_peak, diastolic_peak] = stored.pressure;
        let (key, day) = (self.key()?, self.day(stored.day)?);
        Ok(Session {
            time: time(stored.time)?,
            status: Code::of_code(stored.status)?,
            drug: Code::of_code(stored.drug)?,
            route: Code::of_code(stored.route)?,
            dose_mg: self.number(stored.dose_mg, "dose")?.map(|mg| kept(DoseMg::new(mg), "dose")).transpose()?,
            weight_kg: self
                .number(stored.weight_kg, "weight")?
                .map(|kg| kept(WeightKg::new(kg), "weight"))
                .transpose()?,
            site: Code::said(stored.site)?,
            systolic_before: pressure(systolic_before)?,
            diastolic_before: pressure(diastolic_before)?,
            systolic_peak: pressure(systolic_peak)?,
            diastolic_peak: pressure(diastolic_peak)?,
            note: self.note(stored.note)?,
            ..Session::of(key, day)
        })
    }

    fn scores(&mut self, stored: &[Score1], kinds: &[Kind]) -> Result<Vec<Score>, SchemaError> {
        let mut kinds = Named::new(kinds, "kinds of scores");
        // Collecting results would not know how many there are.
        let mut scores = Vec::with_capacity(stored.len());
        for stored in stored {
            let (instrument, timing, source) = kinds.get(stored.kind)?;
            scores.push(Score {
                key: self.key()?,
                instrument: instrument.clone(),
                day: self.day(stored.day)?,
                time: time(stored.time)?,
                value: kept(self.number(stored.value, "value")?.and_then(Points::new), "value")?,
                timing: *timing,
                source: *source,
                note: self.note(stored.note)?,
            });
        }
        kinds.finish()?;
        Ok(scores)
    }

    fn review(&mut self, stored: &Review1) -> Result<Review, SchemaError> {
        let (by, note) = (self.owned(stored.by)?, self.owned(stored.note)?);
        let mut seen = Vec::new();
        for run in &stored.seen {
            seen.extend(self.run(*run)?.iter().map(key));
        }
        Ok(Review { key: self.key()?, day: self.day(stored.day)?, by, note, seen })
    }

    fn standing(&mut self, stored: &Standing1) -> Result<Standing, SchemaError> {
        let (instrument, name) =
            (kept(InstrumentId::new(self.text(stored.instrument)?).ok(), "instrument")?, self.owned(stored.name)?);
        let (baseline, worse_from) =
            (self.number(stored.baseline, "baseline")?, self.number(stored.worse_from, "worse from")?);
        let last = match day(stored.last_day)? {
            Some(day) => {
                let value = self.number(stored.last_value, "last score")?;
                Some(LastScored { day, value: value.ok_or(SchemaError::Word { field: "last score" })? })
            }
            None => None,
        };
        let (state, is_silent) = (Code::of_code(stored.state)?, stored.is_silent);
        Ok(Standing { instrument, name, state, is_silent, baseline, worse_from, last })
    }

    fn entry(&mut self, stored: &Entry1) -> Result<Entry, SchemaError> {
        let by = self.owned(stored.by)?;
        let act = match &stored.act {
            Act1::Decided { steps, reason, next_check, standings } => Act::Decided {
                steps: steps.iter().map(|code| Code::of_code(*code)).collect::<Result<_, _>>()?,
                reason: self.owned(*reason)?,
                next_check: day(*next_check)?,
                standings: match standings {
                    Some(standings) => Some(standings.iter().map(|one| self.standing(one)).collect::<Result<_, _>>()?),
                    None => None,
                },
            },
            Act1::Commented { text } => Act::Commented { text: self.owned(*text)? },
            Act1::Snoozed { until, reason } => {
                Act::Snoozed { until: day(*until)?.map_or(Until::NextScore, Until::Day), reason: self.owned(*reason)? }
            }
            Act1::Withdrawn { reason } => Act::Withdrawn { reason: self.owned(*reason)? },
        };
        let corrects = stored.corrects.checked_sub(1).map(|place| self.keys.get(place)).transpose()?.map(key);
        Ok(Entry { key: self.key()?, day: self.day(stored.day)?, by, corrects, act })
    }
}
