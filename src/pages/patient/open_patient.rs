//! The patient that the page shows, as its parts see it.

use crate::browser::hosted::app_url;
use crate::caseload::{Clinic, Judged};
use crate::desk::Command;
use crate::judge::PatientJudgement;
use crate::pages::doubt::refuse_entry;
use crate::pages::state::{Desk, use_desk};
use crate::record::{Chart, Key};
use crate::ui::{button, focus_id, once_drawn, start, while_printing};
use leptos::prelude::*;
use std::sync::Arc;

/// How many rows of a table are drawn with each frame after the page is there, until all are.
const MORE_ROWS: usize = 16;

/// What one part of the page is drawn from: facts and judgement of the same moment.
pub(super) struct Facts {
    pub(super) chart: Arc<Chart>,
    /// What the judge makes of it today.
    pub(super) judgement: Arc<PatientJudgement>,
    /// The clinic around it: instruments and policy.
    pub(super) clinic: Arc<Clinic>,
    /// Whether the record can't be relied on: then the judgement is only what it is drawn with.
    pub(super) is_in_doubt: bool,
}

/// A patient by key. Every part of the page holds a copy.
#[derive(Clone, Copy)]
pub(super) struct Open {
    pub(super) desk: Desk,
    /// Whose page this is.
    pub(super) key: Key,
    /// Whether the tables of sessions and scores are on the page.
    pub(super) has_tables: bool,
    /// How many rows of each of these tables are drawn by now.
    pub(super) drawn: RwSignal<usize>,
}

impl Open {
    /// That patient, on a page with or without the tables of sessions and scores.
    pub(super) fn new(key: Key, has_tables: bool) -> Self {
        Self { desk: use_desk(), key, has_tables, drawn: RwSignal::new(0) }
    }

    /// Goes to the row that a link on another page led to, once the page is drawn and entered at its start.
    pub(super) fn take_up(self) {
        let to = self.desk.sent_to.get_untracked().filter(|record| self.holds(*record));
        self.desk.sent_to.set(to);
        if self.has_tables {
            // Once: opened again, the page is entered at its start.
            on_cleanup(move || {
                let _ = self.desk.sent_to.try_set(None);
            });
        }
        if let Some(record) = to {
            self.drawn.set(usize::MAX);
            request_animation_frame(move || request_animation_frame(move || focus_id(&row_id(record))));
        }
    }

    /// Draws the rest once the page is there. Paper shows all of it, however soon it is asked for.
    pub(super) fn draw_rest(self) {
        once_drawn(move || self.draw_more_rows());
        let printing = while_printing(move |_| self.drawn.set(usize::MAX));
        on_cleanup(move || printing.into_iter().for_each(WindowListenerHandle::remove));
    }

