//! The state of the app: all signals live here, at the root, and are handed down by context. The session, which needs no browser, says what
//! is to be done; what stands here tells it what happens and carries that out.

mod answer_folder;
mod asking;
mod attempts;
mod backup;
mod book;
mod carry_out;
mod closed_clinic;
mod copy_typed;
mod dealing;
mod desk;
mod draft_desk;
mod drafts;
mod enter_workspace;
mod failure;
mod fill_demo;
mod health;
mod idle;
mod inbox;
mod judge_ahead;
mod keys;
mod late;
mod later;
mod lock;
mod look_back;
mod new_key;
mod note;
mod other_tabs;
mod patients;
mod pending_key;
mod people;
mod preferences;
mod put_in;
mod read_folder;
mod rekey;
mod replace;
mod report_key;
mod resolve_mismatch;
mod restore;
mod save;
mod sealed_records;
mod self_report;
mod storage;
mod tickets;
mod today;
mod tries;
mod unlock;
mod unlocked;
mod weak_passphrase;
mod works;
mod wrong_clock;

pub use crate::desk::session::{KeyChange, Stage};
pub use answer_folder::AnswerFolder;
pub use backup::read_backup;
pub(crate) use closed_clinic::ClosedClinic;
pub use dealing::Dealing;
pub use desk::{Desk, use_desk};
pub use draft_desk::{Offer, Typed};
pub use failure::{Failure, Wait};
pub use health::StorageHealth;
pub(crate) use late::{Background, Changing, Works, Writing};
pub(crate) use later::LateWork;
pub use pending_key::NewKey;
pub use people::{KeyringChange, PeopleChange};
pub use replace::InPlaceOf;
pub use restore::{BackupSecret, OpenedBackup};
pub use sealed_records::Sealed;
pub use self_report::InInbox;
pub(crate) use self_report::now;
pub use unlock::{Prepared, Recovering};
pub use unlocked::Unlocked;
pub use weak_passphrase::weak_words;
pub(crate) use works::{BACKGROUND, CHANGING, WRITING};

use crate::browser::updates;
use leptos::prelude::*;

/// Sets the desk up and hands it down. Called once, at the root.
pub fn provide_desk() -> Desk {
    let desk = Desk::new();
    provide_context(desk);
    desk.show_preferences();
    today::follow(desk);
    storage::follow(desk);
    other_tabs::follow(desk);
    asking::follow(desk);
    lock::follow(desk);
    save::guard_leaving(desk);
    updates::watch(move || desk.is_newer_ready.set(true));
    desk
}
