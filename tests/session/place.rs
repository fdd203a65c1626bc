//! Places that a session can be in, each reached by what leads there.

use anamnesis::desk::session::{Input, Job, Outcome, Session, Stage, Ticket, Word, Workspace};
use anamnesis::record::{Day, LockReason};

/// The second at which all begins.
pub(crate) const AT: u64 = 1_800_000_000;
/// After how many idle seconds the clinic is locked.
pub(crate) const LIMIT: u64 = 600;

/// A day to look back to.
pub(crate) const PAST: Day = Day::FIRST;

#[derive(Clone, Copy, Debug)]
pub(crate) enum Place {
    Starting,
    FirstVisit,
    SetUp,
    KeyringMissing,
    Locked,
    Failed,
    Unlocking,
    Asking,
    Resting,
    HandingIn,
    UnlockingAsking,
    OpenClinic,
    OpenDemo,
    Saving,
    Conflict,
    Replaced,
    FindingPast,
    LookingBack,
    Restoring,
    Erasing,
    Locking,
    Reloading,
}

impl Place {
    pub(crate) const ALL: [Self; 22] = [
        Self::Starting,
        Self::FirstVisit,
        Self::SetUp,
        Self::KeyringMissing,
        Self::Locked,
        Self::Failed,
        Self::Unlocking,
        Self::Asking,
        Self::Resting,
        Self::HandingIn,
        Self::UnlockingAsking,
        Self::OpenClinic,
        Self::OpenDemo,
        Self::Saving,
        Self::Conflict,
        Self::Replaced,
        Self::FindingPast,
        Self::LookingBack,
        Self::Restoring,
        Self::Erasing,
        Self::Locking,
        Self::Reloading,
    ];

    /// The session there; ticket 1 is that of the job that is being done, if one is.
    pub(crate) fn reached(self) -> Session {
        let mut session = Session::new(LIMIT, AT);
        for input in self.inputs() {
            session.handle(input, AT);
        }
        session
    }

    fn inputs(self) -> Vec<Input> {
        let one = Ticket(1);
        let entered = |stage| vec![Input::Asked(Ticket(0), Job::Enter), Input::Reached(stage), Input::Ended(Ticket(0))];
        let asked = |before: Self, job| [before.inputs(), vec![Input::Asked(one, job)]].concat();
        match self {
            Self::Starting => vec![Input::Asked(one, Job::Enter)],
            Self::FirstVisit => entered(Stage::FirstVisit),
            Self::SetUp => entered(Stage::SetUp),
            Self::KeyringMissing => entered(Stage::KeyringMissing),
            Self::Locked => entered(Stage::Locked),
            Self::Failed => entered(Stage::Failed("why".to_owned())),
            Self::Unlocking => asked(Self::Locked, Job::Unlock),
            Self::Asking => entered(Stage::Asking { is_resting: false }),
            Self::Resting => entered(Stage::Asking { is_resting: true }),
            Self::HandingIn => asked(Self::Asking, Job::HandIn),
            Self::UnlockingAsking => asked(Self::Asking, Job::Unlock),
            Self::OpenClinic => {
                let held = [Input::Held(Workspace::Clinic), Input::Reached(Stage::Open), Input::Ended(one)];
                [asked(Self::Locked, Job::Unlock), held.to_vec()].concat()
            }
            Self::OpenDemo => {
                let held = [Input::Held(Workspace::Demo), Input::Reached(Stage::Open), Input::Ended(one)];
                [Self::Starting.inputs(), held.to_vec()].concat()
            }
            Self::Saving => asked(Self::OpenClinic, Job::Change),
            Self::Conflict => [Self::Saving.inputs(), vec![Input::Wrote(Outcome::Conflict)]].concat(),
            Self::Replaced => {
                [Self::OpenClinic.inputs(), vec![Input::Heard(Workspace::Clinic, Word::Replaced)]].concat()
            }
            Self::FindingPast => asked(Self::OpenClinic, Job::LookBack),
            Self::LookingBack => {
                let found = [Input::LooksBackTo(Some(PAST)), Input::Ended(one)];
                [Self::FindingPast.inputs(), found.to_vec()].concat()
            }
            Self::Restoring => asked(Self::OpenClinic, Job::Restore),
            Self::Erasing => asked(Self::OpenClinic, Job::Erase),
            Self::Locking => {
                let lock = [Input::Lock(LockReason::Demand), Input::Asked(one, Job::Lock)];
                [Self::OpenClinic.inputs(), lock.to_vec()].concat()
            }
            Self::Reloading => [Self::Locking.inputs(), vec![Input::Ended(one)]].concat(),
        }
    }
}
