//! A questionnaire that was read from a file and is not kept yet: whose it is, what was left out, which items tell of harm, how it is scored;
//! tried in the very form that patients get.

use super::asked_first::AskedFirst;
use super::dialog::{InstrumentTarget, PAGE};
use super::items::items_table;
use super::preview::preview;
use super::scoring::ScoringForm;
use super::scoring_fields::scoring_fields;
use crate::desk::Draft;
use crate::pages::state::{Typed, use_desk};
use crate::questionnaire::{LeftOut, Questionnaire, Reading, Refusal, read_questionnaire};
use crate::record::{shown_alone, shown_text};
use crate::self_report::OwnQuestionnaire;
use crate::ui::{TextField, button, focus_first_error, focus_id, start_once};
use crate::words::{concern_words, edit_fault_words, left_out_words, say, worded};
use leptos::prelude::*;
use std::sync::Arc;

/// What the form is called among the drafts.
pub(super) const FORM: &str = "questionnaire";

/// What a file gave.
#[derive(Clone)]
pub(super) struct Imported {
    /// The file's name.
    pub(super) file: String,
    /// What is asked.
    pub(super) questionnaire: Arc<Questionnaire>,
    /// What was left out of it.
    pub(super) left_out: Vec<LeftOut>,
    /// The file's text.
    pub(super) source: Arc<str>,
    /// What was half typed before the clinic was locked or the page was left, where it is taken up again.
    pub(super) draft: Option<Draft>,
}

impl Imported {
    /// What a file gave whose text can be read.
    ///
    /// # Errors
    /// Everything for which it is refused.
    pub(super) fn read(file: String, source: &str) -> Result<Self, Vec<Refusal>> {
        let Reading { questionnaire, left_out } = read_questionnaire(source);
        let questionnaire = Arc::new(questionnaire?);
        Ok(Self { file, questionnaire, left_out, source: source.into(), draft: None })
    }

    /// The same of what was half typed; none where it can't be read any more.
    pub(super) fn of_draft(draft: Draft) -> Option<Self> {
        let read = Self::read(draft.texts.get("file")?.clone(), draft.texts.get("source")?).ok()?;
        let edited = read_questionnaire(draft.texts.get("edited")?).questionnaire.ok()?;
        Some(Self { questionnaire: Arc::new(edited), draft: Some(draft), ..read })
    }
}

