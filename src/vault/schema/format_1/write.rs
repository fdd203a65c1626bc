//! Journals into the bytes of format 1.

use super::journal::{
    APART, ENTRY, KEY, NEW_SHAPE, OVER, PATIENT, REMOVED, REMOVED_ENTRY, REMOVED_REVIEW, REVIEW, SCORE, SELF_REPORT,
    SESSION, TAKEN_BACK, has_own_key,
};
use super::shapes::signature;
use super::values::Writer;
use crate::record::{
    Act, Choice as _, Entry, Event, EventId, Fact, Journal, Record, RecordId, Review, Standing, Until,
};
use std::collections::HashMap;

/// The shapes that were written, each with its place.
type Shapes = HashMap<Vec<u8>, u64>;

impl<'a> Writer<'a> {
    pub(super) fn journal(&mut self, journal: &'a Journal) {
        let (mut shapes, mut before) = (Shapes::new(), 0);
        self.count(journal.batches().len());
        for batch in journal.batches() {
            let at = batch.made().at.seconds();
            self.event(batch.first());
            self.signed(at.wrapping_sub(before));
            self.text(&batch.made().by);
            self.count(batch.events().len());
            for (id, event) in batch.iter() {
                self.fact(id, event, &mut shapes);
            }
            before = at;
        }
    }

    fn fact(&mut self, id: EventId, event: &'a Event, shapes: &mut Shapes) {
        let Event { over, fact } = event;
        let other = fact.record().and_then(RecordId::key).filter(|key| has_own_key(fact) && *key != id.key());
        let begin = |writer: &mut Self, kind: u64| {
            let flags = if over.is_empty() { 0 } else { OVER } + u64::from(other.is_some()) * KEY;
            writer.number(APART * kind + flags);
            if !over.is_empty() {
                writer.count(over.len());
                over.iter().for_each(|one| writer.event(*one));
            }
            if let Some(key) = other {
                writer.key(key);
            }
        };
        match fact {
            Fact::Patient(patient) => self.record((PATIENT, &**patient), shapes, begin),
            Fact::Session(session) => self.record((SESSION, &**session), shapes, begin),
            Fact::Score(score) => self.record((SCORE, score), shapes, begin),
            Fact::Review(review) => {
                begin(self, REVIEW);
                self.review(review);
            }
            Fact::Entry(entry) => {
                begin(self, ENTRY);
                self.entry(entry);
            }
            Fact::SelfReport(record) => {
                begin(self, NEW_SHAPE);
                self.number(u64::from(SELF_REPORT));
                self.self_report(&record.what);
            }
            Fact::Removed(record) => {
                begin(self, REMOVED);
                self.removed(*record);
            }
            Fact::TakenBack => begin(self, TAKEN_BACK),
        }
    }

    fn record<R: Record>(
        &mut self,
        (kind, record): (u8, &'a R),
        shapes: &mut Shapes,
        begin: impl FnOnce(&mut Self, u64),
    ) {
        let next = shapes.len() as u64;
        let place = *shapes.entry(signature(kind, record)).or_insert(next);
        if place == next {
            begin(self, NEW_SHAPE);
            self.number(u64::from(kind));
            self.shape(record);
        } else {
            begin(self, NEW_SHAPE + 1 + place);
        }
        self.own(record);
    }

    fn removed(&mut self, record: RecordId) {
        self.number(u64::from(match record {
            RecordId::Patient => PATIENT,
            RecordId::Session(_) => SESSION,
            RecordId::Score(_) => SCORE,
            RecordId::Review(_) => REMOVED_REVIEW,
            RecordId::Entry(_) => REMOVED_ENTRY,
            RecordId::SelfReport(_) => SELF_REPORT,
        }));
        if let Some(key) = record.key() {
            self.key(key);
        }
    }

    fn review(&mut self, review: &'a Review) {
        let Review { key: _, day, by, note, seen } = review;
        self.day(*day);
        self.text(by);
        self.text(note);
        self.count(seen.runs().len());
        for run in seen.runs() {
            self.event(run.first);
            self.number(u64::from(run.last.number() - run.first.number()));
        }
    }

    fn entry(&mut self, entry: &'a Entry) {
        let Entry { key: _, day, by, corrects, act } = entry;
        self.day(*day);
        self.text(by);
        self.number(u64::from(corrects.is_some()));
        if let Some(key) = corrects {
            self.key(*key);
        }
        match act {
            Act::Decided { steps, reason, next_check, standings } => {
                self.number(1);
                self.count(steps.len());
                steps.iter().for_each(|step| self.number(u64::from(step.code())));
                self.text(reason);
                self.maybe_day(*next_check);
                self.number(u64::from(standings.is_some()));
                if let Some(standings) = standings {
                    self.count(standings.len());
                    standings.iter().for_each(|standing| self.standing(standing));
                }
            }
            Act::Commented { text } => {
                self.number(2);
                self.text(text);
            }
            Act::Snoozed { until, reason } => {
                self.number(3);
                self.maybe_day(match until {
                    Until::Day(day) => Some(*day),
                    Until::NextScore => None,
                });
                self.text(reason);
            }
            Act::Withdrawn { reason } => {
                self.number(4);
                self.text(reason);
            }
        }
    }

    fn standing(&mut self, standing: &'a Standing) {
        let Standing { instrument, name, state, is_silent, baseline, worse_from, last } = standing;
        self.text(instrument.as_str());
        self.text(name);
        self.number(u64::from(state.code()));
        self.number(u64::from(*is_silent));
        self.decimal(*baseline);
        self.decimal(*worse_from);
        self.maybe_day(last.map(|last| last.day));
        if let Some(last) = last {
            self.decimal(Some(last.value));
        }
    }
}
