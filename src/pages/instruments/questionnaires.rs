//! The clinic's own questionnaires: what there is, and the way in for another one.

use super::dialog::{InstrumentTarget, PAGE};
use super::import::{FORM, ImportView, Imported};
use super::questionnaire_removal::QuestionnaireRemoval;
use super::retire::Retiring;
use crate::browser::files::read_file;
use crate::desk::Command;
use crate::pages::state::{Desk, use_desk};
use crate::questionnaire::{Fault, Refusal, bounds};
use crate::record::{shown_alone, shown_name, shown_text};
use crate::self_report::{OwnQuestionnaire, SelfReportSettings};
use crate::ui::{Column, Latest, button, cells, effect, focus_id, once_drawn, row, scrolling_table, start};
use crate::words::{
    asked_version_words, questionnaire_refusal_words, retiring_questionnaire_words, say, scoring_words, worded,
};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

const COLUMNS: [Column<'_>; 4] =
    [Column::head("Questionnaire"), Column::text("Whose it is"), Column::text("How it is scored"), Column::buttons()];

/// The section.
#[component]
pub(super) fn Questionnaires(
    target: RwSignal<Option<InstrumentTarget>>,
    retiring: RwSignal<Option<Retiring>>,
) -> impl IntoView {
    let desk = use_desk();
    let removing = RwSignal::new(None::<OwnQuestionnaire>);
    let imported = RwSignal::new(None::<Imported>);
    let refused = RwSignal::new(Vec::<String>::new());
    let input = NodeRef::<html::Input>::new();
    let latest = Latest::new();
    let chosen = move |_| {
        let Some(input) = input.get() else { return };
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        // So that the same file, mended, can be chosen again.
        input.set_value("");
        let counts = latest.begin();
        imported.set(None);
        refused.set(Vec::new());
        spawn_local(async move {
            let name = shown_name(&file.name()).into_owned();
            let read = read_text(file).await;
            if !counts() {
                return;
            }
            let words = |refusals: Vec<Refusal>| -> Vec<String> {
                refusals.iter().map(|refusal| questionnaire_refusal_words(&name, refusal)).collect()
            };
            match read.map_err(|why| vec![why]).and_then(|text| Imported::read(name.clone(), &text).map_err(words)) {
                Err(whys) => drop(refused.try_set(whys)),
                Ok(found) => {
                    let _ = imported.try_set(Some(found));
                    request_animation_frame(|| focus_id("imported-title"));
                }
            }
        });
    };
    effect(move || {
        if let Some(draft) = desk.resumed(FORM, PAGE) {
            if let Some(found) = Imported::of_draft(draft) {
                imported.set(Some(found));
                once_drawn(|| focus_id("imported-title"));
            }
            desk.take_up();
        }
    });
    let refusals = move || {
        let all = refused.get();
        (!all.is_empty()).then(|| {
            let items = all.into_iter().map(|why| view! { <li>{why}</li> }).collect_view();
            view! {
                <p><b>{worded("The file is not taken, and nothing was changed:")}</b></p>
                <ul>{items}</ul>
            }
        })
    };
    let import = move || imported.get().map(|found| view! { <ImportView found imported target /> });
    view! {
        <section class="questionnaires" aria-labelledby="questionnaires-title">
            <h2 id="questionnaires-title" tabindex="-1">{worded("Questionnaires of the clinic’s own")}</h2>
            <p>
                {worded("PHQ-9, GAD-7 and the memory rating are built in. A questionnaire that your clinic may use is read from a FHIR R4 file: \
                you see what is asked, try it, and say how it is scored before it is kept. Licences are the clinic’s own matter: none of these is ours.")}
            </p>
            {move || list(desk, (removing, retiring))}
            <QuestionnaireRemoval removing />
            <div class="field">
                <label for="questionnaire-file">{worded("Import a questionnaire (FHIR R4, JSON)")}</label>
                <input
                    id="questionnaire-file"
                    type="file"
                    autocomplete="off"
                    accept=".json,application/json,application/fhir+json"
                    node_ref=input
                    on:change=chosen
                />
            </div>
            <div class="refusals" role="alert">{refusals}</div>
            {import}
        </section>
    }
}

/// The text of a file that could be a questionnaire's; else why not. What is far too long is not even read.
async fn read_text(file: web_sys::File) -> Result<String, String> {
    let name = shown_name(&file.name()).into_owned();
    let refused = |fault| questionnaire_refusal_words(&name, &Refusal { at: String::new(), fault });
    if file.size() > bounds::BYTES as f64 {
        return Err(refused(Fault::TooLong { most: bounds::BYTES }));
    }
    let bytes = read_file(file, |_, _| ()).await.map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|_| refused(Fault::NotJson))
}

