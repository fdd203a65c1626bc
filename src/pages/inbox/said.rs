//! What a person says of a response before it is taken in: which day counts, and what becomes of a second score.

use super::open_inbox::Inbox;
use crate::browser::local_time::day_at;
use crate::caseload::{DayFault, DaySaid, Made, Response, SecondScore};
use crate::record::{Day, Key};
use crate::ui::{SelectField, TextField, effect, options_of};
use crate::words::{SayDay, day_fault_words, say, second_score_words, worded};
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
        let said = Self {
            whose_day: RwSignal::new(String::new()),
            other_day: RwSignal::new(String::new()),
            second: RwSignal::new(String::new()),
            lacks: RwSignal::new(None),
        };
        // What was lacking is said anew where it still is, when somebody takes it in.
        effect(move || {
            for choice in [said.whose_day, said.other_day, said.second] {
                choice.track();
            }
            said.lacks.set(None);
        });
        said
    }

    /// The day that counts, where the clock is doubted. Follows what is said.
    ///
    /// # Errors
    /// Why none does yet.
    pub(super) fn day(self, response: &Response, today: Day) -> Result<Option<Day>, DayFault> {
        let said = match self.whose_day.get().as_str() {
            PATIENTS => Some(DaySaid::Patients),
            RECEIVED => Some(DaySaid::Received(day_at(response.received))),
            OTHER => {
                let typed = self.other_day.get();
                (!typed.is_empty()).then(|| DaySaid::Other(Day::parse_iso(&typed)))
            }
            _ => None,
        };
        response.counting_day(said, today)
    }

    /// What becomes of scores of which there is one already; none while that isn't said. Follows what is said.
    pub(super) fn second(self) -> Option<SecondScore> {
        let said = self.second.get();
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
pub(super) fn day_choice(inbox: Inbox, said: Said, response: Memo<Option<Response>>, key: Key) -> AnyView {
    let today = move || inbox.desk.today.get();
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
        // A day that is still to come is no choice.
        let can_be = days.is_some_and(|(own, _)| own <= today());
        let all = [(PATIENTS, own), (RECEIVED, here), (OTHER, worded("another day").to_owned())];
        let offered = all.into_iter().filter(|(value, _)| *value != PATIENTS || can_be);
        offered.map(|(value, words)| (value.to_owned(), words)).collect::<Vec<_>>()
    };
    let to_come = Signal::derive(move || match response.with(|response| said.day(response.as_ref()?, today()).err()) {
        Some(fault @ (DayFault::ToCome(_) | DayFault::NoDay(_))) => Some(day_fault_words(fault, today())),
        _ => None,
    });
    let other = move || {
        (said.whose_day.with(|whose| whose == OTHER)).then(|| {
            view! { <TextField id=format!("other-day-{key}") kind="date" label=worded("Answered on") value=said.other_day error=to_come /> }
        })
    };
    // A day that is said is a person's to say, also one before the invitation, where the clinic's clock was wrong: but not unseen.
    let early = Memo::new(move |_| {
        response.with(|response| {
            let response = response.as_ref()?;
            let day = said.day(response, today()).ok().flatten()?;
            let ((patient, _), token) = (response.invited?, response.opened()?.sending.token);
            let made = inbox.desk.clinic.with(|clinic| {
                let made = clinic.chart(patient)?.invitations().find(|one| one.issued.token == token)?;
                Some(day_at(made.issued.at))
            })?;
            (day < made).then(|| {
                say!("{day} is before the invitation was made, on {made}.", day = day.long(), made = made.long())
            })
        })
    });
    (move || {
        is_asked.get().then(|| {
            view! {
                <p class="note" role="status">{move || early.get()}</p>
                <div class="row-fields">
                    <SelectField id=format!("day-{key}") label=worded("Which day counts") value=said.whose_day options=Signal::derive(options) />
                    {other}
                </div>
            }
        })
    })
    .into_any()
}
