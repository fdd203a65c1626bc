//! What the chosen files would change, before anything is written, and what that amounts to in words.

use super::found::{changes_table, errors_table, files_table, missing_section, repeats_section};
use super::importing::{Import, Stage};
use super::questions::{asked_section, gaps_question, kinds, unanswered};
use super::settings::SettingsTaken;
use crate::exchange::{FileSummary, Preview};
use crate::pages::state::use_desk;
use crate::record::grouped;
use crate::ui::{Checkbox, ProgressBar, button, refusal, start};
use crate::words::{counted, date_read_words, say, worded};
use leptos::prelude::*;
use std::sync::Arc;

/// The preview with its Import button.
#[component]
pub(super) fn PreviewSection(import: Import, preview: Arc<Preview>) -> impl IntoView {
    let desk = use_desk();
    let (leave_out, remove) = (RwSignal::new(false), RwSignal::new(false));
    let refused_now = RwSignal::new(None::<String>);
    let counts = Counts::of(&preview);
    // What is missing is asked about once there is something to import.
    let alone = RwSignal::new(false);
    let gaps = gaps_question(&preview, alone);
    let asks_alone = gaps.is_some();
    let kinds = kinds(&preview.asked);
    let asked = kinds.clone();
    let reason = Memo::new(move |_| {
        let waits = || {
            (asks_alone && !alone.get())
                .then_some(worded("Something is missing: choose it too, or tick that the rest is meant."))
        };
        counts.reason(leave_out.get(), remove.get(), unanswered(&asked)).or_else(waits)
    });
    let plan = preview.clone();
    // How much is prepared; none where nothing is, and once it is being kept.
    let prepared = RwSignal::new(None::<f64>);
    let go_on = RwSignal::new(true);
    let go = move |_| {
        refused_now.set(None);
        let removes = remove.get_untracked();
        let what = if removes { plan.plan_removing_missing() } else { plan.plan.clone() };
        go_on.set(true);
        start(async move {
            let goes_on = |done: f64| {
                let _ = prepared.try_set((done < 1.0).then_some(done));
                go_on.try_get_untracked() == Some(true)
            };
            let done = desk.import(what, goes_on).await;
            let _ = prepared.try_set(None);
            match done {
                Ok(false) => {}
                Ok(true) => {
                    import.forget();
                    if let Some(clinic) = desk.clinic.try_get_untracked() {
                        let _ = import.stage.try_set(Stage::Done(counts.summary(removes), clinic));
                    }
                }
                Err(failure) => {
                    let _ = refused_now.try_set(Some(failure.to_string()));
                }
            }
        });
    };
    let is_prepared = Memo::new(move |_| prepared.get().is_some());
    let made = (preview.made_patients > 0).then(|| {
        say!(
            " {patients} would be made because rows name them.",
            patients = counted(preview.made_patients, worded("patient"), worded("patients"))
        )
    });
    let dates = preview.date_read.as_ref().map(|date| view! { <p>{date_read_words(date)}</p> });
    let agree = (counts.has_errors && (counts.has_news || !preview.missing.is_empty())).then(|| {
        let label = match counts.refused {
            0 => worded("Import the accepted rows and leave out what is refused").to_owned(),
            n => say!(
                "Import the accepted rows and leave out {rows}",
                rows = counted(n, worded("refused row"), worded("refused rows"))
            ),
        };
        view! { <Checkbox id="import-leave-out" label value=leave_out /> }
    });
    view! {
        <section class="import-preview" aria-labelledby="preview-title">
            <h3 id="preview-title">{worded("What these files would do")}</h3>
            <p role="status">{counts.summary_before()} {made}</p>
            {dates}
            {files_table(&preview.files)}
            <SettingsTaken preview=preview.clone() />
            {changes_table(&preview.changes)}
            {repeats_section(&preview)}
            {missing_section(&preview.missing, remove)}
            {errors_table(desk, &preview.errors)}
            {gaps}
            {asked_section(kinds)}
            {agree}
            {refusal(refused_now)}
            <div class="actions">
                {button(worded("Import"), go)
                    .primary()
                    .off(move || reason.with(Option::is_some) || desk.is_saving.get())
                    .described_by("import-reason")}
                {button(worded("Cancel"), move |_| import.stop()).off(move || desk.is_saving.get())}
                <span id="import-reason" class="hint" role="status">
                    {move || if desk.is_saving.get() { Some(worded("Importing, all of it in one step…")) } else { reason.get() }}
                </span>
            </div>
            {move || is_prepared.get().then(|| view! {
                <ProgressBar label=worded("Preparing the import") done=prepared stop=move || go_on.set(false) />
            })}
        </section>
    }
}

