//! What is loaded when it is needed: the tables by which one part of the app calls another. `src/app.rs` fills them, and `src/main.rs` loads
//! them.
//!
//! The parts are loaded in this order, each after those before it: what two of them use lies in the first. A table therefore names
//! the one before it.

use super::patient::{PatientKeys, RecordTarget};
use crate::browser::workspace::Workspace;
use crate::record::Key;
use crate::ui::{LoadPart, Part};
use leptos::prelude::*;

/// Draws a page.
pub(crate) type Draw = fn() -> AnyView;

/// The desk and the caseload: whatever opens, keeps and locks a clinic is in it, so that it is there before anything can be typed.
pub struct ClinicPart {
    /// The app. It opens what was open last, or the workspace that was asked for.
    pub(crate) app: fn(Parts, Option<Workspace>) -> AnyView,
}

/// How a clinic is entered but for its passphrase, and what a patient answers on this device.
pub struct AccessPart {
    /// The part before it.
    pub before: &'static ClinicPart,
    pub(crate) set_up: Draw,
    pub(crate) keyring_missing: Draw,
    pub(crate) recover: fn(Callback<()>) -> AnyView,
    pub(crate) restore: Draw,
    pub(crate) asking: Draw,
}

/// A patient's page, the meeting, what is printed, and the forms about a patient.
pub struct PatientPart {
    /// The part before it.
    pub before: &'static AccessPart,
    pub(crate) patient: Draw,
    pub(crate) sheet: Draw,
    pub(crate) handout: Draw,
    pub(crate) form: Draw,
    pub(crate) calls: Draw,
    pub(crate) review: Draw,
    pub(crate) meeting: Draw,
    pub(crate) case: fn(Key, PatientKeys) -> AnyView,
    pub(crate) score_dialog: fn(PatientKeys) -> AnyView,
    pub(crate) patient_dialog: fn(RwSignal<Option<RecordTarget>>) -> AnyView,
}

/// Inbox, data, audit and settings.
pub struct OfficePart {
    /// The part before it.
    pub before: &'static PatientPart,
    pub(crate) inbox: Draw,
    pub(crate) data: Draw,
    pub(crate) audit: Draw,
    pub(crate) settings: Draw,
    pub(crate) instruments: Draw,
}

/// How each part is loaded.
#[derive(Clone, Copy)]
pub struct Loads {
    /// The first.
    pub clinic: LoadPart<ClinicPart>,
    /// The second.
    pub access: LoadPart<AccessPart>,
    /// The third.
    pub patient: LoadPart<PatientPart>,
    /// The last.
    pub office: LoadPart<OfficePart>,
}

/// The parts that are loaded after the desk's. Cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct Parts {
    pub(crate) access: Part<AccessPart>,
    pub(crate) patient: Part<PatientPart>,
    pub(crate) office: Part<OfficePart>,
}

impl Parts {
    pub(crate) fn new(loads: Loads) -> Self {
        Self { access: Part::new(loads.access), patient: Part::new(loads.patient), office: Part::new(loads.office) }
    }

    /// Loads all of them, one after another.
    pub(crate) async fn preload(self) {
        self.access.preload().await;
        self.patient.preload().await;
        self.office.preload().await;
    }

    /// Whether one of them could not be loaded. Follows it.
    pub(crate) fn has_failed(self) -> bool {
        self.access.has_failed() || self.patient.has_failed() || self.office.has_failed()
    }

    /// Tries those again that could not be loaded.
    pub(crate) fn retry(self) {
        self.access.retry();
        self.patient.retry();
        self.office.retry();
    }
}

/// The parts, from the root.
pub(crate) fn use_parts() -> Parts {
    expect_context()
}
