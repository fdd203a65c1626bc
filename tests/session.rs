//! The session machine, driven by fakes: every stage by every input, the journeys of a day, and what holds whatever comes.
//!
//! What opens, saves and locks a clinic lay in cells beside signals in the browser: whether a lock during a save loses the change could be
//! asked of a browser alone.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

use anamnesis::desk::session::{Effect, Input, Job, KeyChange, Outcome, Refused, Session, Stage, Ticket, Word};
use anamnesis::desk::session::{Step, Workspace};
use anamnesis::record::LockReason;
use place::{AT, LIMIT, Place};

#[path = "session/asking.rs"]
mod asking;
#[path = "session/look_back.rs"]
mod look_back;
#[path = "session/place.rs"]
mod place;
#[allow(dead_code, reason = "shared with other tests")]
#[path = "support/places.rs"]
mod places;
#[path = "session/properties.rs"]
mod properties;
#[allow(dead_code, reason = "shared with other tests")]
#[path = "support/quick.rs"]
mod quick;
#[path = "session/table.rs"]
mod table;
#[path = "session/tabs.rs"]
mod tabs;

const ONE: Ticket = Ticket(1);
const TWO: Ticket = Ticket(2);

/// Tells it those in order, at the same second, and returns what the last one led to.
fn tell(session: &mut Session, inputs: impl IntoIterator<Item = Input>) -> Vec<Effect> {
    inputs.into_iter().fold(Vec::new(), |_, input| session.handle(input, AT))
}

#[test]
fn first_visit_to_open_clinic() {
    let mut session = Session::new(LIMIT, AT);
    assert_eq!(tell(&mut session, [Input::Asked(ONE, Job::Enter)]), [Effect::Close, Effect::Begin(ONE)]);
    assert_eq!(tell(&mut session, [Input::Reached(Stage::FirstVisit), Input::Ended(ONE)]), []);
    assert_eq!(*session.stage(), Stage::FirstVisit);
    let set_up = Stage::SetUp;
    tell(&mut session, [Input::Asked(TWO, Job::Enter), Input::Reached(set_up.clone()), Input::Ended(TWO)]);
    assert_eq!(*session.stage(), set_up);
    let begun = [Input::Asked(ONE, Job::Unlock), Input::Held(Workspace::Clinic), Input::Reached(Stage::Open)];
    tell(&mut session, begun);
    assert_eq!(tell(&mut session, [Input::Ended(ONE)]), []);
    assert!(session.can_lock());
}

#[test]
fn a_change_asked_for_before_the_lock_is_saved_and_none_after_it() {
    let mut session = Place::Saving.reached();
    let locked = tell(&mut session, [Input::Lock(LockReason::Demand)]);
    let told = Effect::Tell(Workspace::Clinic, Word::Locked);
    assert_eq!(locked, [told, Effect::Lock(LockReason::Demand), Effect::DropDrawn]);
    assert_eq!(tell(&mut session, [Input::Asked(TWO, Job::Lock)]), [], "it waits for the change");
    let late = Ticket(3);
    assert_eq!(tell(&mut session, [Input::Asked(late, Job::Change)]), [Effect::Refuse(late, Refused::NotOpen)]);
    let saved = tell(&mut session, [Input::Wrote(Outcome::Done)]);
    assert_eq!(saved, [Effect::Tell(Workspace::Clinic, Word::Changed)]);
    assert_eq!(tell(&mut session, [Input::Ended(ONE)]), [Effect::Begin(TWO)]);
    assert_eq!(tell(&mut session, [Input::Ended(TWO)]), [Effect::Close, Effect::Reload]);
    assert_eq!((session.stage(), session.held(), session.at_stake()), (&Stage::Reloading, None, 0));
}

#[test]
fn a_change_that_fails_while_the_clinic_is_locked_is_told_after_it() {
    let mut session = Place::Saving.reached();
    tell(&mut session, [Input::Lock(LockReason::Idle), Input::Asked(TWO, Job::Lock), Input::Wrote(Outcome::Failed)]);
    assert_eq!(tell(&mut session, [Input::Failed(ONE)]), [Effect::NoteLost(ONE), Effect::Begin(TWO)]);
    assert_eq!(*session.stage(), Stage::Locking { why: LockReason::Idle, has_lost: true });
}

