//! A patient is asked on this device: the clinic is locked before, nothing leads anywhere but unlocking, and what is finished is kept first.

use crate::place::{AT, LIMIT, Place};
use crate::{ONE, TWO, tell};
use anamnesis::desk::session::{Effect, Input, Job, Refused, Session, Stage, Ticket, Word, Workspace};
use anamnesis::record::LockReason;

const ASKING: Stage = Stage::Asking { is_resting: false };
const RESTING: Stage = Stage::Asking { is_resting: true };

#[test]
fn the_device_is_handed_over_only_once_all_is_saved_and_locked_in_every_tab() {
    let mut session = Place::Saving.reached();
    let locked = tell(&mut session, [Input::Lock(LockReason::HandedOver)]);
    let told = Effect::Tell(Workspace::Clinic, Word::Locked);
    assert_eq!(locked, [told, Effect::Lock(LockReason::HandedOver), Effect::DropDrawn]);
    tell(&mut session, [Input::Asked(TWO, Job::Lock)]);
    assert_eq!(tell(&mut session, [Input::Ended(ONE)]), [Effect::Begin(TWO)], "what was being saved is saved first");
    assert_eq!(tell(&mut session, [Input::Ended(TWO)]), [Effect::Close, Effect::Reload]);
    // The page that is loaded anew finds that a patient is asked.
    let mut session = Session::new(LIMIT, AT);
    tell(&mut session, [Input::Asked(ONE, Job::Enter), Input::Reached(ASKING), Input::Ended(ONE)]);
    assert_eq!((session.stage(), session.held()), (&ASKING, None));
}

#[test]
fn whoever_holds_the_device_gets_nowhere_but_to_the_passphrase() {
    for job in Job::ALL {
        let mut session = Place::Asking.reached();
        let asked = tell(&mut session, [Input::Asked(TWO, job)]);
        let leads = matches!(job, Job::Unlock | Job::HandIn);
        let expected = if leads { Effect::Begin(TWO) } else { Effect::Refuse(TWO, Refused::NotOpen) };
        assert_eq!(asked, [expected], "{job:?}");
        assert_eq!(session.stage(), &ASKING, "{job:?}");
    }
    // Neither do the browser's ways, other tabs, or what a page that was left may still want.
    let ways = [
        Input::LeftClosed,
        Input::Left(true),
        Input::Back(true),
        Input::Lock(LockReason::Demand),
        Input::Heard(Workspace::Clinic, Word::Replaced),
        Input::Held(Workspace::Clinic),
        Input::Reached(Stage::Open),
        Input::Reached(Stage::FirstVisit),
    ];
    for way in ways {
        let mut session = Place::Asking.reached();
        tell(&mut session, [way.clone()]);
        assert_eq!((session.stage(), session.held()), (&ASKING, None), "{way:?}");
    }
}

#[test]
fn what_was_answered_is_kept_before_the_clinic_is_unlocked() {
    let mut session = Place::HandingIn.reached();
    assert_eq!(session.at_stake(), 1, "the browser asks before the page is left");
    assert_eq!(tell(&mut session, [Input::Asked(TWO, Job::Unlock)]), [], "it waits");
    assert_eq!(tell(&mut session, [Input::Ended(ONE)]), [Effect::Begin(TWO)]);
    tell(&mut session, [Input::Held(Workspace::Clinic), Input::Reached(Stage::Open), Input::Ended(TWO)]);
    assert_eq!((session.stage(), session.can_lock()), (&Stage::Open, true));
}

/// A try that opened the keys and then failed shows the form again, and holds nothing.
#[test]
fn a_failed_try_to_unlock_leads_back_to_the_form() {
    let mut session = Place::UnlockingAsking.reached();
    tell(&mut session, [Input::Held(Workspace::Clinic)]);
    assert_eq!(tell(&mut session, [Input::Failed(ONE)]), [Effect::Close]);
    assert_eq!((session.stage(), session.held()), (&ASKING, None));
    let again = Ticket(3);
    assert_eq!(tell(&mut session, [Input::Asked(again, Job::HandIn)]), [Effect::Begin(again)]);
}

#[test]
fn after_idle_minutes_a_neutral_screen_is_shown_and_one_touch_goes_on() {
    let mut session = Place::Asking.reached();
    session.handle(Input::Tick, AT + LIMIT - 1);
    assert_eq!(session.stage(), &ASKING);
    session.handle(Input::Tick, AT + LIMIT);
    assert_eq!(session.stage(), &RESTING);
    session.handle(Input::Tick, AT + 9 * LIMIT);
    assert_eq!(session.stage(), &RESTING);
    assert_eq!(session.handle(Input::Active, AT + 9 * LIMIT), []);
    assert_eq!(session.stage(), &ASKING);
    // A tablet that slept past the time shows nothing to whoever wakes it, before it is touched once more.
    session.handle(Input::Active, AT + 11 * LIMIT);
    assert_eq!(session.stage(), &RESTING);
    session.handle(Input::Active, AT + 11 * LIMIT + 1);
    assert_eq!(session.stage(), &ASKING);
}
