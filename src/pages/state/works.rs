//! What does the work that is loaded after the caseload.

use super::late::{Background, Changing, Working, Works, Writing};
use super::{Desk, backup, copy_typed, inbox, read_folder};

/// What writes.
pub(crate) static WRITING: Works<Desk, Writing> = Works { follow: copy_typed::follow, run: write };

/// What changes the record.
pub(crate) static CHANGING: Works<Desk, Changing> = Works { follow: |_| (), run: change };

/// What goes on beside the pages.
pub(crate) static BACKGROUND: Works<Desk, Background> = Works { follow, run: go_on };

fn write(desk: Desk, work: Writing) -> Working {
    match work {
        Writing::Filters(changes) => Box::pin(desk.save_filters(changes)),
        Writing::ForgetDrafts(key) => Box::pin(desk.remove_drafts(key)),
        Writing::Note(lines) => Box::pin(desk.write_note(lines)),
        Writing::NoteFlags => Box::pin(desk.write_flags()),
        Writing::NoteUnlocked(raised) => Box::pin(desk.write_unlocked(raised)),
        Writing::TellIfWeak(guesses_log10) => Box::pin(desk.tell_if_weak(guesses_log10)),
        Writing::FollowUp => Box::pin(desk.read_others()),
        Writing::CopyTyped => Box::pin(desk.write_copies()),
        Writing::KeepTyped => Box::pin(desk.keep_typed()),
        Writing::Lock(typed, why) => Box::pin(desk.keep_typed_and_lock(typed, why)),
    }
}

fn change(desk: Desk, work: Changing) -> Working {
    match work {
        Changing::Make(command, done_with) => Box::pin(desk.make(*command, done_with)),
        Changing::TakeBack(change) => Box::pin(desk.take_back(change)),
    }
}

fn follow(desk: Desk) {
    backup::follow(desk);
    inbox::follow(desk);
    read_folder::follow(desk);
}

fn go_on(desk: Desk, work: Background) -> Working {
    match work {
        Background::LookIntoInbox => Box::pin(desk.open_inbox()),
        Background::LookIntoFolder => Box::pin(desk.read_answer_folder()),
        Background::TakeSealed(text) => Box::pin(desk.take_sealed(text)),
        Background::LookBack(day) => Box::pin(desk.read_past(day)),
        Background::ChangeKey => Box::pin(desk.change_key()),
        Background::FillDemo => Box::pin(desk.fill_demo()),
    }
}