#[test]
fn two_tabs_that_write_at_once_try_again_until_it_is_said() {
    let mut session = Place::Saving.reached();
    for _ in 0..15 {
        assert_eq!(tell(&mut session, [Input::Wrote(Outcome::Conflict)]), [Effect::CatchUp]);
        assert_eq!(session.current(), Some((ONE, Job::Change, Step::CatchingUp)));
        tell(&mut session, [Input::CaughtUp(Outcome::Done)]);
    }
    assert_eq!(tell(&mut session, [Input::Wrote(Outcome::Conflict)]), [], "the person is told");
    // What was written begins the count anew: a job may write twice.
    tell(&mut session, [Input::Wrote(Outcome::Done)]);
    assert_eq!(tell(&mut session, [Input::Wrote(Outcome::Conflict)]), [Effect::CatchUp]);
}

#[test]
fn after_a_restore_in_another_tab_nothing_is_written() {
    let replaced = [
        Input::Heard(Workspace::Clinic, Word::Replaced),
        Input::Wrote(Outcome::Replaced),
        Input::CaughtUp(Outcome::Replaced),
    ];
    for input in replaced {
        let mut session = Place::Saving.reached();
        tell(&mut session, [input, Input::Ended(ONE)]);
        assert_eq!(session.writes_to(), Err(Refused::Replaced));
        for job in [Job::Change, Job::Note] {
            assert_eq!(tell(&mut session, [Input::Asked(TWO, job)]), [Effect::Refuse(TWO, Refused::Replaced)]);
            tell(&mut session, [Input::Ended(TWO)]);
        }
        // It can still be locked, and another backup be put in its place.
        assert!(session.can_lock());
        assert_eq!(tell(&mut session, [Input::Asked(TWO, Job::Restore)]), [Effect::Begin(TWO)]);
    }
}

#[test]
fn what_was_asked_for_in_one_workspace_never_ends_up_in_the_other() {
    let mut session = Place::Saving.reached();
    tell(&mut session, [Input::Asked(TWO, Job::Enter), Input::Asked(Ticket(3), Job::Change)]);
    assert_eq!(tell(&mut session, [Input::Ended(ONE)]), [Effect::Close, Effect::Begin(TWO)]);
    tell(&mut session, [Input::Held(Workspace::Demo), Input::Reached(Stage::Open)]);
    let refused = tell(&mut session, [Input::Ended(TWO)]);
    assert_eq!(refused, [Effect::Refuse(Ticket(3), Refused::NotOpen)]);
    assert_eq!(session.at_stake(), 1, "until whoever asked has heard of it");
    tell(&mut session, [Input::Failed(Ticket(3))]);
    assert_eq!(session.at_stake(), 0);
}

/// Whoever turned away from the locked clinic while the passphrase was stretched was shown the clinic all the same.
#[test]
fn whoever_turns_away_while_it_unlocks_is_not_shown_the_clinic() {
    let mut session = Place::Unlocking.reached();
    assert_eq!(tell(&mut session, [Input::LeftClosed]), [Effect::Close]);
    tell(&mut session, [Input::Held(Workspace::Clinic), Input::Reached(Stage::Open)]);
    assert_eq!(tell(&mut session, [Input::Ended(ONE)]), [Effect::Close]);
    assert_eq!((session.stage(), session.held()), (&Stage::FirstVisit, None));
}

#[test]
fn storage_that_refuses_leaves_nothing_held() {
    let mut session = Session::new(LIMIT, AT);
    let failed = Stage::Failed("denied".to_owned());
    tell(&mut session, [Input::Asked(ONE, Job::Enter), Input::Held(Workspace::Demo), Input::Reached(failed.clone())]);
    assert_eq!(tell(&mut session, [Input::Failed(ONE)]), [Effect::Close]);
    assert_eq!((session.stage(), session.held()), (&failed, None));
    // And can be tried again.
    assert_eq!(tell(&mut session, [Input::Asked(TWO, Job::Enter)]), [Effect::Close, Effect::Begin(TWO)]);
}

