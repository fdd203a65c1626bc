//! One made-up patient in the making. Days are counted from today: -7 is a week ago, 3 is in three days.

use super::random::Chance;
use super::scale::{Level, Scale};
use super::treatment::Treatment;
use crate::record::{
    Batch, Chart, Day, Device, Event, Fact, Id, Instant, InstrumentId, Journal, Key, Known, Made, Name, Note, Patient,
    Points, Review, Run, Score, Session, SessionStatus, Sex, Source, TimeOfDay, Timing, WeightKg,
};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Six sessions in three weeks, counted from the first.
const INDUCTION: [i32; 6] = [0, 4, 7, 11, 14, 18];

/// A chart being written.
pub(super) struct Life {
    chart: Chart,
    pub(super) chance: Chance,
    today: Day,
    weight_kg: f64,
    /// How the sessions that follow are given.
    pub(super) treatment: Treatment,
    given: usize,
}

impl Life {
    /// The patient of that place in the clinic and of that name, which may be empty; none where the place makes no number.
    pub(super) fn new(at: usize, name: &str, mut chance: Chance, today: Day) -> Option<Self> {
        let sex = [Some(Sex::Female), Some(Sex::Male), Some(Sex::Female), Some(Sex::Male), Some(Sex::Other), None];
        let number = Id::new(&format!("DEMO-{:03}", at + 1)).ok()?;
        let patient = Patient::of(Key::from_bits(chance.bits()), number);
        let patient = Patient {
            name: Name::new(name).ok()?,
            birth_date: (at % 9 != 5).then(|| today.plus(-chance.whole(7_000, 27_000))),
            sex: chance.pick(&sex),
            note: Note::new("Synthetic: made up for the demo clinic.").unwrap_or_default(),
            ..patient
        };
        let weight_kg = chance.whole(52, 104).into();
        let chart = Chart::new(patient);
        Some(Self { chart, chance, today, weight_kg, treatment: Treatment::Iv, given: 0 })
    }

    /// The journal as the clinic keeps it: everything was recorded on its day, and what is planned, today.
    pub(super) fn into_journal(self) -> Journal {
        let Chart { patient, sessions, scores, reviews, .. } = self.chart;
        let (key, today) = (patient.key, self.today);
        let mut days: BTreeMap<Day, Vec<Fact>> = BTreeMap::new();
        let mut on = |day: Day, fact| days.entry(day.min(today)).or_default().push(fact);
        let first = sessions.iter().map(|s| s.day).chain(scores.iter().map(|s| s.day)).min();
        on(first.unwrap_or(today), patient.into());
        sessions.into_iter().for_each(|session| on(session.day, session.into()));
        scores.into_iter().for_each(|score| on(score.day, Fact::Score(score)));
        reviews.into_iter().for_each(|review| on(review.day, review.into()));
        let device = Device::from_bits(0).in_journal(key);
        let (mut journal, mut known) = (Journal::new(key), Known::default());
        for (day, facts) in days {
            let Some(next) = known.next(device) else { break };
            let seen = known.clone();
            let seen_with = |events: &[Event]| {
                let last = events.len().checked_sub(1).and_then(|last| next.plus(last));
                Known::of(seen.runs().iter().copied().chain(last.map(|last| Run { first: next, last })))
            };
            let mut events: Vec<Event> = Vec::with_capacity(facts.len());
            for mut fact in facts {
                if let Fact::Review(review) = &mut fact {
                    review.seen = seen_with(&events);
                }
                events.push(Event { over: Vec::new(), fact });
            }
            let made = Made { at: Instant::start_of(day), by: Arc::from("") };
            let Some(batch) = Batch::new(next, Arc::new(made), events) else { break };
            known.insert(Run { first: batch.first(), last: batch.last() });
            // One device counts its events once.
            let _ = journal.add(vec![batch]);
        }
        journal
    }

    fn key(&mut self) -> Key {
        Key::from_bits(self.chance.bits())
    }

    fn on(&self, offset: i32) -> Day {
        self.today.plus(offset)
    }

    /// Adds to the patient's note.
    pub(super) fn note(&mut self, text: &str) {
        if let Ok(note) = Note::new(&format!("{} {text}", self.chart.patient.note)) {
            self.chart.patient.note = note;
        }
    }

    /// The provider chose this day as the start of the present course.
    pub(super) fn course_starts(&mut self, offset: i32) {
        self.chart.patient.course_start = Some(self.on(offset));
    }

