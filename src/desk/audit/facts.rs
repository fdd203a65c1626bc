//! The audit's lines about facts, read off the journal: what each event says, beside what it took the place of.

use super::super::{Change, ChartChange, Events};
use super::bulk::tally_of;
use crate::exchange::{NamedFields, ToldFact};
use crate::record::{
    AuditEntry, Batch, Chart, Deed, Event, EventId, Fact, Facts, Holds, Journal, Key, Line, Run, Untold, Value, What,
    Written,
};
use std::collections::HashMap;

/// What an event did: to what, as it was, and as it is since.
struct Step<'a> {
    deed: Deed,
    before: Option<&'a Fact>,
    after: Option<&'a Fact>,
}

/// The events of a journal by their ids.
struct ById<'a>(HashMap<EventId, &'a Event>);

impl<'a> ById<'a> {
    fn of(journal: &'a Journal) -> Self {
        Self(journal.batches().iter().flat_map(Batch::iter).collect())
    }

    /// What an event did. One that takes others back does the contrary of each, and is not taken back itself.
    fn steps(&self, id: EventId) -> Vec<Step<'a>> {
        let Some(event) = self.0.get(&id) else { return Vec::new() };
        match event.fact {
            Fact::TakenBack => event.over.iter().flat_map(|id| self.own_steps(*id)).map(Step::taken_back).collect(),
            _ => self.own_steps(id),
        }
    }

    fn own_steps(&self, id: EventId) -> Vec<Step<'a>> {
        let Some(event) = self.0.get(&id).filter(|event| event.fact != Fact::TakenBack) else { return Vec::new() };
        let after = Some(&event.fact).filter(|fact| !fact.is_removal());
        if event.over.is_empty() {
            let deed = if after.is_none() { Deed::Removed } else { deed_of(&event.fact, Deed::Entered) };
            return vec![Step { deed, before: self.corrected_by(&event.fact), after }];
        }
        // Where a person chose among versions, every other one.
        let mut steps: Vec<Step<'a>> = Vec::with_capacity(1);
        for over in event.over.iter().filter_map(|id| self.0.get(id)) {
            let before = Some(&over.fact).filter(|fact| !fact.is_removal());
            if before != after && steps.iter().all(|step| step.before != before) {
                let deed = if after.is_none() { Deed::Removed } else { deed_of(&event.fact, Deed::Changed) };
                steps.push(Step { deed, before, after });
            }
        }
        steps
    }

    /// The entry of the log that another one corrects or withdraws.
    fn corrected_by(&self, fact: &Fact) -> Option<&'a Fact> {
        let Fact::Entry(entry) = fact else { return None };
        let corrected = entry.corrects?;
        let is_it = |fact: &&Fact| matches!(fact, Fact::Entry(one) if one.key == corrected);
        self.0.values().map(|event| &event.fact).find(is_it)
    }
}

/// What it is called to bring such a fact into a record.
const fn deed_of(fact: &Fact, otherwise: Deed) -> Deed {
    match fact {
        Fact::Review(_) => Deed::Reviewed,
        Fact::Entry(_) => Deed::Decided,
        _ => otherwise,
    }
}

impl Step<'_> {
    /// The contrary.
    fn taken_back(self) -> Self {
        let Self { deed, before, after } = self;
        match (deed, before) {
            (Deed::Changed, _) => Self { deed, before: after, after: before },
            (Deed::Removed, Some(fact)) => Self { deed: deed_of(fact, Deed::Entered), before: None, after: before },
            _ => Self { deed: Deed::Removed, before: after, after: None },
        }
    }

    /// Whether it is told by itself where many charts came at once. What an undo removes is what came, and is counted.
    fn is_named_at_once(&self, is_undo: bool) -> bool {
        self.deed == Deed::Changed || (self.deed == Deed::Removed && !is_undo)
    }

    fn line(&self, patient: Key) -> Line {
        let fields = |fact: Option<&Fact>| fact.and_then(NamedFields::of_fact);
        let value_of = |fact: Option<&Fact>| fact.and_then(ToldFact::of)?.value;
        let (before, after) = match (fields(self.before), fields(self.after)) {
            (Some(old), Some(new)) => {
                old.differing(&new).map(|(old, new)| (Value::Record(old), Value::Record(new))).unzip()
            }
            _ => (value_of(self.before), value_of(self.after)),
        };
        // What was changed is called what it was called before; a correction is what it is.
        let named = if self.deed == Deed::Decided { self.after } else { self.before.or(self.after) };
        let what = named.and_then(ToldFact::of).map(|told| told.what).unwrap_or_default();
        Line { before, after, ..Line::of(self.deed, patient, what) }
    }
}

