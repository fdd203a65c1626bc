//! One patient's journal with what a backup has more of them.

use super::{Difference, Differing, Merge, Sides};
use crate::exchange::{NamedFields, ToldFact};
use crate::record::{
    Chart, ChartRecord, Entered, Entry, FieldError, InstrumentId, InstrumentSet, Journal, Key, Parallel, RecordId,
    Review, Score, SelfReport, Session, fits_instrument,
};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// The instruments that scores must fit, and the values that were found to: a million scores have few, and each is read once.
pub(super) struct Scales {
    instruments: InstrumentSet,
    fitting: HashSet<(InstrumentId, u64)>,
}

impl Scales {
    pub(super) fn of(instruments: InstrumentSet) -> Self {
        Self { instruments, fitting: HashSet::new() }
    }

    fn fit(&mut self, score: &Score) -> Result<(), FieldError> {
        let value = (score.instrument.clone(), score.value.get().to_bits());
        if !self.fitting.contains(&value) {
            fits_instrument(score, &self.instruments)?;
            self.fitting.insert(value);
        }
        Ok(())
    }
}

/// One patient under work: the chart as it is here, and their journal as it would come in.
pub(super) struct Joining<'a> {
    here: Option<&'a Arc<Chart>>,
    ours: Journal,
    /// The number by which the differences are listed.
    number: &'a str,
    /// The records of which nothing new is taken over.
    left_out: HashSet<RecordId>,
    differences: Vec<Difference>,
}

