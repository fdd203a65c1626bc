//! Taking a questionnaire of the clinic's own out that nothing uses; what uses it is said otherwise.

use super::removal::ask;
use crate::caseload::QuestionnaireUses;
use crate::pages::state::use_desk;
use crate::self_report::OwnQuestionnaire;
use crate::ui::{Dialog, focus_id, once_drawn, start_once};
use crate::words::{questionnaire_uses_words, say, worded};
use leptos::prelude::*;

/// The dialog, open while there is a version to take out.
#[component]
pub(super) fn QuestionnaireRemoval(removing: RwSignal<Option<OwnQuestionnaire>>) -> impl IntoView {
    let desk = use_desk();
    let busy = RwSignal::new(false);
    let refused = RwSignal::new(None::<String>);
    let close = Callback::new(move |()| {
        let _ = removing.try_set(None);
        let _ = refused.try_set(None);
    });
    let remove = move |_| {
        let Some(gone) = removing.get_untracked() else { return };
        start_once(busy, async move {
            let kept = desk.change_self_report(|settings| settings.questionnaires.retain(|own| *own != gone));
            match kept.await {
                Ok(()) => {
                    close.run(());
                    once_drawn(|| focus_id("questionnaires-title"));
                }
                Err(failure) => desk.say_in(refused, &failure),
            }
        });
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
            close
            held=busy
            to_read=true
        >
            {move || {
                let means = || view! {
                    <p>{worded("Nothing here uses it: no invitation, no answer, no plan. To ask it later, its file is imported again.")}</p>
                };
                ask(uses.get().map(questionnaire_uses_words), means, remove, close, (busy, refused))
            }}
        </Dialog>
    }
}