impl Change {
    /// What the change does to one patient's journal, as the audit keeps it, but for the digest of the events. `journal` is as it is since.
    pub fn facts(&self, chart: &ChartChange, journal: Option<&Journal>) -> Facts {
        let undo = self.done.is_undo();
        let tally = self.done.at_once().map(|_| tally_of(chart));
        let batches: &[Batch] = match &chart.events {
            Events::Added(batches) | Events::TakenOut(batches) => batches,
            Events::Erased | Events::PutBack(_) => &[],
        };
        let runs = batches.iter().map(|batch| Run { first: batch.first(), last: batch.last() });
        let facts = Facts { events: runs.collect(), tally, undo, ..Facts::default() };
        let whole = |deed, chart: Option<&Chart>| Facts {
            deeds: if tally.is_some() { Vec::new() } else { vec![(deed, 1)] },
            holds: chart.filter(|_| tally.is_none()).map(Holds::of),
            ..facts.clone()
        };
        match (&chart.events, journal) {
            (Events::Erased, _) => whole(Deed::Removed, chart.before.as_deref()),
            (Events::PutBack(_), _) => whole(Deed::Entered, chart.after.as_deref()),
            // Who came at once with others is told by the tally alone.
            (Events::Added(_), Some(journal)) if tally.is_none() || chart.before.is_some() => {
                let deeds = in_a_row(steps_of(&facts, journal).iter().map(|step| step.deed));
                Facts { deeds, ..facts }
            }
            _ => facts,
        }
    }
}

/// What the events did, as far as each is told by itself.
fn steps_of<'a>(facts: &Facts, journal: &'a Journal) -> Vec<Step<'a>> {
    let by_id = ById::of(journal);
    let ids = facts.events.iter().flat_map(|run| (0..run.count() as usize).filter_map(|more| run.first.plus(more)));
    let steps = ids.flat_map(|id| by_id.steps(id));
    steps.filter(|step| facts.tally.is_none() || step.is_named_at_once(facts.undo)).collect()
}

/// Deeds with how many times in a row each was done.
fn in_a_row(deeds: impl Iterator<Item = Deed>) -> Vec<(Deed, u32)> {
    let mut all: Vec<(Deed, u32)> = Vec::new();
    for deed in deeds {
        match all.last_mut() {
            Some((last, times)) if *last == deed => *times += 1,
            _ => all.push((deed, 1)),
        }
    }
    all
}

/// The lines that tell what a commit did to one patient's journal: as many as were noted then, whatever is left of the journal. `journal` has
/// the events, or says why nothing can be told of them.
pub fn fact_lines(entry: &AuditEntry, written: &Written, journal: Result<&Journal, Untold>) -> Vec<Line> {
    let (Some(facts), Some(patient)) = (&written.facts, written.patient()) else { return Vec::new() };
    let mut lines = Vec::with_capacity(facts.lines());
    if let Some(tally) = facts.tally {
        let (deed, what) =
            entry.at_once().map_or((Deed::Changed, What::Nothing), |(line, from)| (line.deed, What::Charts(from)));
        lines.push(Line { after: Some(Value::Tally(tally)), ..Line::of(deed, patient, what) });
    }
    match (facts.holds, journal) {
        (Some(holds), _) => {
            let value = Some(Value::Holds(holds)).filter(|_| holds != Holds::default());
            lines.extend(facts.each_deed().map(|deed| {
                let (before, after) = if deed == Deed::Removed { (value.clone(), None) } else { (None, value.clone()) };
                Line { before, after, ..Line::of(deed, patient, What::WholeRecord) }
            }));
        }
        (None, Ok(journal)) if !facts.deeds.is_empty() => {
            let told: Vec<Line> = steps_of(facts, journal).iter().map(|step| step.line(patient)).collect();
            if told.iter().map(|line| line.deed).eq(facts.each_deed()) {
                lines.extend(told);
            } else {
                lines.extend(untold(facts, patient, Untold::Differing));
            }
        }
        (None, Ok(_)) => {}
        (None, Err(why)) => lines.extend(untold(facts, patient, why)),
    }
    lines.iter_mut().for_each(|line| line.undo = facts.undo);
    lines
}

/// What is known without the journal.
fn untold(facts: &Facts, patient: Key, why: Untold) -> impl Iterator<Item = Line> {
    facts.each_deed().map(move |deed| Line::of(deed, patient, What::Untold(why)))
}
