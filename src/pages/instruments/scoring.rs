//! How a questionnaire that is being imported is scored: which items, what an unanswered one does, a table, and for which instrument.

use crate::browser::files::read_file;
use crate::pages::form::FormTexts;
use crate::pages::state::Desk;
use crate::questionnaire::{NotAsked, Prorating, Questionnaire, Rounding, ScoreTable, Scoring, built_in};
use crate::record::{CollectOrdered, InstrumentId, shown_name};
use crate::self_report::{ScoreMisfit, ScoredAs, check_scores};
use crate::words::{expected_words, say, scoring_fault_words, table_fault_words, worded};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The most bytes of a table that is read.
const TABLE_BYTES: f64 = 1_000_000.0;
/// How a raised sum can be rounded, each with its name in drafts and its words.
pub(super) const ROUNDINGS: [(Rounding, &str, &str); 3] = [
    (Rounding::None, "none", "not rounded"),
    (Rounding::Nearest, "nearest", "to the nearest whole number"),
    (Rounding::Up, "up", "to the next whole number above"),
];
const LEFT_OUT: &str = "left-out";
/// What an item can count that was not asked, by name, each with its words.
pub(super) const NOT_ASKED: [(&str, &str); 2] =
    [("", "as if it was not answered"), (LEFT_OUT, "it is no part of the sum")];

/// What is said of the scoring so far. Every part of the import holds a copy.
#[derive(Clone, Copy)]
pub(super) struct ScoringForm {
    desk: Desk,
    questionnaire: RwSignal<Arc<Questionnaire>>,
    items: RwSignal<BTreeSet<String>>,
    pub(super) instrument: RwSignal<String>,
    pub(super) not_asked: RwSignal<String>,
    pub(super) most_unanswered: RwSignal<String>,
    pub(super) rounding: RwSignal<String>,
    pub(super) table: RwSignal<Option<(String, ScoreTable)>>,
    pub(super) bad_table: RwSignal<Option<String>>,
}

impl ScoringForm {
    /// All items that say how much are summed, and no instrument is chosen.
    pub(super) fn new(desk: Desk, questionnaire: RwSignal<Arc<Questionnaire>>) -> Self {
        let items = questionnaire.with_untracked(|questionnaire| Scoring::scorable(questionnaire));
        let text = |text: &str| RwSignal::new(text.to_owned());
        Self {
            desk,
            questionnaire,
            items: RwSignal::new(items.into_iter().collect_set()),
            instrument: text(""),
            not_asked: text(""),
            most_unanswered: text("0"),
            rounding: text("none"),
            table: RwSignal::new(None),
            bad_table: RwSignal::new(None),
        }
    }

    /// What is said of the scoring by now, by name, for a draft.
    pub(super) fn named(self) -> FormTexts {
        let mut all = vec![
            ("instrument", self.instrument.get()),
            ("not-asked", self.not_asked.get()),
            ("most-unanswered", self.most_unanswered.get()),
            ("rounding", self.rounding.get()),
            ("items", self.items.with(|items| items.iter().map(String::as_str).collect::<Vec<_>>().join("\n"))),
        ];
        if let Some((name, table)) = self.table.get() {
            all.extend([("table-name", name), ("table", table.write())]);
        }
        all.into_iter().map(|(name, text)| (name.to_owned(), text)).collect_map()
    }

    /// Puts in what a draft has by name.
    pub(super) fn put(self, texts: &FormTexts) {
        let text = |name: &str| texts.get(name).cloned().unwrap_or_default();
        self.instrument.set(text("instrument"));
        self.not_asked.set(text("not-asked"));
        self.most_unanswered.set(text("most-unanswered"));
        self.rounding.set(text("rounding"));
        self.items.set(text("items").lines().map(str::to_owned).collect_set());
        let table = texts.get("table").and_then(|table| ScoreTable::read(table).ok());
        self.table.set(table.map(|table| (text("table-name"), table)));
    }

    /// Begins with how the version is scored that this one replaces, where its instrument can still take the score.
    pub(super) fn begin(self, ScoredAs { instrument, scoring }: ScoredAs) {
        if self.instruments().iter().any(|(id, _)| *id == instrument.as_str()) {
            self.instrument.set(instrument.to_string());
        }
        self.items.set(scoring.items().iter().cloned().collect_set());
        self.not_asked.set(if scoring.not_asked() == NotAsked::LeftOut { LEFT_OUT } else { "" }.to_owned());
        if let Some(Prorating { most_unanswered, rounding }) = scoring.prorating() {
            self.most_unanswered.set(most_unanswered.to_string());
            let named = ROUNDINGS.iter().find(|(one, ..)| *one == rounding);
            self.rounding.set(named.map_or("none", |(_, name, _)| name).to_owned());
        }
        let name = || worded("The table of the version that this one replaces").to_owned();
        self.table.set(scoring.table().map(|table| (name(), table.clone())));
    }

