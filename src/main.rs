//! One binary, two lives: in the browser it mounts the app, natively it is the auditor.
//!
//! In a release build each part below becomes a file of its own, which `.dev/split` makes; elsewhere all of them are in the one module.

#[cfg(target_arch = "wasm32")]
mod parts {
    use anamnesis::app;
    use anamnesis::pages::parts::*;

    /// Loads a part of the app.
    macro_rules! part {
        ($load:ident, $name:ident, $table:ty, $from:path) => {
            #[cfg(debug_assertions)]
            async fn $name() -> Result<&'static $table, leptos::wasm_split::SplitLoaderError> {
                Ok(&$from)
            }

            #[cfg(not(debug_assertions))]
            #[leptos::wasm_split::wasm_split($name, fallible, wasm_split_path = leptos::wasm_split)]
            fn $name() -> Result<&'static $table, leptos::wasm_split::SplitLoaderError> {
                Ok(&$from)
            }

            fn $load() -> std::pin::Pin<Box<dyn Future<Output = Option<&'static $table>>>> {
                Box::pin(async { $name().await.ok() })
            }
        };
    }

    part!(load_unlock, unlock, UnlockPart, app::UNLOCK);
    part!(load_clinic, clinic, ClinicPart, app::CLINIC);
    part!(load_writing, writing, WritingPart, app::WRITING);
    part!(load_changing, changing, ChangingPart, app::CHANGING);
    part!(load_background, background, BackgroundPart, app::BACKGROUND);
    part!(load_beside, beside, BesidePart, app::BESIDE);
    part!(load_access, access, AccessPart, app::ACCESS);
    part!(load_asking, asking, AskingPart, app::ASKING);
    part!(load_case, case, CasePart, app::CASE);
    part!(load_forms, forms, FormsPart, app::FORMS);
    part!(load_paper, paper, PaperPart, app::PAPER);
    part!(load_patient, patient, PatientPart, app::PATIENT);
    part!(load_inbox, inbox, InboxPart, app::INBOX);
    part!(load_data, data, DataPart, app::DATA);
    part!(load_settings, settings, SettingsPart, app::SETTINGS);

    pub(super) const LOADS: Loads = Loads {
        unlock: load_unlock,
        clinic: load_clinic,
        writing: load_writing,
        changing: load_changing,
        background: load_background,
        beside: load_beside,
        access: load_access,
        asking: load_asking,
        case: load_case,
        forms: load_forms,
        paper: load_paper,
        patient: load_patient,
        inbox: load_inbox,
        data: load_data,
        settings: load_settings,
    };
}

#[cfg(target_arch = "wasm32")]
fn main() {
    anamnesis::mount::mount(parts::LOADS);
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    anamnesis::auditor::run(std::env::args_os())
}
