//! The meeting: open cases in order, one keystroke from one to the next, decided and noted as one goes, with agenda and minutes as text.

#![allow(unreachable_pub, reason = "the component macro makes a component's properties public")]

mod texts;

use crate::caseload::{Agenda, agenda, is_done_on};
use crate::pages::patient::{EntryTarget, MeetingCase, ReviewButton, Wanted, mark_reviewed};
use crate::pages::state::{Desk, use_desk};
use crate::record::Key;
use crate::ui::{Shortcut, ShortcutHelp, focus_id, listen_keys};
use leptos::prelude::*;
use std::sync::Arc;
use texts::MeetingTexts;

/// The heading of the case that is discussed: where the focus goes from one to the next.
const CASE: &str = "case-title";

/// The keys with what they do, as the help shows them.
const KEYS: [Shortcut; 6] = [
    Shortcut { key: "j", does: "Next case" },
    Shortcut { key: "k", does: "Previous case" },
    Shortcut { key: "d", does: "Record a decision" },
    Shortcut { key: "c", does: "Add a comment" },
    Shortcut { key: "r", does: "Mark reviewed; the message offers Undo" },
    Shortcut { key: "?", does: "Show these keys" },
];

/// The meeting as its parts see it.
#[derive(Clone, Copy)]
struct Meeting {
    desk: Desk,
    agenda: Memo<Arc<Agenda>>,
    /// The order of the cases as the meeting began: a case that is decided on keeps its place until the page is left.
    order: RwSignal<Vec<Key>>,
    current: RwSignal<Option<Key>>,
    entry: RwSignal<Option<EntryTarget>>,
}

impl Meeting {
    fn show(self, key: Key) {
        self.current.set(Some(key));
        request_animation_frame(|| focus_id(CASE));
    }

    /// Goes that many cases on; false at either end.
    fn step(self, by: isize) -> bool {
        let order = self.order.get_untracked();
        let Some(at) = order.iter().position(|key| Some(*key) == self.current.get_untracked()) else { return false };
        let next = at.checked_add_signed(by).and_then(|at| order.get(at).copied());
        next.map(|key| self.show(key)).is_some()
    }

    /// The same by a button: at either end it stays.
    fn go(self, by: isize) {
        let _ = self.step(by);
    }

    fn review(self) {
        if let Some(key) = self.current.get_untracked() {
            mark_reviewed(self.desk, key, drop);
        }
    }

    fn is_done(self, key: Key) -> bool {
        let today = self.desk.today.get();
        self.desk.clinic.with(|clinic| clinic.chart(key).is_some_and(|chart| is_done_on(chart, today)))
    }
}

/// The page.
#[component]
pub(crate) fn ReviewPage() -> impl IntoView {
    let desk = use_desk();
    let agenda = Memo::new(move |_| Arc::new(desk.rows.with(|rows| agenda(rows))));
    let order: Vec<Key> = agenda.with_untracked(|a| a.cases.iter().map(|row| row.key).collect());
    let current = RwSignal::new(order.first().copied());
    let meeting = Meeting { desk, agenda, order: RwSignal::new(order), current, entry: RwSignal::new(None) };
    let help = RwSignal::new(false);
    listen_keys(desk.shortcuts(), move |key| match key {
        "j" => meeting.step(1),
        "k" => meeting.step(-1),
        "r" => {
            meeting.review();
            true
        }
        "d" | "c" if meeting.current.get_untracked().is_some() => {
            meeting.entry.set(Some(EntryTarget::new(if key == "d" { Wanted::Decision } else { Wanted::Comment })));
            true
        }
        "?" => {
            help.set(true);
            true
        }
        _ => false,
    });
    let body = move || {
        if meeting.order.with(Vec::is_empty) {
            view! {
                <p class="empty">
                    "No case is open: no flag, no dose due without knowing, no check due. That says nothing about patients without scores; the caseload lists them."
                </p>
            }
            .into_any()
        } else {
            view! {
                <div class="meeting">
                    {cases(meeting)}
                    {move || meeting.current.get().map(|key| case(meeting, key))}
                </div>
            }
            .into_any()
        }
    };
    view! {
        <div class="review-page">
            <h1>"Review meeting"</h1>
            <p class="left-out">{move || meeting.agenda.with(|a| a.left_out())}</p>
            {body}
            <MeetingTexts agenda=meeting.agenda />
            <p class="hint">
                <button type="button" class="button quiet" on:click=move |_| help.set(true)>
                    "Keys…"
                </button>
            </p>
            <ShortcutHelp open=help on=desk.shortcuts() shortcuts=KEYS.to_vec() />
        </div>
    }
    .into_any()
}

/// The agenda beside the case.
fn cases(meeting: Meeting) -> impl IntoView {
    let one = move |key: Key| {
        let name = move || meeting.desk.row(key).map(|row| row.display_name().to_owned());
        let state = move || meeting.desk.row(key).map(|row| row.state_text.clone());
        view! {
            <li>
                <button
                    type="button"
                    class="agenda-case"
                    aria-current=move || (meeting.current.get() == Some(key)).then_some("true")
                    on:click=move |_| meeting.show(key)
                >
                    <b>{name}</b>
                    <span class="sub">{state}</span>
                    {move || meeting.is_done(key).then(|| view! { <span class="done">"✓ entered today"</span> })}
                </button>
            </li>
        }
    };
    view! {
        <nav class="agenda" aria-label="Open cases">
            <ol>{move || meeting.order.get().into_iter().map(one).collect_view()}</ol>
        </nav>
    }
}

/// The case that is discussed.
fn case(meeting: Meeting, key: Key) -> impl IntoView {
    let place = move || {
        meeting.order.with(|order| {
            let at = order.iter().position(|other| *other == key).map_or(0, |at| at + 1);
            format!("Case {at} of {}", order.len())
        })
    };
    let name = move || meeting.desk.row(key).map(|row| row.display_name().to_owned());
    let group = move || meeting.desk.row(key).map(|row| row.group.title());
    view! {
        <section class="case" aria-labelledby=CASE>
            <header class="case-head">
                <div>
                    <p class="sub">{place} " · " {group}</p>
                    <h2 id=CASE tabindex="-1">
                        {name}
                    </h2>
                </div>
                <div class="actions" role="group" aria-label="Cases">
                    <button type="button" class="button" on:click=move |_| meeting.go(-1)>
                        "Previous"
                    </button>
                    <button type="button" class="button primary" on:click=move |_| meeting.go(1)>
                        "Next"
                    </button>
                    <ReviewButton desk=meeting.desk patient=key place="meeting" />
                    <a class="button" href=format!("/patients/{key}")>
                        "Whole record"
                    </a>
                </div>
            </header>
            <MeetingCase patient=key entry=meeting.entry />
        </section>
    }
    .into_any()
}
