//! The meeting: open cases in order, one keystroke from one to the next, decided and noted as one goes, with agenda and minutes as text.

use crate::browser::hosted::app_url;
use crate::browser::local_time::day_at;
use crate::caseload::{Agenda, agenda, is_done_on};
use crate::desk::{Deed, Line};
use crate::judge::Overlay;
use crate::pages::caseload::mark_badge;
use crate::pages::doubt::DECIDE;
use crate::pages::look_back::{at_present, marked};
use crate::pages::minutes::minutes;
use crate::pages::patient::{FIGURE_KEYS, MeetingCase, PatientKeys, ScoreDialog, VERSIONS, keys_with, review_button};
use crate::pages::state::{Desk, use_desk};
use crate::pages::viewed::{first_discussed, note_beside};
use crate::record::{Copied, Key, What};
use crate::ui::{CopyButton, KeyPlace, Shortcut, ShortcutHelp, button, filled, focus_id, listen_keys, section};
use crate::words::{
    agenda_order, agenda_text, entered_words, group_title, left_out, row_contested, row_needed_whole, row_state, say,
    worded,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The heading of the case that is discussed: where the focus goes from one to the next.
const CASE: &str = "case-title";

/// The meeting's own keys with what they do, as the help shows them; those of the case that is open come after.
const KEYS: [Shortcut; 2] = [Shortcut { key: "j", does: "Next case" }, Shortcut { key: "k", does: "Previous case" }];

/// The meeting as its parts see it.
#[derive(Clone, Copy)]
struct Meeting {
    desk: Desk,
    agenda: Memo<Arc<Agenda>>,
    /// The order of the cases as the meeting began: a case that is decided on keeps its place until the page is left.
    order: RwSignal<Vec<Key>>,
    current: RwSignal<Option<Key>>,
    keys: PatientKeys,
}

impl Meeting {
    fn show(self, key: Key) {
        self.current.set(Some(key));
        self.desk.discussed.set(Some(key));
        note_beside(self.desk, key);
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

    /// That something was entered today, where it was.
    fn done(self, key: Key) -> Option<String> {
        let (row, today) = (self.desk.row(key)?, self.desk.today.get());
        let is_done =
            self.desk.clinic.with(|clinic| clinic.chart(key).is_some_and(|chart| is_done_on(chart, today, day_at)));
        is_done.then(|| entered_words(&row, today))
    }
}

#[component]
pub(crate) fn ReviewPage() -> impl IntoView {
    let desk = use_desk();
    let agenda = Memo::new(move |_| Arc::new(desk.rows.with(|rows| agenda(rows))));
    let order: Vec<Key> = agenda.with_untracked(|a| a.cases.iter().map(|row| row.key).collect());
    let current = RwSignal::new(agenda.with_untracked(|agenda| first_discussed(desk, agenda)));
    let meeting = Meeting { desk, agenda, order: RwSignal::new(order), current, keys: PatientKeys::new(desk) };
    let help = RwSignal::new(false);
    listen_keys(desk.shortcuts(), KeyPlace::Page, help, move |key| match key {
        "j" => meeting.step(1),
        "k" => meeting.step(-1),
        _ => current.get_untracked().is_some_and(|patient| meeting.keys.press(key, patient)),
    });
    let body = move || {
        if meeting.order.with(Vec::is_empty) && meeting.agenda.with(|agenda| !agenda.in_doubt.is_empty()) {
            let decide = view! { <a href=app_url(DECIDE)>{worded("Decide about their records")}</a> }.into_any();
            let words = worded(
                "No case can be shown, which doesn’t mean that none is open: patients are in doubt, and nobody of them is judged. {decide} first.",
            );
            view! { <p class="empty">{filled(words, [("decide", decide)])}</p> }.into_any()
        } else if meeting.order.with(Vec::is_empty) {
            view! {
                <p class="empty">
                    {worded("No case is open: no flag, no dose due without knowing, no check due. That says nothing about patients without scores; the caseload lists them.")}
                </p>
            }
            .into_any()
        } else {
            view! {
                <div class="meeting">
                    // The case comes first, so that in a narrow or enlarged window it is not below the whole list.
                    {move || meeting.current.get().map(|key| case(meeting, key))} {cases(meeting)}
                </div>
            }
            .into_any()
        }
    };
    view! {
        <div class="review-page">
            <h1>{worded("Review meeting")}</h1>
            <p class="left-out">{move || meeting.agenda.with(|a| format!("{} {}", agenda_order(a), left_out(a)))}</p>
            {body}
            <MeetingTexts agenda=meeting.agenda />
            <p class="hint">{button(worded("Keys…"), move |_| help.set(true)).quiet()}</p>
            <ScoreDialog target=meeting.keys.score />
            <ShortcutHelp open=help on=desk.shortcuts() shortcuts=keys_with(&KEYS) always=FIGURE_KEYS.to_vec() />
        </div>
    }
}

/// The agenda beside the case.
fn cases(meeting: Meeting) -> impl IntoView {
    let one = move |key: Key| {
        let name = move || meeting.desk.row(key).map(|row| row.display_name().into_owned());
        // Two people may have one name: number and age stand with it.
        let who = move || meeting.desk.number_and_age(key);
        let state = move || meeting.desk.row(key).map(|row| row_state(&row));
        let severe = move || severe_badge(meeting, key);
        view! {
            <li>
                <button
                    type="button"
                    class="agenda-case"
                    aria-current=move || (meeting.current.get() == Some(key)).then_some("true")
                    on:click=move |_| meeting.show(key)
                >
                    <b>{name}</b>
                    <span class="sub">{who}</span>
                    <span class="sub">{state}</span>
                    {severe}
                    {move || meeting.desk.row(key).and_then(|row| row_contested(&row)).map(|text| view! { <span class="sub late">{text}</span> })}
                    {move || meeting.done(key).map(|text| view! { <span class="done">{text}</span> })}
                </button>
            </li>
        }
    };
    view! {
        <nav class="agenda" aria-labelledby="open-cases">
            <h2 id="open-cases">{worded("Open cases")}</h2>
            <ol>{move || meeting.order.get().into_iter().map(one).collect_view()}</ol>
        </nav>
    }
}

/// The case that is discussed.
fn case(meeting: Meeting, key: Key) -> impl IntoView {
    let place = move || {
        meeting.order.with(|order| {
            let at = order.iter().position(|other| *other == key).map_or(0, |at| at + 1);
            say!("Case {at} of {all}", at, all = order.len())
        })
    };
    let name = move || meeting.desk.row(key).map(|row| row.display_name().into_owned());
    let group = move || meeting.desk.row(key).map(|row| group_title(row.group));
    let needed = move || {
        let needed = row_needed_whole(&*meeting.desk.row(key)?)?;
        Some(say!("Score needed: {needed}", needed))
    };
    let contested = move || {
        let text = row_contested(&*meeting.desk.row(key)?)?;
        Some(view! { <p class="late"><a href=app_url(format!("/patients/{key}#{VERSIONS}"))>{text}</a></p> })
    };
    view! {
        <section class="case" aria-labelledby=CASE>
            <header class="case-head">
                <div>
                    <p class="sub">{place} " · " {group}</p>
                    <h2 id=CASE tabindex="-1">
                        {name}
                        <span class="who-facts">" · " {move || meeting.desk.number_and_age(key)}</span>
                    </h2>
                    <p class="sub">{move || severe_badge(meeting, key)} " " {needed}</p>
                    {contested}
                </div>
                <div class="actions" role="group" aria-label=worded("Cases")>
                    {button(worded("Previous"), move |_| meeting.go(-1))}
                    {button(worded("Next"), move |_| meeting.go(1)).primary()}
                    {at_present(meeting.desk, move || review_button(meeting.desk, key, "meeting", None).view())}
                    <a class="button" href=app_url(format!("/patients/{key}"))>{worded("Whole record")}</a>
                </div>
            </header>
            <MeetingCase patient=key entry=meeting.keys.entry />
        </section>
    }
    .into_any()
}

/// The mark of a severe case, which stands first.
fn severe_badge(meeting: Meeting, key: Key) -> Option<AnyView> {
    meeting.desk.row(key).filter(|row| row.is_severe()).map(|row| mark_badge(&row, Overlay::Severe))
}

#[component]
fn MeetingTexts(agenda: Memo<Arc<Agenda>>) -> impl IntoView {
    let desk = use_desk();
    let copied =
        move |what: Copied| Callback::new(move |()| desk.note(vec![Line::new(Deed::Exported, What::Copied(what))]));
    let agenda_words =
        move || agenda.with(|a| desk.clinic.with(|c| agenda_text(a, &c.charts, &c.instruments, desk.today.get())));
    let minutes_words = move || agenda.with(|agenda| minutes(desk, agenda));
    let minutes = view! {
        <pre>{minutes_words}</pre>
        <div class="actions">
            <CopyButton label=worded("Copy the minutes") text=Callback::new(move |()| marked(desk, untrack(minutes_words))) copied=copied(Copied::Minutes) />
            <a class="button" href=app_url("/review/sheets")>{worded("Print, one page a patient")}</a>
        </div>
    };
    let agenda = view! {
        <pre tabindex="0" class="agenda-text" role="group" aria-label=worded("The agenda, as it is copied")>
            {agenda_words}
        </pre>
        <CopyButton label=worded("Copy the agenda") text=Callback::new(move |()| marked(desk, untrack(agenda_words))) copied=copied(Copied::Agenda) />
    };
    const CLASS: &str = "card meeting-text";
    view! {
        {section("minutes-title", CLASS, worded("Minutes of today"), minutes.into_any())}
        {section("agenda-title", CLASS, worded("Agenda as text"), agenda.into_any())}
    }
}
