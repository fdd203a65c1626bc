//! Looking back to an earlier day: nothing is changed meanwhile, whatever asks for it, and the way back is always open.

use crate::place::{AT, LIMIT, PAST, Place};
use crate::{ONE, TWO, tell};
use anamnesis::desk::session::{Effect, Input, Job, Outcome, Refused, Stage, Ticket, Word, Workspace};
use anamnesis::record::LockReason;

#[test]
fn nothing_is_changed_while_a_page_looks_back_and_viewing_is_still_noted() {
    let mut session = Place::LookingBack.reached();
    for job in [Job::Change, Job::Erase, Job::Restore] {
        let refused = tell(&mut session, [Input::Asked(TWO, job)]);
        assert_eq!(refused, [Effect::Refuse(TWO, Refused::LookingBack)], "{job:?}");
        tell(&mut session, [Input::Failed(TWO)]);
    }
    assert_eq!((session.stage(), session.looks_back_to()), (&Stage::Open, Some(PAST)));
    for job in [Job::Note, Job::Refresh, Job::LookBack] {
        assert_eq!(tell(&mut session, [Input::Asked(TWO, job)]), [Effect::Begin(TWO)], "{job:?}");
        tell(&mut session, [Input::Ended(TWO)]);
    }
    // Back at the present everything is as before.
    tell(&mut session, [Input::LooksBackTo(None)]);
    assert_eq!(session, Place::OpenClinic.reached());
    assert_eq!(tell(&mut session, [Input::Asked(TWO, Job::Change)]), [Effect::Begin(TWO)]);
}

#[test]
fn a_change_asked_for_before_is_saved_first_and_one_asked_for_meanwhile_is_refused() {
    let mut session = Place::Saving.reached();
    let late = Ticket(3);
    tell(&mut session, [Input::Asked(TWO, Job::LookBack), Input::Asked(late, Job::Change)]);
    // Not before its own turn.
    tell(&mut session, [Input::LooksBackTo(Some(PAST))]);
    assert_eq!(session.looks_back_to(), None);
    tell(&mut session, [Input::Wrote(Outcome::Done)]);
    assert_eq!(tell(&mut session, [Input::Ended(ONE)]), [Effect::Begin(TWO)]);
    let after = tell(&mut session, [Input::LooksBackTo(Some(PAST)), Input::Ended(TWO)]);
    assert_eq!(after, [Effect::Refuse(late, Refused::LookingBack)]);
    assert_eq!(session.looks_back_to(), Some(PAST));
}

#[test]
fn a_clinic_that_is_locked_meanwhile_shows_no_earlier_day() {
    let mut session = Place::FindingPast.reached();
    tell(&mut session, [Input::Lock(LockReason::Idle), Input::Asked(TWO, Job::Lock)]);
    assert_eq!(tell(&mut session, [Input::LooksBackTo(Some(PAST)), Input::Ended(ONE)]), [Effect::Begin(TWO)]);
    assert_eq!(session.looks_back_to(), None);
    // While a day is shown it locks as ever, after idle minutes too, and what is half typed is kept.
    let mut session = Place::LookingBack.reached();
    assert!(session.handle(Input::Tick, AT + LIMIT).contains(&Effect::Lock(LockReason::Idle)));
    assert_eq!(tell(&mut session, [Input::Asked(TWO, Job::Lock)]), [Effect::Begin(TWO)]);
    assert_eq!(tell(&mut session, [Input::Ended(TWO)]), [Effect::Close, Effect::Reload]);
    assert_eq!(session.held(), None);
}

#[test]
fn what_other_tabs_do_is_followed_while_looking_back() {
    let mut session = Place::LookingBack.reached();
    let heard = tell(&mut session, [Input::Heard(Workspace::Clinic, Word::Changed)]);
    assert_eq!(heard, [Effect::Refresh]);
    assert_eq!(session.looks_back_to(), Some(PAST));
    // Restored elsewhere: the way back is open, and what lies there now is neither written to nor looked back at.
    tell(&mut session, [Input::Heard(Workspace::Clinic, Word::Replaced)]);
    assert_eq!(tell(&mut session, [Input::Asked(TWO, Job::LookBack)]), [Effect::Refuse(TWO, Refused::Replaced)]);
    tell(&mut session, [Input::Failed(TWO), Input::LooksBackTo(None)]);
    assert_eq!(session, Place::Replaced.reached());
}

#[test]
fn another_workspace_is_entered_at_its_present() {
    let mut session = Place::LookingBack.reached();
    tell(&mut session, [Input::Asked(TWO, Job::Enter), Input::Held(Workspace::Demo), Input::Reached(Stage::Open)]);
    assert_eq!(session.looks_back_to(), None);
}
