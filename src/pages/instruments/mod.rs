//! The instruments that scores are made with: the built-in ones, and the clinic's own, which are added, changed and retired here.

mod asked_first;
mod dialog;
mod import;
mod items;
mod list;
mod preview;
mod questionnaire_removal;
mod questionnaires;
mod removal;
mod retire;
mod scoring;
mod scoring_fields;

use crate::browser::hosted::app_url;
use crate::exchange::instruments_csv;
use crate::pages::data::save_as;
use crate::pages::look_back::of_the_present;
use crate::pages::state::use_desk;
use crate::ui::button;
use crate::words::worded;
use dialog::{InstrumentDialog, InstrumentTarget};
use leptos::prelude::*;
use list::InstrumentList;
use questionnaires::Questionnaires;
use retire::{RetireDialog, Retiring};

/// The page.
#[component]
pub(crate) fn InstrumentsPage() -> impl IntoView {
    of_the_present(use_desk(), worded("Instruments"), || view! { <Whole /> }.into_any(), || ().into_any())
}

#[component]
fn Whole() -> impl IntoView {
    let desk = use_desk();
    let target = RwSignal::new(None::<InstrumentTarget>);
    let retiring = RwSignal::new(None::<Retiring>);
    let export = move |_| {
        let text = desk.clinic.with_untracked(|clinic| instruments_csv(&clinic.own_instruments));
        save_as(desk, "instruments.csv", "text/csv", &text);
    };
    let has_none = move || desk.clinic.with(|clinic| clinic.own_instruments.is_empty());
    view! {
        <div class="settings-page">
            <p><a href=app_url("/settings")>{worded("← Settings")}</a></p>
            <h1>{worded("Instruments")}</h1>
            <section class="instruments" aria-labelledby="all-instruments-title">
                <h2 id="all-instruments-title">{worded("What scores are made with")}</h2>
                <p>
                    {worded("Memory is judged; the others are context. A change counts by the figures that stand here and the confidence of the clinic’s rules. \
                    An own instrument with the id of a built-in one takes its place in this clinic.")}
                </p>
                <div class="actions">
                    {button(worded("Add an instrument…"), move |_| target.set(Some(InstrumentTarget::New))).primary()}
                    {button(worded("Export own instruments"), export).off(has_none)}
                    <a class="button" href=app_url("/data")>{worded("Read a file of instruments…")}</a>
                </div>
                <InstrumentList target retiring />
            </section>
            <Questionnaires target retiring />
            <InstrumentDialog target />
            <RetireDialog retiring />
        </div>
    }
}