    /// A list in blocks, each of which is drawn once it is its turn, after the page: a hundred rows at once would keep it from being shown for a
    /// tenth of a second, and nobody has scrolled to the first ones yet. Once all have been drawn they are drawn as one, which keeps the rows'
    /// elements through a change, and with them the focus.
    pub(super) fn in_blocks<T: Send + Sync + 'static>(
        self,
        mut rest: Vec<T>,
        row: impl Fn(&T) -> AnyView + Clone + Send + Sync + 'static,
    ) -> Vec<AnyView> {
        if self.drawn.get_untracked() == usize::MAX {
            return rest.iter().map(row).collect();
        }
        let mut drawn = Vec::new();
        for start in (0..).step_by(MORE_ROWS) {
            if rest.is_empty() {
                break;
            }
            let behind = rest.split_off(MORE_ROWS.min(rest.len()));
            let (block, row) = (std::mem::replace(&mut rest, behind), row.clone());
            let is_drawn = Memo::new(move |_| self.drawn.get() > start);
            let rows = move || block.iter().map(&row).collect_view();
            drawn.push((move || is_drawn.get().then(&rows)).into_any());
        }
        drawn
    }

    /// Draws more rows with each frame, until all records of the patient have theirs.
    fn draw_more_rows(self) {
        let Some(drawn) = self.drawn.try_get_untracked().filter(|drawn| *drawn < usize::MAX) else { return };
        let all = self.desk.clinic.with_untracked(|clinic| {
            clinic.chart(self.key).map_or(0, |chart| chart.sessions.len().max(chart.scores.len()))
        });
        let next = drawn.saturating_add(MORE_ROWS);
        self.drawn.set(if next < all { next } else { usize::MAX });
        request_animation_frame(move || self.draw_more_rows());
    }

    /// Whether the session, score or decision is this patient's.
    fn holds(self, record: Key) -> bool {
        self.desk.clinic.with_untracked(|clinic| {
            clinic.chart(self.key).is_some_and(|c| {
                c.session(record).is_some() || c.score(record).is_some() || c.log.iter().any(|e| e.key == record)
            })
        })
    }

    /// Facts and judgement, followed by whatever is drawn from them; `None` once the patient is gone.
    pub(super) fn facts(self) -> Option<Facts> {
        let clinic = self.desk.clinic.get();
        let chart = clinic.chart(self.key)?.clone();
        let of = |all: &Judged| all.get(&self.key).cloned();
        let judged = self.desk.judged.with(of);
        let is_in_doubt = judged.is_none();
        let judgement = judged.or_else(|| self.desk.in_doubt.with(of))?;
        Some(Facts { chart, judgement, clinic, is_in_doubt })
    }

    /// Opens a form about the patient; where the record is in doubt says why nothing can be entered, before anything is typed.
    pub(super) fn enter(self, open_form: impl FnOnce()) {
        if !refuse_entry(self.desk, self.key) {
            open_form();
        }
    }

    /// Draws from the facts, or nothing once the patient is gone.
    pub(super) fn draw<V: IntoView>(self, draw: impl Fn(Facts) -> V) -> Option<V> {
        self.facts().map(draw)
    }

    /// Brings the row of a session, score or decision into view and moves the focus there.
    pub(super) fn send_to(self, record: Key) {
        self.desk.sent_to.set(Some(record));
        if self.drawn.get_untracked() == usize::MAX {
            return focus_id(&row_id(record));
        }
        self.drawn.set(usize::MAX);
        once_drawn(move || focus_id(&row_id(record)));
    }

    /// Takes a record out; the message offers Undo. Its row is gone then, so the focus goes to the same button of the next row, or of the
    /// one before; where there is none, to the heading of its table.
    pub(super) fn delete(self, command: Command, record: Key, heading: &'static str) {
        let next = neighbour(record).map_or_else(|| heading.to_owned(), |row| format!("{row}{DELETE}"));
        start(async move {
            if self.desk.told(self.desk.run(command).await).is_some() {
                // The table is drawn anew first.
                once_drawn(move || focus_id(&next));
            }
        });
    }
}

/// What follows a row's id in that of its button that deletes.
const DELETE: &str = "-delete";

/// The id of the button that deletes a session or score.
pub(super) fn delete_id(record: Key) -> String {
    format!("{}{DELETE}", row_id(record))
}

/// The id of the row below that of the record, or else above.
fn neighbour(record: Key) -> Option<String> {
    let row = document().get_element_by_id(&row_id(record))?;
    row.next_element_sibling().or_else(|| row.previous_element_sibling()).map(|row| row.id())
}

/// The id of the row of a session, score or decision.
pub(super) fn row_id(record: Key) -> String {
    format!("record-{record}")
}

/// Words that bring the row of a record into view: on the patient's page at once, beside the list and in the meeting by way of that page.
pub(super) fn jump(open: Open, text: String, label: Option<String>, record: Key) -> AnyView {
    if open.has_tables {
        button(text, move |_| open.send_to(record)).class("link").label_of(label.map(Into::into)).view()
    } else {
        view! {
            <a
                class="link"
                href=app_url(format!("/patients/{}", open.key))
                aria-label=label
                on:click=move |_| open.desk.sent_to.set(Some(record))
            >
                {text}
            </a>
        }
        .into_any()
    }
}
