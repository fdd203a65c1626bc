//! What is asked of the audit, and the filters above the table that ask it.

use crate::desk::{AuditFilter, Deed};
use crate::record::Day;
use crate::ui::{SelectField, TextField};
use crate::words::{capital, deed_words, worded};
use leptos::prelude::*;

/// The texts of all filters. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    /// The code of a deed; empty for all.
    pub(super) deed: RwSignal<String>,
    pub(super) who: RwSignal<String>,
    pub(super) patient: RwSignal<String>,
    pub(super) from: RwSignal<String>,
    pub(super) to: RwSignal<String>,
    pub(super) text: RwSignal<String>,
}

impl Asked {
    /// The texts of that filter.
    pub(super) fn of(filter: &AuditFilter) -> Self {
        let day = |day: Option<Day>| RwSignal::new(day.map(|day| day.to_string()).unwrap_or_default());
        Self {
            deed: RwSignal::new(filter.deeds.first().map_or("", |deed| deed.code()).to_owned()),
            who: RwSignal::new(filter.who.clone()),
            patient: RwSignal::new(filter.patient.clone()),
            from: day(filter.from),
            to: day(filter.to),
            text: RwSignal::new(filter.text.clone()),
        }
    }

    /// The filter that the texts amount to. A day that is not whole yet narrows nothing. Follows every text.
    pub(super) fn filter(self) -> AuditFilter {
        let day = |text: RwSignal<String>| text.with(|text| Day::parse_iso(text).ok());
        AuditFilter {
            deeds: self.deed.with(|code| Deed::from_code(code)).into_iter().collect(),
            who: self.who.get(),
            patient: self.patient.get(),
            from: day(self.from),
            to: day(self.to),
            text: self.text.get(),
        }
    }

    /// Asks for everything again.
    pub(super) fn clear(self) {
        for text in [self.deed, self.who, self.patient, self.from, self.to, self.text] {
            text.set(String::new());
        }
    }
}

/// The id of the search box.
pub(super) const SEARCH: &str = "audit-text";

#[component]
pub(super) fn Filters(asked: Asked) -> impl IntoView {
    let all = std::iter::once((String::new(), worded("Anything").to_owned()));
    let deeds = all.chain(Deed::ALL.map(|(deed, code)| (code.to_owned(), capital(deed_words(deed)))));
    let deeds = Signal::stored(deeds.collect::<Vec<_>>());
    view! {
        <div class="audit-filters" role="search">
            <TextField id=SEARCH label=worded("Search in what was done") kind="search" value=asked.text />
            <SelectField id="audit-deed" label=worded("What was done") value=asked.deed options=deeds />
            <TextField id="audit-patient" label=worded("Patient, by name or number") kind="search" value=asked.patient />
            <TextField id="audit-who" label=worded("By whom") kind="search" value=asked.who />
            <TextField id="audit-from" label=worded("From day") kind="date" value=asked.from />
            <TextField id="audit-to" label=worded("To day") kind="date" value=asked.to />
        </div>
    }
}
