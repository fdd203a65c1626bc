//! Charts into the form of format 1.

use super::super::error::SchemaError;
use super::chart::{Act1, Chart1, Entered1, Entry1, Kind1, NONE, Patient1, Review1, Run1, Score1, Session1, Standing1};
use super::codes::{Code, day_code, number_code, pressure_code, time_code};
use super::tables::{Keys, Table, Texts};
use crate::record::{Act, Chart, Day, Entry, Key, Number, Patient, Review, Score, Session, Standing, Until};

/// What the rows are written with. The order in which they are is the order in which they are read.
struct Writer<'a> {
    keys: Keys,
    texts: Texts<'a>,
    numbers: Vec<u8>,
    /// The day of the row before.
    day: Day,
}

impl<'a> TryFrom<&'a Chart> for Chart1<'a> {
    type Error = SchemaError;

    fn try_from(chart: &'a Chart) -> Result<Self, SchemaError> {
        let Chart { patient, sessions, scores, reviews, log, entered_by, recorded: _ } = chart;
        let mut writer = Writer { keys: Keys::new(), texts: Texts::new(), numbers: Vec::new(), day: Day::FIRST };
        writer.keys.table.push(patient.key)?;
        let records = sessions.iter().map(|s| s.key).chain(scores.iter().map(|s| s.key));
        for key in records.chain(reviews.iter().map(|r| r.key)).chain(log.iter().map(|e| e.key)) {
            writer.keys.table.push(key)?;
        }
        let (kinds, kind_of) = writer.kinds(scores)?;
        let (people, person_of) = writer.people(entered_by.iter().map(|(_, by)| &**by))?;
        let patient = writer.patient(patient)?;
        let sessions = sessions.iter().map(|s| writer.session(s)).collect::<Result<_, _>>()?;
        writer.day = Day::FIRST;
        let scores = scores.iter().zip(kind_of).map(|(s, kind)| writer.score(s, kind)).collect::<Result<_, _>>()?;
        writer.day = Day::FIRST;
        let reviews = reviews.iter().map(|r| writer.review(r)).collect::<Result<_, _>>()?;
        writer.day = Day::FIRST;
        let log = log.iter().map(|e| writer.entry(e)).collect::<Result<_, _>>()?;
        let entered_by = writer.entered_by(entered_by.iter().map(|(key, _)| *key).zip(person_of))?;
        Ok(Self {
            keys: writer.keys.bytes().into(),
            numbers: writer.numbers.into(),
            texts: writer.texts.table.all,
            kinds,
            people,
            patient,
            sessions,
            scores,
            reviews,
            log,
            entered_by,
        })
    }
}

impl<'a> Writer<'a> {
    /// The kinds of scores, and of each score which.
    fn kinds(&mut self, scores: &'a [Score]) -> Result<(Vec<Kind1>, Vec<u32>), SchemaError> {
        let mut table = Table::new();
        let kind =
            |s: &'a Score| table.place((s.instrument.as_str(), Code::code_of(s.timing), Code::code_of(s.source)));
        let of = scores.iter().map(kind).collect::<Result<_, _>>()?;
        let stored = |(instrument, timing, source)| {
            self.texts.place(instrument).map(|instrument| Kind1 { instrument, timing, source })
        };
        Ok((table.all.into_iter().map(stored).collect::<Result<_, _>>()?, of))
    }

    /// The people of the lines about who entered what, and of each line which.
    fn people(&mut self, names: impl Iterator<Item = &'a str>) -> Result<(Vec<u32>, Vec<u32>), SchemaError> {
        let mut table = Table::new();
        let of = names.map(|name| table.place(name)).collect::<Result<_, _>>()?;
        Ok((table.all.into_iter().map(|name| self.texts.place(name)).collect::<Result<_, _>>()?, of))
    }

    fn days(&mut self, day: Day) -> i32 {
        let days = day.days_since(self.day);
        self.day = day;
        days
    }

    fn number(&mut self, number: Option<f64>) -> i32 {
        number.map_or(NONE, |number| number_code(number, &mut self.numbers))
    }