    /// Chooses an instrument of the clinic's own that was not among these.
    pub(super) fn choose_new(self, before: &BTreeSet<String>) {
        let own = self.own_instruments();
        if let Some(new) = own.difference(before).next() {
            self.instrument.set(new.clone());
        }
    }

    /// The ids of the clinic's own instruments.
    pub(super) fn own_instruments(self) -> BTreeSet<String> {
        let clinic = self.desk.clinic.get_untracked();
        clinic.own_instruments.iter().map(|own| own.id.to_string()).collect_set()
    }

    /// Whether that item is summed.
    pub(super) fn sums(self, link_id: &str) -> bool {
        self.items.with(|items| items.contains(link_id))
    }

    /// Sums that item, or no longer.
    pub(super) fn toggle(self, link_id: &str) {
        self.items.update(|items| {
            if !items.remove(link_id) {
                items.insert(link_id.to_owned());
            }
        });
    }

    /// How it is scored; none where no instrument takes the score. Follows all that was said.
    ///
    /// # Errors
    /// What doesn't fit, in words.
    pub(super) fn read(self) -> Result<Option<ScoredAs>, String> {
        if let Some(why) = self.bad_table.get() {
            return Err(why);
        }
        let Ok(instrument) = InstrumentId::new(&self.instrument.get()) else { return Ok(None) };
        let questionnaire = self.questionnaire.get();
        let scorable = Scoring::scorable(&questionnaire);
        let items = self.items.with(|chosen| scorable.into_iter().filter(|id| chosen.contains(id)).collect());
        let not_asked = if self.not_asked.get() == LEFT_OUT { NotAsked::LeftOut } else { NotAsked::Unanswered };
        let most_unanswered = self
            .most_unanswered
            .get()
            .trim()
            .parse::<usize>()
            .map_err(|_| worded("How many items may stay unanswered is a whole number; 0 for none.").to_owned())?;
        let rounding = self.rounding.get();
        let rounding = ROUNDINGS.iter().find(|(_, name, _)| *name == rounding).map_or(Rounding::None, |(one, ..)| *one);
        let prorating = (most_unanswered > 0).then_some(Prorating { most_unanswered, rounding });
        let table = self.table.get().map(|(_, table)| table);
        let scoring = Scoring::new(&questionnaire, items, not_asked, prorating, table)
            .map_err(|fault| scoring_fault_words(&fault))?;
        let instruments = self.desk.clinic.with(|clinic| Arc::clone(&clinic.instruments));
        check_scores(&scoring, &questionnaire, &instrument, &instruments).map_err(|ScoreMisfit { score, expected }| {
            say!(
                "The answers can make the score {score}, and the instrument takes {expected}. Choose another instrument or table, or change the instrument’s scale.",
                score,
                expected = expected_words(&expected)
            )
        })?;
        Ok(Some(ScoredAs { instrument, scoring }))
    }

    /// The instruments that can take the score: the clinic's own, and a built-in one for the built-in questionnaire of its name.
    pub(super) fn instruments(self) -> Vec<(String, String)> {
        let id = self.questionnaire.with(|questionnaire| questionnaire.id().to_owned());
        let is_fit = |own: &[crate::record::Instrument], one: &str| {
            own.iter().any(|own| own.id.as_str() == one) || one == id && built_in(one).is_some()
        };
        let none = (String::new(), worded("None: the answers are kept without a score").to_owned());
        self.desk.clinic.with(|clinic| {
            let all = clinic.instruments.offered().filter(|i| is_fit(&clinic.own_instruments, &i.id));
            std::iter::once(none).chain(all.map(|i| (i.id.to_string(), i.shown_name().into_owned()))).collect()
        })
    }

    /// Reads the table in that file; one that can't be read is told of at its field.
    pub(super) fn read_table(self, file: web_sys::File) {
        let name = shown_name(&file.name()).into_owned();
        spawn_local(async move {
            let too_long = || table_fault_words(&name, crate::questionnaire::TableFault::TooLong);
            let text = if file.size() > TABLE_BYTES {
                Err(too_long())
            } else {
                let bytes = read_file(file, |_, _| ()).await.map_err(|error| error.to_string());
                bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
            };
            let table = text.and_then(|text| ScoreTable::read(&text).map_err(|fault| table_fault_words(&name, fault)));
            let _ = self.bad_table.try_set(table.as_ref().err().cloned());
            let _ = self.table.try_set(table.ok().map(|table| (name, table)));
        });
    }
}