#[test]
fn nobody_at_work_locks_in_all_tabs_and_somebody_at_work_in_none() {
    let mut session = Place::OpenClinic.reached();
    assert_eq!(session.handle(Input::Tick, AT + LIMIT - 1), []);
    assert_eq!(session.handle(Input::Active, AT + LIMIT - 1), [Effect::Tell(Workspace::Clinic, Word::Active)]);
    assert_eq!(session.handle(Input::Tick, AT + LIMIT), []);
    session.handle(Input::Heard(Workspace::Clinic, Word::Active), AT + LIMIT + 9);
    assert_eq!(session.handle(Input::Tick, AT + 2 * LIMIT), []);
    // Whoever wakes the computer may be somebody else.
    let locked = session.handle(Input::Active, AT + 3 * LIMIT);
    assert_eq!(locked[0], Effect::Tell(Workspace::Clinic, Word::Locked));
}

/// A clock that was put back by an hour kept the clinic open for an hour and the idle minutes, and let other tabs lock on whoever was at
/// work, since they were told nothing for that long.
#[test]
fn a_clock_put_back_does_not_keep_the_clinic_open() {
    let mut session = Place::OpenClinic.reached();
    session.handle(Input::Active, AT);
    let back = AT - 3600;
    assert_eq!(session.handle(Input::Tick, back), []);
    assert!(session.handle(Input::Tick, back + LIMIT).contains(&Effect::Lock(LockReason::Idle)));
    let mut session = Place::OpenClinic.reached();
    session.handle(Input::Active, back);
    let told = Effect::Tell(Workspace::Clinic, Word::Active);
    assert_eq!(session.handle(Input::Active, back + 5), [told]);
}

#[test]
fn a_page_kept_for_back_locks_and_is_loaded_anew_when_it_comes_back() {
    let mut session = Place::OpenClinic.reached();
    let left = tell(&mut session, [Input::Left(true)]);
    assert_eq!(left, [Effect::ReleaseLocks, Effect::Lock(LockReason::Left), Effect::DropDrawn]);
    assert_eq!(tell(&mut session, [Input::Asked(ONE, Job::Lock)]), [Effect::Begin(ONE)]);
    assert_eq!(tell(&mut session, [Input::Ended(ONE)]), [Effect::Close], "not in place of the page it is left for");
    assert_eq!(tell(&mut session, [Input::Back(true)]), [Effect::TakeLocks, Effect::Close, Effect::Reload]);
}

// WebKit keeps a left page's transactions as they stand, so that they are taken back: a page that was left while it read its records came back
// with nothing but that they could not be read.
#[test]
fn a_page_kept_for_back_while_it_reads_its_records_reads_them_anew_when_it_comes_back() {
    let mut session = Place::Starting.reached();
    assert_eq!(tell(&mut session, [Input::Left(true)]), [Effect::ReleaseLocks]);
    assert_eq!(tell(&mut session, [Input::Back(true)]), [Effect::TakeLocks, Effect::Close, Effect::Reload]);
}

#[test]
fn a_change_of_the_key_rests_where_a_person_or_another_tab_stops_it() {
    let running = KeyChange::BEGINNING.looked_through(64, 100);
    assert!(!running.is_to_stop() && running.clone().stop().looked_through(80, 100).is_to_stop());
    let resting = KeyChange::None.seen(true);
    assert_eq!(resting, KeyChange::Resting { left: None, why: None });
    assert_eq!(resting.clone().found(Some(3)), KeyChange::Resting { left: Some(3), why: None });
    for change in [KeyChange::None, resting, running, KeyChange::Verifying] {
        assert_eq!(change.clone().seen(false), KeyChange::None, "another tab ended it");
        assert_eq!(change.is_running(), change.clone().stop().is_running());
        assert!(change == KeyChange::None || change.clone().seen(true) == change);
    }
}