/// The preview with all that is to be said before it is kept. `imported` is emptied once that is done.
#[component]
pub(super) fn ImportView(
    found: Imported,
    imported: RwSignal<Option<Imported>>,
    target: RwSignal<Option<InstrumentTarget>>,
) -> impl IntoView {
    let desk = use_desk();
    let Imported { file, questionnaire, left_out, source, draft: taken_up } = found;
    let about = questionnaire.about().clone();
    let id = RwSignal::new(questionnaire.id().to_owned());
    // Follows the items that are left out or marked; its name only when it is kept, so that the form isn't drawn anew at each letter.
    // What was half typed has its own marks and scoring.
    let (begun, begun_scored) = match &taken_up {
        Some(_) => (Arc::clone(&questionnaire), None),
        None => {
            let (begun, scored) = desk.clinic.with_untracked(|clinic| clinic.self_report.begun(&questionnaire));
            (Arc::new(begun), scored)
        }
    };
    let edited = RwSignal::new(begun);
    let scoring = ScoringForm::new(desk, edited);
    if let Some(scored) = begun_scored {
        scoring.begin(scored);
    }
    let (no_name, refused, busy) = (RwSignal::new(None::<String>), RwSignal::new(None::<String>), RwSignal::new(false));
    if let Some(draft) = &taken_up {
        id.set(draft.texts.get("id").cloned().unwrap_or_default());
        scoring.put(&draft.texts);
    }
    // Kept or thrown away: nothing of it is half typed any more.
    let is_over = StoredValue::new(false);
    let (named_file, taken_up) = (file.clone(), StoredValue::new(taken_up));
    desk.can_be_asked(move || {
        let mut texts = scoring.named();
        let edited = edited.with(|questionnaire| questionnaire.to_json());
        let own = [("file", named_file.clone()), ("source", source.to_string()), ("edited", edited), ("id", id.get())];
        texts.extend(own.map(|(name, text)| (name.to_owned(), text)));
        let draft = Draft { path: PAGE.to_owned(), form: FORM.to_owned(), texts, ..Draft::default() };
        (!is_over.get_value()).then(|| Typed { draft, taken_up: taken_up.get_value(), is_saving: busy.get_untracked() })
    });
    let close = move || {
        is_over.set_value(true);
        imported.set(None);
        request_animation_frame(|| focus_id("questionnaire-file"));
    };
    let first = AskedFirst::new(move || {
        id.track();
        edited.track();
        scoring.named()
    });
    let save = move |is_asked: bool| {
        refused.set(None);
        let named = edited.with_untracked(|questionnaire| questionnaire.renamed(id.get_untracked().trim()));
        let (named, scored) = match (named, untrack(|| scoring.read())) {
            (Ok(named), Ok(scored)) => (named, scored),
            (named, scored) => {
                no_name.set(named.err().map(|fault| edit_fault_words(&fault)));
                refused.set(scored.err());
                return focus_first_error();
            }
        };
        no_name.set(None);
        let own = OwnQuestionnaire { questionnaire: Arc::new(named), scored, is_retired: false };
        let concerns = desk.clinic.with_untracked(|clinic| {
            let (all, title) = (&clinic.self_report, clinic.self_report.title_of(own.questionnaire.id()));
            let concerns = all.concerns(&own, &clinic.instruments);
            concerns.iter().map(|one| concern_words(one, &own.questionnaire, &title)).collect::<Vec<_>>()
        });
        if !is_asked && !concerns.is_empty() {
            return first.say(concerns);
        }
        let kept = desk.change_self_report_typed(taken_up.get_value().into_iter().collect(), move |settings| {
            // The same once more is scored anew, and is the latest version then.
            settings.questionnaires.retain(|known| known.questionnaire != own.questionnaire);
            settings.questionnaires.push(own);
        });
        start_once(busy, async move {
            match kept.await {
                Ok(()) => close(),
                Err(failure) => desk.say_in(refused, &failure),
            }
        });
    };
    let keep = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        save(false);
    };
    let throw_away = move |_| {
        if let Some(draft) = taken_up.get_value() {
            desk.discard_draft(&draft);
        }
        close();
    };
    let known = move || {
        let id = id.get();
        let is_there =
            desk.clinic.with(|clinic| clinic.self_report.offered().iter().any(|known| known.id() == id.trim()));
        is_there.then(|| {
            worded("There is a questionnaire of this name. This one is asked from now on; the other is kept, and answers to it are still read.")
        })
    };
    let whose = about
        .copyright
        .as_deref()
        .map(|notice| shown_alone(notice).into_owned())
        .unwrap_or_else(|| worded("The file names no licence. Make sure that your clinic may use it.").to_owned());
    let publisher =
        about.publisher.clone().map(|publisher| say!("Published by {publisher}.", publisher = shown_text(&publisher)));
    let left_out = (!left_out.is_empty()).then(|| {
        let lines = left_out.iter().map(|one| view! { <li>{left_out_words(&file, one)}</li> }).collect_view();
        view! {
            <details>
                <summary>{say!("Left out, without changing what is asked ({count})", count = left_out.len())}</summary>
                <ul>{lines}</ul>
            </details>
        }
    });
    view! {
        <section class="consequences" aria-labelledby="imported-file">
            <h3 id="imported-title" tabindex="-1">{shown_text(&about.title).into_owned()}</h3>
            <p id="imported-file" class="sub">{file.clone()}</p>
            <h4>{worded("Whose it is")}</h4>
            <p class="copyright">{whose}</p>
            <p>{publisher}</p>
            {left_out}
            <form class="record-form" autocomplete="off" novalidate on:submit=keep>
                <TextField
                    id="questionnaire-id"
                    label=worded("Short name")
                    value=id
                    error=no_name
                    hint=Signal::derive(move || Some(known().unwrap_or(worded("Small letters, digits and hyphens. It stands in links.")).to_owned()))
                />
                <h4>{worded("What is asked")}</h4>
                {move || items_table(edited, scoring)}
                {scoring_fields(scoring, target)}
                <div role="alert">{move || refused.get().map(|why| view! { <p class="error" tabindex="-1" aria-invalid="true">{why}</p> })}</div>
                {first.view(move || save(true))}
                <div class="actions">
                    <button type="submit" class="button primary" aria-disabled=move || busy.get().then_some("true")>{worded("Keep this questionnaire")}</button>
                    {button(worded("Don’t keep it"), throw_away)}
                </div>
            </form>
            <h4>{worded("Try it")}</h4>
            <p class="hint">{worded("As patients get it. What is answered here is kept nowhere.")}</p>
            {move || preview(desk, edited.get(), scoring)}
        </section>
    }
}
