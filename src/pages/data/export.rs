//! Export: the tables as files that this page and the auditor read again.

use crate::browser::files::save_text;
use crate::caseload::{Clinic, Doubts};
use crate::desk::{Deed, Line};
use crate::exchange::{
    flags_but_in_doubt, instruments_csv, patients_csv, policy_json, responses_json, scores_csv, sessions_csv,
};
use crate::pages::state::{Desk, use_desk};
use crate::record::{Day, What};
use crate::ui::{section, start};
use crate::words::{decisions_csv, say, worded};
use leptos::prelude::*;

/// A file that can be exported.
struct Export {
    button: &'static str,
    name: &'static str,
    mime: &'static str,
    text: fn(&Clinic, &Doubts, Day) -> String,
}

const CSV: &str = "text/csv";
const OWN_INSTRUMENTS: &str = "instruments.csv";
const RULES: &str = "policy.json";

const EXPORTS: [Export; 8] = [
    Export {
        button: "Export flags",
        name: "flags.csv",
        mime: CSV,
        text: |c, doubts, today| flags_but_in_doubt(&c.charts, (&c.instruments, &c.policy), doubts, today),
    },
    Export { button: "Export patients", name: "patients.csv", mime: CSV, text: |c, _, _| patients_csv(&c.charts) },
    Export { button: "Export sessions", name: "sessions.csv", mime: CSV, text: |c, _, _| sessions_csv(&c.charts) },
    Export { button: "Export scores", name: "scores.csv", mime: CSV, text: |c, _, _| scores_csv(&c.charts) },
    Export { button: "Export decisions", name: "decisions.csv", mime: CSV, text: |c, _, _| decisions_csv(&c.charts) },
    Export {
        button: "Export answers",
        name: "answers.json",
        mime: "application/fhir+json",
        text: |c, _, _| responses_json(&c.charts, &c.self_report),
    },
    Export {
        button: "Export own instruments",
        name: OWN_INSTRUMENTS,
        mime: CSV,
        text: |c, _, _| instruments_csv(&c.own_instruments),
    },
    Export { button: "Export rules", name: RULES, mime: "application/json", text: |c, _, _| policy_json(&c.policy) },
];

impl Export {
    fn save(&self, desk: Desk) {
        let text = (self.text)(&desk.clinic.get_untracked(), &desk.doubts.get_untracked(), desk.today.get_untracked());
        // Instruments and rules are those of the present, whatever day is shown.
        let past = desk.looks_back.get_untracked().filter(|_| !matches!(self.name, OWN_INSTRUMENTS | RULES));
        let name = past.map_or_else(|| self.name.to_owned(), |day| format!("recorded-by-{day}-{}", self.name));
        save_as(desk, &name, self.mime, &text);
    }
}

/// PatientKeys a file to the browser, and says so. A demo clinic's files say in their names what they are.
pub(crate) fn save_as(desk: Desk, name: &str, mime: &str, text: &str) {
    let name = if untrack(|| desk.is_demo()) { format!("demo-synthetic-{name}") } else { name.to_owned() };
    let (mime, text) = (mime.to_owned(), text.to_owned());
    // The audit says it first. Where it can't, for want of room, the file is needed all the more.
    start(async move {
        desk.noted(vec![Line::new(Deed::Exported, What::File(name.clone()))]).await;
        match save_text(&name, &mime, &text) {
            Ok(()) => desk.toasts.say(say!("{name} is in your downloads", name)),
            Err(error) => desk.toasts.fail(error.to_string()),
        }
    });
}

#[component]
pub(super) fn ExportSection() -> impl IntoView {
    let desk = use_desk();
    let one = move |export: &'static Export| {
        let primary = export.name == "flags.csv";
        let missing = move || {
            desk.clinic.with(|clinic| match export.name {
                OWN_INSTRUMENTS => clinic.own_instruments.is_empty(),
                RULES => false,
                _ => clinic.charts.is_empty(),
            })
        };
        view! {
            <button type="button" class="button" class:primary=primary disabled=missing on:click=move |_| export.save(desk)>
                {worded(export.button)}
            </button>
        }
    };
    let nothing = move || {
        desk.clinic
            .with(|clinic| clinic.charts.is_empty())
            .then_some(worded("There are no patients yet, so there is little to export."))
    };
    let in_doubt = move || {
        (!desk.doubts.with(|doubts| doubts.is_empty())).then(|| {
            view! {
                <p class="warning-line">
                    {worded("Some records are in doubt. In the flags each such patient has one row, with the reason in the place of the state and nothing \
                    judged. The other files hold what is there, put back or not, and nothing of what was taken away.")}
                </p>
            }
        })
    };
    static ALL: &[Export; 8] = &EXPORTS;
    let body = view! {
        <p>
            {worded("Flags are today’s judgement, one row a memory instrument. Decisions, with comments and reviews, and patients’ answers item by item, as FHIR responses, are for reading elsewhere. The other files can be imported again, here or elsewhere, and checked \
            with the auditor on the command line.")}
        </p>
        <div class="actions">{ALL.iter().map(one).collect_view()}</div>
        <p class="hint">{nothing}</p>
        {in_doubt}
    };
    section("export-title", "", worded("Export"), body.into_any())
}
