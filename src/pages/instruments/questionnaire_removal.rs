//! Taking a questionnaire of the clinic's own out that nothing uses; what uses it is said otherwise.

use crate::caseload::QuestionnaireUses;
use crate::pages::confirmation::Confirmation;
use crate::pages::state::use_desk;
use crate::self_report::OwnQuestionnaire;
use crate::ui::{Dialog, focus_id, once_drawn};
use crate::words::{questionnaire_uses_words, say, worded};
use leptos::prelude::*;

/// The dialog, open while there is a version to take out.
#[component]
pub(super) fn QuestionnaireRemoval(removing: RwSignal<Option<OwnQuestionnaire>>) -> impl IntoView {
    let desk = use_desk();
    let confirmation = Confirmation::new(desk, move || drop(removing.try_set(None)));
    let remove = move |_| {
        let Some(gone) = removing.get_untracked() else { return };
        let work = desk.change_self_report(move |settings| settings.questionnaires.retain(|own| *own != gone));
        confirmation.carry_out(work, || once_drawn(|| focus_id("questionnaires-title")));
    };
    let uses = Memo::new(move |_| {
        let gone = removing.get()?;
        Some(desk.clinic.with(|clinic| QuestionnaireUses::of(clinic, &gone))).filter(|uses| !uses.is_empty())
    });
    let title = move || {
        let title = removing.with(|gone| Some(gone.as_ref()?.questionnaire.about().title.clone()));
        title.map(|name| say!("Remove {name}", name)).unwrap_or_default()
    };
    view! {
        <Dialog
            id="questionnaire-removal"
            title=Signal::derive(title)
            open=Signal::derive(move || removing.with(Option::is_some))
            close=confirmation.close
            held=confirmation.busy
            to_read=true
        >
            {move || {
                let means = || view! {
                    <p>{worded("Nothing here uses it: no invitation, no answer, no plan. To ask it later, its file is imported again.")}</p>
                };
                confirmation.of_removal(uses.get().map(questionnaire_uses_words), means, remove)
            }}
        </Dialog>
    }
}