    /// Six sessions in three weeks from `first`, then one every `every` days; none after `until`.
    pub(super) fn course(&mut self, first: i32, every: i32, until: i32) {
        let [.., last] = INDUCTION;
        let maintenance = (1..).map(|n| first + last + n * every.max(1));
        let maintenance = maintenance.take_while(|day| every > 0 && *day <= until);
        for day in INDUCTION.map(|d| first + d).into_iter().chain(maintenance).filter(|day| *day <= until) {
            self.session(day, SessionStatus::Given);
        }
    }

    /// One session.
    pub(super) fn session(&mut self, offset: i32, status: SessionStatus) {
        let given = status == SessionStatus::Given;
        let [systolic_before, diastolic_before, systolic_peak, diastolic_peak] =
            if given { self.treatment.pressures(&mut self.chance) } else { [None; 4] };
        let weight_kg = (given && self.treatment.site().is_some())
            .then(|| (self.weight_kg + self.chance.between((-1.5, 1.5))).round());
        let session = Session {
            time: TimeOfDay::parse("10:00").filter(|_| self.treatment.site().is_some()),
            status,
            drug: self.treatment.drug(),
            route: self.treatment.route(),
            dose_mg: self.treatment.dose_mg(self.given, self.weight_kg),
            weight_kg: weight_kg.and_then(WeightKg::new),
            site: self.treatment.site(),
            systolic_before,
            diastolic_before,
            systolic_peak,
            diastolic_peak,
            ..Session::of(self.key(), self.on(offset))
        };
        self.given += usize::from(given);
        self.chart.sessions.push(session);
    }

    /// Up to three scores a week apart, the last two days before `first`; their mean is `baseline` exactly.
    pub(super) fn baseline(&mut self, scale: Scale, baseline: f64, count: usize, first: i32) {
        let apart: &[f64] = match count {
            1 => &[0.0],
            2 => &[1.0, -1.0],
            _ => &[1.0, 0.0, -1.0],
        };
        for (at, part) in apart.iter().enumerate() {
            let day = first - 2 - 7 * (apart.len() - 1 - at) as i32;
            self.raw(scale.id, day, baseline + part * scale.spread, None);
        }
    }

    /// Scores of one level, one every `every` days from `from` to `to`. On a session's day the questions came first.
    pub(super) fn scores(
        &mut self,
        (scale, baseline): (Scale, f64),
        (from, to, every): (i32, i32, usize),
        level: Level,
    ) {
        for day in (from..=to).step_by(every.max(1)) {
            let value = scale.score(baseline, level, &mut self.chance);
            let timing = self.is_session(day).then_some(Timing::Before);
            self.raw(scale.id, day, value, timing);
        }
    }

    fn is_session(&self, offset: i32) -> bool {
        let day = self.on(offset);
        self.chart.sessions.iter().any(|s| s.day == day && s.status == SessionStatus::Given)
    }

    /// The day of each given session, from today.
    pub(super) fn given_days(&self) -> Vec<i32> {
        let given = self.chart.sessions.iter().filter(|s| s.status == SessionStatus::Given);
        given.map(|s| s.day.days_since(self.today)).collect()
    }

    /// After each session, on its day, a far worse score: the drug still acts.
    pub(super) fn acute_dips(&mut self, scale: Scale, baseline: f64) {
        for day in self.given_days() {
            let value = scale.score(baseline, Level::Severe, &mut self.chance);
            self.raw(scale.id, day, value, Some(Timing::After));
        }
    }

    /// One score as it is.
    pub(super) fn raw(&mut self, instrument: &str, offset: i32, value: f64, timing: Option<Timing>) {
        let source = if matches!(instrument, "madrs" | "cadss") { Source::Clinician } else { Source::Patient };
        let (key, day) = (self.key(), self.on(offset));
        if let (Ok(instrument), Some(value)) =
            (InstrumentId::new(instrument), Points::new((value * 10.0).round() / 10.0))
        {
            self.chart.scores.push(Score { timing, source: Some(source), ..Score::of(key, instrument, day, value) });
        }
    }

    /// A provider looked at the chart as it was on that day.
    pub(super) fn reviewed(&mut self, offset: i32) {
        let day = self.on(offset);
        let note = "Synthetic review.".to_owned();
        // What was recorded until then, once all of it is known.
        let seen = Known::default();
        let review = Review { key: self.key(), day, by: "Demo clinician".to_owned(), note, seen };
        self.chart.reviews.push(review);
    }
}