/// What a preview amounts to.
#[derive(Clone, Copy)]
struct Counts {
    added: usize,
    changed: usize,
    unchanged: usize,
    repeated: usize,
    refused: usize,
    /// Stored records that the files lack.
    missing: usize,
    /// Whether a number could be one of two, and nobody has said which.
    has_doubts: bool,
    /// Whether anything is refused; a file that can't be read at all has an error and no refused row.
    has_errors: bool,
    /// Whether there is anything to write.
    has_news: bool,
}

impl Counts {
    fn of(preview: &Preview) -> Self {
        let sum = |of: fn(&FileSummary) -> usize| preview.files.iter().map(of).sum();
        Self {
            added: sum(|f| f.added),
            changed: sum(|f| f.changed),
            unchanged: sum(|f| f.unchanged),
            repeated: sum(|f| f.repeated),
            refused: preview.refused(),
            missing: preview.missing.count(),
            has_doubts: preview.doubts.iter().any(|doubt| doubt.said.is_none()),
            has_errors: !preview.errors.is_empty(),
            has_news: !preview.plan.is_empty(),
        }
    }

    /// Why Import can't be pressed, if it can't: with what is ticked, and how many questions are open.
    fn reason(self, leave_out: bool, remove: bool, open_questions: usize) -> Option<&'static str> {
        match (self.has_news || remove, self.has_errors) {
            (false, false) if self.missing > 0 => Some(worded(
                "Nothing to import: everything in these files is here already. Stored records that they lack can be removed above.",
            )),
            (false, false) if self.unchanged + self.repeated == 0 => {
                Some(worded("Nothing to import: these files have no rows."))
            }
            (false, false) => Some(worded("Nothing to import: everything in these files is here already.")),
            (_, true) if self.has_doubts && !leave_out => {
                Some(worded("A number could be one of two: say above which mark is the decimal one of its column."))
            }
            (false, true) => {
                Some(worded("Nothing to import: nothing new was accepted. Mend the files and choose them again."))
            }
            (true, true) if !leave_out => {
                Some(worded("Something is refused. Mend the files and choose them again, or tick the box above."))
            }
            _ if open_questions > 0 => {
                Some(worded("Say of each question above that the rows are right, or mend the files."))
            }
            _ => None,
        }
    }

    fn summary_before(self) -> String {
        let repeated = match self.repeated {
            0 => String::new(),
            n => say!("{n} repeated, ", n = grouped(n)),
        };
        say!(
            "{rows} would be added, {changed} changed; {unchanged} already here, {repeated}{refused} refused. Nothing is written yet.",
            rows = counted(self.added, worded("row"), worded("rows")),
            changed = grouped(self.changed),
            unchanged = grouped(self.unchanged),
            repeated,
            refused = grouped(self.refused)
        )
    }

    fn summary(self, removed: bool) -> String {
        let removed = match self.missing {
            n if removed && n > 0 => {
                say!(", {records} removed", records = counted(n, worded("stored record"), worded("stored records")))
            }
            _ => String::new(),
        };
        let left_out = match self.refused {
            0 => String::new(),
            n => say!(" {rows} left out.", rows = counted(n, worded("refused row"), worded("refused rows"))),
        };
        say!(
            "Imported: {rows} added, {changed} changed{removed}.{left_out}",
            rows = counted(self.added, worded("row"), worded("rows")),
            changed = grouped(self.changed),
            removed,
            left_out
        )
    }
}
