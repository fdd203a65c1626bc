//! One binary, two lives: in the browser it mounts the app, natively it is the auditor.
//!
//! In a release build each part below becomes a file of its own, which `.dev/split` makes; elsewhere all of them are in the one module.

#[cfg(target_arch = "wasm32")]
use anamnesis::{app, pages::parts};

/// Loads a part of the app.
#[cfg(target_arch = "wasm32")]
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

#[cfg(target_arch = "wasm32")]
part!(load_clinic, clinic, parts::ClinicPart, app::CLINIC);
#[cfg(target_arch = "wasm32")]
part!(load_access, access, parts::AccessPart, app::ACCESS);
#[cfg(target_arch = "wasm32")]
part!(load_patient, patient, parts::PatientPart, app::PATIENT);
#[cfg(target_arch = "wasm32")]
part!(load_office, office, parts::OfficePart, app::OFFICE);

#[cfg(target_arch = "wasm32")]
fn main() {
    anamnesis::mount::mount(parts::Loads {
        clinic: load_clinic,
        access: load_access,
        patient: load_patient,
        office: load_office,
    });
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    anamnesis::auditor::run(std::env::args_os())
}