    fn patient(&mut self, patient: &'a Patient) -> Result<Patient1, SchemaError> {
        let Patient { key: _, number, name, birth_date, sex, note, course_start } = patient;
        Ok(Patient1 {
            number: self.texts.place(number)?,
            name: self.texts.place(name)?,
            birth_date: day_code(*birth_date),
            sex: Code::code_of(*sex),
            note: self.texts.place(note)?,
            course_start: day_code(*course_start),
        })
    }

    fn session(&mut self, session: &'a Session) -> Result<Session1, SchemaError> {
        let Session { day, time, status, drug, route, dose_mg, weight_kg, site, note, .. } = session;
        Ok(Session1 {
            day: self.days(*day),
            time: time_code(*time),
            status: status.code(),
            drug: drug.code(),
            route: route.code(),
            dose_mg: self.number(dose_mg.map(Number::get)),
            weight_kg: self.number(weight_kg.map(Number::get)),
            site: Code::code_of(*site),
            pressure: [
                session.systolic_before,
                session.diastolic_before,
                session.systolic_peak,
                session.diastolic_peak,
            ]
            .map(pressure_code),
            note: self.texts.place(note)?,
        })
    }

    fn score(&mut self, score: &'a Score, kind: u32) -> Result<Score1, SchemaError> {
        let Score { key: _, instrument: _, day, time, value, timing: _, source: _, note } = score;
        Ok(Score1 {
            kind,
            day: self.days(*day),
            time: time_code(*time),
            value: self.number(Some(value.get())),
            note: self.texts.place(note)?,
        })
    }

    fn review(&mut self, review: &'a Review) -> Result<Review1, SchemaError> {
        let Review { key: _, day, by, note, seen: keys } = review;
        let (by, note) = (self.texts.place(by)?, self.texts.place(note)?);
        let mut seen: Vec<Run1> = Vec::new();
        for key in keys {
            let first = self.keys.table.place(*key)?;
            if !self.keys.extend(seen.last_mut(), first) {
                seen.push(Run1 { first, more: 0 });
            }
        }
        Ok(Review1 { day: self.days(*day), by, note, seen })
    }

    fn standing(&mut self, standing: &'a Standing) -> Result<Standing1, SchemaError> {
        let Standing { instrument, name, state, is_silent, baseline, worse_from, last } = standing;
        Ok(Standing1 {
            instrument: self.texts.place(instrument.as_str())?,
            name: self.texts.place(name)?,
            state: state.code(),
            is_silent: *is_silent,
            baseline: self.number(*baseline),
            worse_from: self.number(*worse_from),
            last_day: day_code(last.map(|last| last.day)),
            last_value: self.number(last.map(|last| last.value)),
        })
    }

    fn entry(&mut self, entry: &'a Entry) -> Result<Entry1, SchemaError> {
        let Entry { key: _, day, by, corrects, act } = entry;
        let by = self.texts.place(by)?;
        let act = match act {
            Act::Decided { steps, reason, next_check, standings } => Act1::Decided {
                steps: steps.iter().map(|step| step.code()).collect(),
                reason: self.texts.place(reason)?,
                next_check: day_code(*next_check),
                standings: match standings {
                    Some(standings) => Some(standings.iter().map(|one| self.standing(one)).collect::<Result<_, _>>()?),
                    None => None,
                },
            },
            Act::Commented { text } => Act1::Commented { text: self.texts.place(text)? },
            Act::Snoozed { until, reason } => {
                let until = match until {
                    Until::Day(day) => day_code(Some(*day)),
                    Until::NextScore => 0,
                };
                Act1::Snoozed { until, reason: self.texts.place(reason)? }
            }
            Act::Withdrawn { reason } => Act1::Withdrawn { reason: self.texts.place(reason)? },
        };
        let corrects = corrects.map(|key| self.keys.table.place(key)).transpose()?.map_or(0, |place| place + 1);
        Ok(Entry1 { day: self.days(*day), by, corrects, act })
    }

    fn entered_by(&mut self, lines: impl Iterator<Item = (Key, u32)>) -> Result<Vec<Entered1>, SchemaError> {
        let mut entered: Vec<Entered1> = Vec::new();
        for (key, by) in lines {
            let first = self.keys.table.place(key)?;
            let last = entered.last_mut().filter(|last| last.by == by);
            if !self.keys.extend(last.map(|last| &mut last.records), first) {
                entered.push(Entered1 { records: Run1 { first, more: 0 }, by });
            }
        }
        Ok(entered)
    }
}
