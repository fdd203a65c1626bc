//! What a clinic has set for self-report: its key pairs, its contact, its plan, its own questionnaires, and how the clinic's device asks.

use super::{Contact, PublicKey, Shelf, Shelved};
use crate::questionnaire::{
    Answers, NotScorable, Questionnaire, Scored, Scoring, built_in, built_in_ids, built_in_scoring,
};
use crate::record::{CollectOrdered, Instant, InstrumentId, Plan, QuestionnaireVersion, SelfReportPart, choice};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

/// The questionnaires of the plan that holds where a clinic has set none.
const PLANNED: [&str; 2] = ["memory-nrs", "phq-9"];

/// A key pair as it is kept, in a sealed record.
#[derive(Clone, PartialEq, Eq)]
pub struct StoredKey {
    /// The public half, which every link carries.
    pub public: PublicKey,
    /// The private half as PKCS#8.
    pub private: Vec<u8>,
    /// When the pair was made.
    pub made: Instant,
}

impl fmt::Debug for StoredKey {
    /// Without the private half: what is debugged ends in consoles.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.public.fmt(f)
    }
}

/// For which instrument a questionnaire is scored, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoredAs {
    /// The instrument.
    pub instrument: InstrumentId,
    /// How.
    pub scoring: Scoring,
}

/// A version of a questionnaire of the clinic's own. It is kept for good: answers are read with the very version that was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnQuestionnaire {
    /// The questionnaire.
    pub questionnaire: Arc<Questionnaire>,
    /// How it is scored; none where no instrument is.
    pub scored: Option<ScoredAs>,
    /// Whether it isn't asked any more.
    pub is_retired: bool,
}

choice! {
    /// How the clinic's device asks.
    pub enum KioskLayout or OneByOne {
        /// One question at a time.
        OneByOne = 1 "one-by-one",
        /// All questions on one page.
        OnePage = 2 "one-page",
    }
}

/// What a clinic has set for self-report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelfReportSettings {
    /// The key pairs in the order in which they were made: invitations carry the last, the others are kept for reading.
    pub keys: Vec<StoredKey>,
    /// What a patient is told of the clinic.
    pub contact: Contact,
    /// The plan of patients who have none of their own; none for the app's default.
    pub plan: Option<Plan>,
    /// The clinic's own questionnaires, past versions among them, in the order in which they were added.
    pub questionnaires: Vec<OwnQuestionnaire>,
    /// How the clinic's device asks.
    pub layout: KioskLayout,
}

impl Default for SelfReportSettings {
    /// No key yet, the numbers of the United States, the app's plan and questionnaires.
    fn default() -> Self {
        let contact = Contact::new("", "", "", Contact::united_states()).unwrap_or_default();
        Self { keys: Vec::new(), contact, plan: None, questionnaires: Vec::new(), layout: KioskLayout::default() }
    }
}

impl SelfReportSettings {
    /// The key pair that invitations carry; none before the first was made.
    pub fn current_key(&self) -> Option<&StoredKey> {
        self.keys.last()
    }

    /// Every questionnaire whose answers can be read, past versions among them.
    pub fn shelf(&self) -> Shelf {
        let mut shelf = Shelf::built_in();
        self.questionnaires.iter().for_each(|own| shelf.add(Arc::clone(&own.questionnaire)));
        shelf
    }

    /// The questionnaire of that version; none where the clinic doesn't have it.
    pub fn find(&self, version: &QuestionnaireVersion) -> Option<Arc<Questionnaire>> {
        match self.shelf().find(&version.id, version.fingerprint) {
            Shelved::Here(questionnaire) => Some(questionnaire),
            Shelved::OtherVersion | Shelved::None => None,
        }
    }

    /// The questionnaires that can be asked now: the app's, and the latest version of each of the clinic's own that isn't retired. One of the
    /// clinic's own stands in place of the app's of its name.
    pub fn offered(&self) -> Vec<Arc<Questionnaire>> {
        let latest: BTreeMap<&str, &OwnQuestionnaire> =
            self.questionnaires.iter().map(|own| (own.questionnaire.id(), own)).collect_map();
        let is_asked = |id: &str| latest.get(id).is_none_or(|own| own.is_retired);
        let built_in = built_in_ids().filter(|id| is_asked(id)).filter_map(built_in);
        let own = latest.values().filter(|own| !own.is_retired).map(|own| Arc::clone(&own.questionnaire));
        built_in.chain(own).collect()
    }

    /// The short names of all questionnaires, the app's and the clinic's own.
    pub fn ids(&self) -> BTreeSet<&str> {
        let mut ids = self.questionnaires.iter().map(|own| own.questionnaire.id()).collect_set();
        for id in built_in_ids() {
            ids.insert(id);
        }
        ids
    }

    /// What the questionnaire of that short name is called, retired or not. The short name itself where the clinic has none.
    pub fn title_of(&self, id: &str) -> String {
        self.in_force(id).map_or_else(|| id.to_owned(), |known| known.about().title.clone())
    }

