//! Settings: the clinic's rules with their bounds and what a change of them would do, how patients report for themselves, the theme, and
//! the person's name.

mod contact;
mod effect;
mod form;
mod hand_over;
mod idle;
mod key;
mod people;
mod personal;
mod reporting;
mod rules;

pub(crate) use effect::{Consequences, Found as WhoWouldChange};

use crate::browser::hosted::app_url;
use crate::pages::state::use_desk;
use crate::ui::KeysOfPage;
use crate::words::worded;
use contact::ContactOfClinic;
use key::ClinicKey;
use leptos::prelude::*;
use people::People;
use personal::Personal;
use reporting::{PlanOfAll, SealingOfAnswers};
use rules::Rules;

#[component]
pub(crate) fn SettingsPage() -> impl IntoView {
    view! {
        <div class="settings-page">
            <h1>{worded("Settings")}</h1>
            <Rules />
            <PlanOfAll />
            <ContactOfClinic />
            <SealingOfAnswers />
            <section aria-labelledby="instruments-title">
                <h2 id="instruments-title">{worded("Instruments")}</h2>
                <p>{worded("What scores are made with: the built-in questionnaires and ratings, and the clinic’s own.")}</p>
                <p class="actions">
                    <a class="button" href=app_url("/settings/instruments")>{worded("Look at and change instruments")}</a>
                    <a class="button" href=app_url("/settings/form")>{worded("Questionnaire on paper")}</a>
                </p>
            </section>
            <People />
            <ClinicKey />
            <Personal />
            <KeysOfPage on=use_desk().shortcuts() />
        </div>
    }
}
