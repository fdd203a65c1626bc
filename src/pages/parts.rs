//! What is loaded when it is needed: the tables by which one part of the app calls another. `src/app.rs` fills them, and `src/main.rs` loads
//! them.
//!
//! The parts stand in one order, and each is loaded with those before it: what two of them use lies in the first. Therefore each table
//! names the one before it.

use super::caseload::List;
use super::entry::Entry;
use super::patient::{PatientKeys, RecordTarget};
use super::state::{Background, Changing, Desk, Works, Writing};
use crate::record::Key;
use crate::ui::{LoadPart, Part};
use leptos::prelude::*;

/// Draws a page.
pub(crate) type Draw = fn() -> AnyView;

/// The page of a locked clinic, before there is a desk.
pub struct UnlockPart {
    /// It sets [`Parts::is_entering`] while a passphrase is tried.
    pub(crate) page: fn(Callback<Entry>, RwSignal<bool>) -> AnyView,
}

/// The desk and the caseload: whatever opens a clinic, judges its patients and shows them.
pub struct ClinicPart {
    /// The part before it.
    pub before: &'static UnlockPart,
    /// The app.
    pub(crate) app: fn(Parts, Entry) -> AnyView,
}

/// Whatever writes. It is loaded once the caseload stands.
pub struct WritingPart {
    /// The part before it.
    pub before: &'static ClinicPart,
    pub(crate) works: &'static Works<Desk, Writing>,
}

/// Whatever changes the record. It is loaded right after what writes, and before any form.
pub struct ChangingPart {
    /// The part before it.
    pub before: &'static WritingPart,
    pub(crate) works: &'static Works<Desk, Changing>,
}

/// What goes on beside the pages: what comes in, backups that are due, another key. It is loaded right after what changes the record.
pub struct BackgroundPart {
    /// The part before it.
    pub before: &'static ChangingPart,
    pub(crate) works: &'static Works<Desk, Background>,
}

/// What stands beside every page, and beside the list. It is loaded right after what goes on beside them.
pub struct BesidePart {
    /// The part before it.
    pub before: &'static BackgroundPart,
    pub(crate) deal_dialog: fn(Desk) -> AnyView,
    pub(crate) look_back: fn(Desk, RwSignal<bool>) -> AnyView,
    pub(crate) looks_back: fn(Desk) -> AnyView,
    pub(crate) beside_list: fn(List) -> AnyView,
    pub(crate) notices: fn(Desk) -> AnyView,
    pub(crate) wrong_clock: Draw,
}

/// How a clinic is begun, and entered where the passphrase doesn't help.
pub struct AccessPart {
    /// The part before it.
    pub before: &'static BesidePart,
    pub(crate) welcome: Draw,
    pub(crate) set_up: Draw,
    pub(crate) keyring_missing: Draw,
    pub(crate) recover: fn(Callback<()>) -> AnyView,
    pub(crate) restore: Draw,
}

/// What a patient answers on this device.
pub struct AskingPart {
    /// The part before it.
    pub before: &'static AccessPart,
    pub(crate) asking: Draw,
}

/// The case that the drawer and the meeting show.
pub struct CasePart {
    /// The part before it.
    pub before: &'static AskingPart,
    pub(crate) case: fn(Key, PatientKeys) -> AnyView,
}

/// The forms about a patient.
pub struct FormsPart {
    /// The part before it.
    pub before: &'static CasePart,
    pub(crate) score_dialog: fn(PatientKeys) -> AnyView,
    pub(crate) patient_dialog: fn(RwSignal<Option<RecordTarget>>) -> AnyView,
}

/// What is printed.
pub struct PaperPart {
    /// The part before it.
    pub before: &'static FormsPart,
    pub(crate) sheet: Draw,
    pub(crate) handout: Draw,
    pub(crate) form: Draw,
    pub(crate) calls: Draw,
    pub(crate) meeting: Draw,
}

/// A patient's page, and the meeting.
pub struct PatientPart {
    /// The part before it.
    pub before: &'static PaperPart,
    pub(crate) patient: Draw,
    pub(crate) review: Draw,
}

/// What came in, and what was done.
pub struct InboxPart {
    /// The part before it.
    pub before: &'static PatientPart,
    pub(crate) inbox: Draw,
    pub(crate) audit: Draw,
}

/// Files in and out.
pub struct DataPart {
    /// The part before it.
    pub before: &'static InboxPart,
    pub(crate) data: Draw,
}

/// Settings and instruments.
pub struct SettingsPart {
    /// The part before it.
    pub before: &'static DataPart,
    pub(crate) settings: Draw,
    pub(crate) instruments: Draw,
}

/// The parts after the first, in their order.
macro_rules! parts {
    ($($part:ident: $table:ident),*) => {
        /// How each part is loaded.
        #[derive(Clone, Copy)]
        #[expect(missing_docs, reason = "the tables say what the parts are")]
        pub struct Loads {
            pub unlock: LoadPart<UnlockPart>,
            pub clinic: LoadPart<ClinicPart>,
            $(pub $part: LoadPart<$table>),*
        }

        /// The parts that are loaded after the desk's. Cheap to copy.
        #[derive(Clone, Copy)]
        pub(crate) struct Parts {
            /// Whether a clinic is being unlocked, until it is on the screen: what nobody has asked for is not loaded meanwhile.
            pub(crate) is_entering: RwSignal<bool>,
            $(pub(crate) $part: Part<$table>),*
        }

        impl Parts {
            pub(crate) fn new(loads: Loads) -> Self {
                Self { is_entering: RwSignal::new(false), $($part: Part::new(loads.$part)),* }
            }

            /// Loads all of them, one after another, until a clinic is being entered. Says whether all were loaded or tried.
            pub(crate) async fn preload(self) -> bool {
                $(
                    if self.is_entering.try_get_untracked() != Some(false) {
                        return false;
                    }
                    self.$part.preload().await;
                )*
                true
            }

            /// Whether one of them could not be loaded. Follows it.
            pub(crate) fn has_failed(self) -> bool {
                $(self.$part.has_failed())||*
            }

            /// Tries those again that could not be loaded.
            pub(crate) fn retry(self) {
                $(self.$part.retry();)*
            }
        }
    };
}

parts!(
    writing: WritingPart,
    changing: ChangingPart,
    background: BackgroundPart,
    beside: BesidePart,
    access: AccessPart,
    asking: AskingPart,
    case: CasePart,
    forms: FormsPart,
    paper: PaperPart,
    patient: PatientPart,
    inbox: InboxPart,
    data: DataPart,
    settings: SettingsPart
);

/// The parts, from the root.
pub(crate) fn use_parts() -> Parts {
    expect_context()
}
