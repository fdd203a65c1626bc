//! What does the work that is loaded after the caseload.

use super::late::{Work, Working, Works};
use super::{Desk, backup, inbox, read_folder};

/// All of it.
pub(crate) static WORKS: Works<Desk> = Works { follow, run };

fn follow(desk: Desk) {
    backup::follow(desk);
    inbox::follow(desk);
    read_folder::follow(desk);
}

fn run(desk: Desk, work: Work) -> Working {
    match work {
        Work::Run(command, done_with) => Box::pin(desk.make(command, done_with)),
        Work::Undo(change) => Box::pin(desk.take_back(change)),
        Work::Filters(changes) => Box::pin(desk.save_filters(changes)),
        Work::ForgetDrafts(key) => Box::pin(desk.remove_drafts(key)),
        Work::Note(lines) => Box::pin(desk.write_note(lines)),
        Work::NoteFlags => Box::pin(desk.write_flags()),
        Work::NoteUnlocked(raised) => Box::pin(desk.write_unlocked(raised)),
        Work::TellIfWeak(guesses_log10) => Box::pin(desk.tell_if_weak(guesses_log10)),
        Work::LookIntoInbox => Box::pin(desk.open_inbox()),
        Work::LookIntoFolder => Box::pin(desk.read_answer_folder()),
        Work::TakeSealed(text) => Box::pin(desk.take_sealed(text)),
        Work::LookBack(day) => Box::pin(desk.read_past(day)),
        Work::ChangeKey => Box::pin(desk.change_key()),
        Work::FollowUp => Box::pin(desk.read_others()),
        Work::Lock(typed, why) => Box::pin(desk.keep_typed_and_lock(typed, why)),
        Work::FillDemo => Box::pin(desk.fill_demo()),
    }
}
