//! A questionnaire that takes the place of another of its short name: what it begins with, and what has to be said before it is kept.

use super::{OwnQuestionnaire, ScoredAs, SelfReportSettings};
use crate::questionnaire::{Decimal, ItemIndex, Kind, Questionnaire, Range, Scoring};
use crate::record::{InstrumentId, InstrumentSet, Points};

/// What is lost or doubtful in a questionnaire that is to be kept: it is kept only after a person was told.
#[derive(Clone, Debug, PartialEq)]
pub enum Concern {
    /// Answers to these questions of what it replaces tell of harm, and here they don't.
    HarmLost {
        /// The questions.
        questions: Vec<String>,
        /// How many items of the new one tell of harm.
        marked: usize,
    },
    /// What it replaces makes a score of this instrument, and it makes none.
    ScoreLost(String),
    /// What it replaces makes a score of another instrument.
    OtherInstrument {
        /// The instrument of what it replaces.
        was: String,
        /// The new one's.
        now: String,
    },
    /// It asks fewer questions than what it replaces.
    FewerQuestions {
        /// How many that asks.
        was: usize,
        /// How many this one asks.
        now: usize,
    },
    /// It sums fewer items than what it replaces.
    FewerSummed {
        /// How many that sums.
        was: usize,
        /// How many this one sums.
        now: usize,
    },
    /// It makes the score by another table, or does otherwise with what is not asked or not answered.
    OtherRule,
    /// Its sums don't reach the ends of the instrument's scale.
    Narrower {
        /// The instrument.
        instrument: String,
        /// The lowest and the highest sum.
        sums: (Decimal, Decimal),
        /// The ends of the scale.
        scale: (Points, Points),
    },
    /// Summed items take numbers without a lowest or a highest, so that a sum can lie off the instrument's scale.
    Unbounded {
        /// The instrument.
        instrument: String,
        /// The items.
        items: Vec<ItemIndex>,
        /// The ends of the scale.
        scale: (Points, Points),
    },
}

impl SelfReportSettings {
    /// As a questionnaire begins that was read from a file: with the marks of harm of what stands under its short name, at the items that are
    /// there; and how that is scored, where one of the items that it sums is there.
    pub fn begun(&self, read: &Questionnaire) -> (Questionnaire, Option<ScoredAs>) {
        let Some(before) = self.in_force(read.id()) else { return (read.clone(), None) };
        let marked = before.items().iter().filter(|item| item.tells_harm);
        let begun = marked.fold(read.clone(), |begun, item| {
            let found = begun.find(&item.link_id).and_then(|index| begun.marking_harm(index, true).ok());
            found.unwrap_or(begun)
        });
        let scorable = Scoring::scorable(&begun);
        let is_there = |scored: &ScoredAs| scored.scoring.items().iter().any(|id| scorable.contains(id));
        let scored = self.scored_as(&before).filter(is_there);
        (begun, scored)
    }

    /// What has to be said of that questionnaire before it is kept: what is lost of the one that it replaces, and how its scores go with the
    /// instrument's scale.
    pub fn concerns(&self, own: &OwnQuestionnaire, instruments: &InstrumentSet) -> Vec<Concern> {
        let replaced = self.in_force(own.questionnaire.id());
        let lost = replaced.map(|replaced| {
            let scored = self.scored_as(&replaced);
            let of_score = score_lost(scored.as_ref(), own.scored.as_ref(), instruments);
            [harm_lost(&replaced, &own.questionnaire), of_score, fewer_questions(&replaced, &own.questionnaire)]
        });
        let scored = own.scored.as_ref();
        let off_scale = scored.and_then(|scored| off_scale(scored, &own.questionnaire, instruments));
        lost.into_iter().flatten().chain([off_scale]).flatten().collect()
    }
}

fn harm_lost(replaced: &Questionnaire, new: &Questionnaire) -> Option<Concern> {
    let marked = |of: &Questionnaire| of.items().iter().filter(|item| item.tells_harm).count();
    let same = |link_id: &str| new.find(link_id).and_then(|index| new.item(index));
    let told = replaced.items().iter().filter(|item| item.tells_harm);
    let lost: Vec<_> = told.filter(|item| !same(&item.link_id).is_some_and(|same| same.tells_harm)).collect();
    // A file that calls its items otherwise may tell of harm all the same: then it has as many marks.
    let is_lost = marked(new) < marked(replaced) || lost.iter().any(|item| same(&item.link_id).is_some());
    let questions = lost.iter().map(|item| item.text.clone().unwrap_or_else(|| item.link_id.clone())).collect();
    is_lost.then(|| Concern::HarmLost { questions, marked: marked(new) })
}

fn score_lost(was: Option<&ScoredAs>, now: Option<&ScoredAs>, instruments: &InstrumentSet) -> Option<Concern> {
    let was = was?;
    let Some(now) = now else { return Some(Concern::ScoreLost(name_of(&was.instrument, instruments))) };
    if was.instrument != now.instrument {
        let name = |scored: &ScoredAs| name_of(&scored.instrument, instruments);
        return Some(Concern::OtherInstrument { was: name(was), now: name(now) });
    }
    let summed = |scored: &ScoredAs| scored.scoring.items().len();
    if summed(now) < summed(was) {
        return Some(Concern::FewerSummed { was: summed(was), now: summed(now) });
    }
    let rule =
        |scored: &ScoredAs| (scored.scoring.not_asked(), scored.scoring.prorating(), scored.scoring.table().cloned());
    (rule(was) != rule(now)).then_some(Concern::OtherRule)
}

fn fewer_questions(replaced: &Questionnaire, new: &Questionnaire) -> Option<Concern> {
    let (was, now) = (replaced.questions().count(), new.questions().count());
    (now < was).then_some(Concern::FewerQuestions { was, now })
}

/// How the sums go with the scale of the instrument; none where they do. What lies beyond a known bound is refused before.
fn off_scale(scored: &ScoredAs, questionnaire: &Questionnaire, instruments: &InstrumentSet) -> Option<Concern> {
    let instrument = instruments.get(scored.instrument.as_str())?;
    let (name, scale) = (instrument.shown_name().into_owned(), (instrument.min, instrument.max));
    let is_unbounded = |index: &ItemIndex| {
        questionnaire.item(*index).is_some_and(|item| match item.kind {
            Kind::Integer(Range { min, max }) | Kind::Decimal(Range { min, max }) => min.is_none() || max.is_none(),
            _ => false,
        })
    };
    let summed = scored.scoring.items().iter().filter_map(|id| questionnaire.find(id));
    let items: Vec<ItemIndex> = summed.filter(is_unbounded).collect();
    if !items.is_empty() {
        return Some(Concern::Unbounded { instrument: name, items, scale });
    }
    // What a table makes of sums, such as a T-score, seldom reaches the ends of its scale.
    let sums = scored.scoring.sums(questionnaire).filter(|_| scored.scoring.table().is_none())?;
    let is_narrower = sums.0.as_f64() > scale.0.get() || sums.1.as_f64() < scale.1.get();
    is_narrower.then_some(Concern::Narrower { instrument: name, sums, scale })
}

fn name_of(id: &InstrumentId, instruments: &InstrumentSet) -> String {
    instruments.get(id.as_str()).map_or_else(|| id.to_string(), |known| known.shown_name().into_owned())
}