impl<'a> Joining<'a> {
    /// A patient who is here, with their journal; or one who is not.
    pub(super) fn new(here: Option<(&'a Arc<Chart>, &Journal)>, theirs: &'a Chart) -> Self {
        let ours = here.map_or_else(|| Journal::new(theirs.patient.key), |(_, journal)| journal.clone());
        let here = here.map(|(chart, _)| chart);
        let number = here.map_or(&*theirs.patient.number, |here| &*here.patient.number);
        Self { here, ours, number, left_out: HashSet::new(), differences: Vec::new() }
    }

    /// Plans that the patient gets all that the backup has more of them, but what can't be taken over, which is listed. `is_taken` says
    /// whether a number is another patient's.
    pub(super) fn plan(
        mut self,
        (journal, theirs): (&Journal, &Chart),
        scales: &mut Scales,
        is_taken: impl Fn(&str, Key) -> bool,
        merged: &mut Merge,
    ) {
        if self.ours.batches() == journal.batches() {
            merged.same += 1;
            return;
        }
        self.leave_out_twins(theirs);
        let known = self.here.map(|here| here.recorded.known.clone()).unwrap_or_default();
        let (batches, after) = loop {
            let is_taken_over = |record: Option<RecordId>| record.is_none_or(|record| !self.left_out.contains(&record));
            let more = journal.clone().filtered(|id, event| known.contains(id) || is_taken_over(event.fact.record()));
            let Ok(both) = self.ours.union(&more) else {
                self.differ(Differing::Patient, Sides::Forked);
                return merged.stays_here.append(&mut self.differences);
            };
            let Some(after) = both.fold(None) else { return };
            let mut refused_now = Vec::new();
            for score in after.scores.iter().filter(|score| self.is_new(score)) {
                if let Err(refused) = scales.fit(score) {
                    let named = NamedFields::of_score(score);
                    let sides = Sides::Unfit(refused, named.filled());
                    refused_now.push((RecordId::Score(score.key), named.what, sides));
                }
            }
            if is_taken(&after.patient.number, after.patient.key) && !self.left_out.contains(&RecordId::Patient) {
                let named = NamedFields::of_patient(&after.patient);
                let sides = Sides::NumberTakenHere(named.filled());
                refused_now.push((RecordId::Patient, named.what, sides));
            }
            let is_taken = refused_now.is_empty();
            for (record, what, sides) in refused_now {
                self.differ(Differing::Record(what), sides);
                self.left_out.insert(record);
            }
            if is_taken {
                break (more.filtered(|id, _| !known.contains(id)).into_batches(), after);
            }
        };
        merged.stays_here.append(&mut self.differences);
        if batches.is_empty() {
            merged.same += 1;
            return;
        }
        match self.here {
            Some(here) => {
                merged.extended += 1;
                self.tell(here, &after, merged);
            }
            None => merged.only_in_backup += 1,
        }
        let before = self.here.map(|here| &**here);
        merged.sessions += added::<Session>(before, &after);
        merged.scores += added::<Score>(before, &after);
        merged.reviews += added::<Review>(before, &after);
        merged.entries += added::<Entry>(before, &after);
        merged.self_reports += added::<SelfReport>(before, &after);
        merged.plan.batches.insert(after.patient.key, batches);
        merged.plan.charts.push((self.here.cloned(), Arc::new(after)));
    }

    /// Whether a score of the joined chart comes from the backup.
    fn is_new(&self, score: &Score) -> bool {
        // A score that reads as it does here was found to fit when it was entered.
        self.here.is_none_or(|here| here.score(score.key) != Some(score))
    }

    /// A record that was entered on both sides is there already, under another key: what is here stays, and where the two differ, that is
    /// listed. Equal doses of one time may all be real: the first of them here is the first there, and so on.
    fn leave_out_twins(&mut self, theirs: &Chart) {
        let Some(here) = self.here else { return };
        let known: HashSet<RecordId> = self
            .ours
            .batches()
            .iter()
            .flat_map(|batch| batch.events())
            .filter_map(|event| event.fact.record())
            .collect();
        self.leave_out(here, theirs, &known, NamedFields::of_session);
        self.leave_out(here, theirs, &known, NamedFields::of_score);
    }

    fn leave_out<R: Entered>(
        &mut self,
        here: &Chart,
        theirs: &Chart,
        known: &HashSet<RecordId>,
        named: fn(&R) -> NamedFields,
    ) {
        let ours: HashMap<_, &R> = numbered(R::list(here)).map(|(record, which)| (which, record)).collect();
        for (record, which) in numbered(R::list(theirs)).filter(|(record, _)| !known.contains(&record.id())) {
            if let Some(twin) = ours.get(&which).filter(|twin| R::find(theirs, twin.key()).is_none()) {
                self.left_out.insert(record.id());
                self.compare(&named(twin), &named(record));
            }
        }
    }

    /// Lists what would be another, or gone, because it was changed or removed on the other side after what is here; and where both sides were
    /// changed, so that both versions are kept.
    fn tell(&self, here: &Chart, after: &Chart, merged: &mut Merge) {
        let contested: Vec<&Parallel> =
            after.recorded.contested().filter(|one| !here.recorded.parallel.contains(one)).collect();
        for one in &contested {
            let told = one.versions.iter().map(|version| (version.event, ToldFact::of(&version.fact)));
            let (ours, theirs): (Vec<_>, Vec<_>) = told.partition(|(event, _)| here.recorded.known.contains(*event));
            let what = ours.iter().chain(&theirs).find_map(|(_, told)| Some(told.as_ref()?.what.clone()));
            let versions = |all: Vec<(_, Option<ToldFact>)>| all.into_iter().map(|(_, told)| told).collect();
            let (number, what) = (self.number.to_owned(), Differing::Record(what.unwrap_or_default()));
            merged.contested.push(Difference {
                number,
                what,
                sides: Sides::Versions(versions(ours), versions(theirs)),
            });
        }
        let is_contested = |record| contested.iter().any(|one| one.record == record);
        let mut changed = |record: RecordId, old: NamedFields, new: Option<NamedFields>| {
            if is_contested(record) {
                return;
            }
            let sides = match new {
                Some(new) => old.differing(&new).map(Sides::of_fields),
                None => Some(Sides::Removed(old.filled())),
            };
            let number = self.number.to_owned();
            merged.changed.extend(sides.map(|sides| Difference { number, what: Differing::Record(old.what), sides }));
        };
        let fields = |chart: &Chart| NamedFields::of_patient(&chart.patient);
        changed(RecordId::Patient, fields(here), Some(fields(after)));
        for old in here.sessions.iter().filter(|old| after.session(old.key) != Some(old)) {
            let new = after.session(old.key).map(NamedFields::of_session);
            changed(RecordId::Session(old.key), NamedFields::of_session(old), new);
        }
        for old in here.scores.iter().filter(|old| after.score(old.key) != Some(old)) {
            changed(
                RecordId::Score(old.key),
                NamedFields::of_score(old),
                after.score(old.key).map(NamedFields::of_score),
            );
        }
    }

    /// Lists where the two differ, if they do; what is here stays.
    fn compare(&mut self, here: &NamedFields, theirs: &NamedFields) {
        if let Some(both) = here.differing(theirs) {
            self.differ(Differing::Record(here.what.clone()), Sides::of_fields(both));
        }
    }

    fn differ(&mut self, what: Differing, sides: Sides) {
        self.differences.push(Difference { number: self.number.to_owned(), what, sides });
    }
}

/// How many of such records have a key that none had before.
fn added<R: ChartRecord>(before: Option<&Chart>, after: &Chart) -> usize {
    let before: HashSet<Key> = before.map_or(&[][..], |before| R::list(before)).iter().map(R::key).collect();
    R::list(after).iter().filter(|record| !before.contains(&record.key())).count()
}

/// Records with their identities, each with how many of the same stand before it, where all of them may be real.
fn numbered<R: Entered>(records: &[R]) -> impl Iterator<Item = (&R, (R::Identity, usize))> {
    let mut met = HashMap::new();
    records.iter().map(move |record| {
        let count = met.entry(record.identity()).or_insert(0);
        *count += usize::from(R::MAY_REPEAT);
        (record, (record.identity(), *count))
    })
}
