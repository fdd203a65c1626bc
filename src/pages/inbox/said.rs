//! What a person says of a response before it is taken in: which day counts, and what becomes of a second score.

use crate::browser::local_time::day_at;
use crate::caseload::{Made, Response, SecondScore};
use crate::record::{Day, Key};
use crate::self_report::Opened;
use crate::ui::{SelectField, TextField, options_of};
use crate::words::{SayDay, say, second_score_words, worded};
use leptos::prelude::*;

/// What a person says of a response before it is taken in.
#[derive(Clone, Copy)]
pub(super) struct Said {
    /// Which day counts: by whose clock.
    whose_day: RwSignal<String>,
    /// Another day.
    other_day: RwSignal<String>,
    /// What becomes of scores of which there is one already.
    second: RwSignal<String>,
    /// What isn't said yet.
    pub(super) lacks: RwSignal<Option<String>>,
}

/// Values of the choices.
const PATIENTS: &str = "patient";
const RECEIVED: &str = "received";
const OTHER: &str = "other";
const SECOND: [(SecondScore, &str); 3] =
    [(SecondScore::Instead, "instead"), (SecondScore::Both, "both"), (SecondScore::Without, "without")];

impl Said {
    /// Nothing said yet.
    pub(super) fn new() -> Self {
        Self {
            whose_day: RwSignal::new(String::new()),
            other_day: RwSignal::new(String::new()),
            second: RwSignal::new(String::new()),
            lacks: RwSignal::new(None),
        }
    }

    /// The day that counts, where the clock is doubted; none while that isn't said.
    pub(super) fn day(self, response: &Response, opened: &Opened) -> Option<Day> {
        match self.whose_day.get().as_str() {
            PATIENTS => Some(opened.sending.authored.day()),
            RECEIVED => Some(day_at(response.received)),
            OTHER => Day::parse_iso(&self.other_day.get()).ok(),
            _ => None,
        }
    }

    /// What becomes of scores of which there is one already; none while that isn't said.
    pub(super) fn second(self) -> Option<SecondScore> {
        let said = self.second.get_untracked();
        SECOND.iter().find(|(_, value)| *value == said).map(|(choice, _)| *choice)
    }
}

/// What becomes of the scores of that response, where there is one of the same instrument and day.
pub(super) fn second_choice(said: Said, key: Key, made: &[Made]) -> AnyView {
    let offered = SecondScore::offered(made);
    let options = SECOND.iter().filter(|(choice, _)| offered.contains(choice));
    let options = options.map(|(choice, value)| (*value, second_score_words(*choice)));
    let field = (!offered.is_empty()).then(|| {
        view! {
            <SelectField id=format!("second-{key}") label=worded("What becomes of the second score") value=said.second options=options_of(options) />
        }
    });
    field.into_any()
}

/// Which day counts, where the patient's clock can't be right.
pub(super) fn day_choice(said: Said, response: Memo<Option<Response>>, key: Key) -> AnyView {
    let is_asked = Memo::new(move |_| {
        response.with(|response| {
            let response = response.as_ref().filter(|response| response.can_be_taken_in());
            response.and_then(Response::opened).is_some_and(|opened| opened.doubt.is_some())
        })
    });
    let options = move || {
        let days = response.with(|response| {
            let response = response.as_ref()?;
            Some((response.opened()?.sending.authored.day(), day_at(response.received)))
        });
        let own = days.map(|(own, _)| say!("{day}, by the patient’s clock", day = own.long())).unwrap_or_default();
        let here = days.map(|(_, here)| say!("{day}, when it was received", day = here.long())).unwrap_or_default();
        [(PATIENTS, own), (RECEIVED, here), (OTHER, worded("another day").to_owned())]
            .map(|(value, words)| (value.to_owned(), words))
            .to_vec()
    };
    let other = move || {
        (said.whose_day.with(|whose| whose == OTHER)).then(|| {
            view! { <TextField id=format!("other-day-{key}") kind="date" label=worded("Answered on") value=said.other_day /> }
        })
    };
    (move || {
        is_asked.get().then(|| {
            view! {
                <div class="row-fields">
                    <SelectField id=format!("day-{key}") label=worded("Which day counts") value=said.whose_day options=Signal::derive(options) />
                    {other}
                </div>
            }
        })
    })
    .into_any()
}