/// What is to be taken out, and what is to be retired.
type Asked = (RwSignal<Option<OwnQuestionnaire>>, RwSignal<Option<Retiring>>);

/// The table of those that there are, the latest versions first; nothing where there is none.
fn list(desk: Desk, asked: Asked) -> Option<AnyView> {
    let all = desk.clinic.with(|clinic| clinic.self_report.questionnaires.clone());
    if all.is_empty() {
        return None;
    }
    let rows: Vec<_> =
        (0..all.len()).rev().filter_map(|at| Some(row(&COLUMNS, row_cells(desk, asked, &all, at)?))).collect();
    Some(scrolling_table(worded("Questionnaires of the clinic’s own"), "", "records instrument-list", &COLUMNS, rows))
}

fn row_cells(desk: Desk, (removing, retiring): Asked, all: &[OwnQuestionnaire], at: usize) -> Option<Vec<AnyView>> {
    let own = all.get(at)?.clone();
    let OwnQuestionnaire { questionnaire, scored, is_retired } = own.clone();
    let is_latest = all.iter().rposition(|one| one.questionnaire.id() == questionnaire.id()) == Some(at);
    let has_built_in = desk.clinic.with(|clinic| clinic.built_in_instead(questionnaire.id())).is_some();
    let about = questionnaire.about();
    let title = shown_text(&about.title).into_owned();
    let version = about.version.as_ref().map(|version| say!(", version {version}", version)).unwrap_or_default();
    let scored = scored.as_ref().map_or_else(
        || worded("Not scored: the answers are kept.").to_owned(),
        |scored| {
            let name = desk
                .clinic
                .with(|clinic| clinic.instruments.get(&scored.instrument).map(|i| i.shown_name().into_owned()));
            scoring_words(&scored.scoring, &name.unwrap_or_else(|| scored.instrument.to_string()))
        },
    );
    let retire_words = if is_retired { worded("Ask again") } else { worded("Retire…") };
    let id = format!("retire-questionnaire-{at}");
    let (focus, short_name, called) = (id.clone(), questionnaire.id().to_owned(), title.clone());
    let retire = move |_| {
        let focus = focus.clone();
        let changed = move |settings: &mut SelfReportSettings| {
            if let Some(own) = settings.questionnaires.get_mut(at) {
                own.is_retired = !own.is_retired;
            }
        };
        if !is_retired {
            let clinic = desk.clinic.get_untracked();
            let asked_by = clinic.own_asked_by(&short_name, desk.today.get_untracked());
            let (was, mut settings) = (Arc::clone(&clinic.self_report), SelfReportSettings::clone(&clinic.self_report));
            changed(&mut settings);
            return retiring.set(Some(Retiring {
                name: called.clone(),
                means: retiring_questionnaire_words(&asked_by),
                command: Command::SetSelfReport { settings: Arc::new(settings), was },
                from: focus,
            }));
        }
        start(async move {
            if desk.told(desk.change_self_report(changed).await).is_some() {
                request_animation_frame(move || focus_id(&focus));
            }
        });
    };
    let remove = move |_| removing.set(Some(own.clone()));
    Some(cells![
        view! {
            <b>{title.clone()}</b>
            <span class="sub">{format!("{}{version}", questionnaire.id())}</span>
            <span class="sub">{asked_version_words(is_latest, is_retired, has_built_in)}</span>
        },
        about
            .copyright
            .as_deref()
            .or(about.publisher.as_deref())
            .map(|notice| shown_alone(notice).into_owned())
            .unwrap_or_else(|| worded("The file doesn’t say.").to_owned()),
        scored,
        view! {
            {is_latest.then(|| button(retire_words, retire).quiet().id(id).label(format!("{retire_words}, {title}")).view())}
            {button(worded("Remove…"), remove).quiet().label(format!("{}, {title}", worded("Remove…")))}
        },
    ])
}