    /// The instrument that the questionnaire of that short name is scored for, as it is in force.
    pub fn instrument_of(&self, id: &str) -> Option<InstrumentId> {
        self.scored_as(&*self.in_force(id)?).map(|scored| scored.instrument)
    }

    /// The questionnaire that stands under that short name: the latest version of the clinic's own; where that is retired, the app's of its name,
    /// or else itself.
    pub fn in_force(&self, id: &str) -> Option<Arc<Questionnaire>> {
        let own = self.questionnaires.iter().rfind(|own| own.questionnaire.id() == id);
        let asked = own.filter(|own| !own.is_retired).map(|own| Arc::clone(&own.questionnaire));
        asked.or_else(|| built_in(id)).or_else(|| own.map(|own| Arc::clone(&own.questionnaire)))
    }

    /// How a questionnaire is scored; none where no instrument is.
    pub fn scored_as(&self, questionnaire: &Questionnaire) -> Option<ScoredAs> {
        let own = self.questionnaires.iter().rfind(|own| *own.questionnaire == *questionnaire);
        if let Some(own) = own {
            return own.scored.clone();
        }
        let id = questionnaire.id();
        built_in(id).filter(|known| **known == *questionnaire)?;
        Some(ScoredAs { instrument: InstrumentId::new(id).ok()?, scoring: built_in_scoring(id)? })
    }

    /// What those answers come to, or why they make no score; none where no instrument scores the questionnaire.
    pub fn score(&self, answers: &Answers) -> Option<Result<Scored, NotScorable>> {
        Some(self.scored_as(answers.questionnaire())?.scoring.score(answers))
    }

    /// The plan of patients who have none of their own. `due_every_days` is the clinic's rule.
    pub fn default_plan(&self, due_every_days: i32) -> Plan {
        self.plan.clone().or_else(|| Plan::default_of(&PLANNED, due_every_days).ok()).unwrap_or_default()
    }

    /// Whether the questionnaire of that short name isn't asked any more.
    pub fn is_retired(&self, id: &str) -> bool {
        let latest = self.questionnaires.iter().rfind(|own| own.questionnaire.id() == id);
        latest.is_some_and(|own| own.is_retired) && built_in(id).is_none()
    }

    /// These with the key pairs and questionnaires that the others have more, so that what was sent to those can be read. The key that
    /// invitations carry stays.
    #[must_use]
    pub fn with_those_of(&self, other: &Self) -> Self {
        let mut both = self.clone();
        let is_new_key = |key: &&StoredKey| self.keys.iter().all(|known| known.public != key.public);
        both.keys.splice(0..0, other.keys.iter().filter(is_new_key).cloned());
        let is_new =
            |own: &&OwnQuestionnaire| self.questionnaires.iter().all(|known| known.questionnaire != own.questionnaire);
        both.questionnaires.splice(0..0, other.questionnaires.iter().filter(is_new).cloned());
        both
    }

    /// What an edit made of these makes of `now`: of each part that the edit changed, the edit's. `None` where `now` has another of a part that
    /// the edit changed.
    pub fn edited(&self, was: &Self, now: &Self) -> Option<Self> {
        /// One part after the edit, before it, and as it is now.
        fn part<T: Clone + PartialEq>(new: &T, was: &T, now: &T) -> Option<T> {
            if new == was {
                return Some(now.clone());
            }
            (now == was || now == new).then(|| new.clone())
        }
        Some(Self {
            keys: part(&self.keys, &was.keys, &now.keys)?,
            contact: part(&self.contact, &was.contact, &now.contact)?,
            plan: part(&self.plan, &was.plan, &now.plan)?,
            questionnaires: part(&self.questionnaires, &was.questionnaires, &now.questionnaires)?,
            layout: part(&self.layout, &was.layout, &now.layout)?,
        })
    }

    /// The parts in which the two differ; each questionnaire once.
    pub fn parts_differing(&self, other: &Self) -> Vec<SelfReportPart> {
        let parts = [
            (self.keys != other.keys, SelfReportPart::Keys),
            (self.contact != other.contact, SelfReportPart::Contact),
            (self.plan != other.plan, SelfReportPart::Plan),
            (self.layout != other.layout, SelfReportPart::Layout),
        ];
        let only_in = |one: &Self, other: &Self| -> Vec<String> {
            let changed = one.questionnaires.iter().filter(|own| !other.questionnaires.contains(own));
            changed.map(|own| own.questionnaire.id().to_owned()).collect()
        };
        let changed: BTreeSet<String> = only_in(self, other).into_iter().chain(only_in(other, self)).collect_set();
        let parts = parts.into_iter().filter(|(is_other, _)| *is_other).map(|(_, part)| part);
        parts.chain(changed.into_iter().map(SelfReportPart::Questionnaire)).collect()
    }
}
