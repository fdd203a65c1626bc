//! What a session is told, and what it has done.

use super::stage::{Stage, Workspace};
use crate::record::{Day, LockReason};

/// Which of the jobs that were asked for; each is given once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ticket(pub u64);

/// What kind of job it is. What exactly is to be done stays with whoever asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Job {
    /// Something that a person wants saved in the open workspace, or done with its keys.
    Change,
    /// Something noted beside what a person did: nobody would miss it.
    Note,
    /// Reads what another tab wrote.
    Refresh,
    /// Reads what had been recorded by the end of a day.
    LookBack,
    /// Looks what lies in a workspace, and opens the demo.
    Enter,
    /// Opens the clinic, sets it up, or recovers it.
    Unlock,
    /// Puts a backup in place of what is here.
    Restore,
    /// Removes the open workspace.
    Erase,
    /// Keeps what is half typed, and has the audit say that the clinic is locked.
    Lock,
    /// Keeps what a patient has answered on this device, sealed, while the clinic is closed.
    HandIn,
}

impl Job {
    /// Every kind.
    pub const ALL: [Self; 10] = [
        Self::Change,
        Self::Note,
        Self::Refresh,
        Self::LookBack,
        Self::Enter,
        Self::Unlock,
        Self::Restore,
        Self::Erase,
        Self::Lock,
        Self::HandIn,
    ];

    /// Whether a person would miss it, if the page were left before it is done.
    pub const fn is_at_stake(self) -> bool {
        !matches!(self, Self::Note | Self::Refresh | Self::LookBack)
    }

    /// Whether it reads records, and holds their keys.
    pub(super) const fn holds(self) -> bool {
        matches!(self, Self::Enter | Self::Unlock | Self::Restore)
    }

    /// Whether it is about the records that are held, and no others.
    pub(super) const fn is_of_the_held(self) -> bool {
        matches!(self, Self::Change | Self::Note | Self::Refresh | Self::LookBack | Self::Erase)
    }
}

/// Why a job is not begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// What it is about isn't open, or no longer.
    NotOpen,
    /// Other records lie there now.
    Replaced,
    /// The page looks back to an earlier day, where nothing is changed.
    LookingBack,
}

/// How a write, or reading what others wrote, went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is done.
    Done,
    /// Another tab wrote first; nothing was written.
    Conflict,
    /// Other records lie there now; nothing was written.
    Replaced,
    /// It can't be done; nothing was written.
    Failed,
}

/// What a tab tells the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// Something was written: read on.
    Changed,
    /// The workspace was erased, or other records put in its place: begin anew.
    Replaced,
    /// All lock now.
    Locked,
    /// Somebody is at work in a tab: don't lock yet.
    Active,
}

/// What a session is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// Somebody wants a job done, after all that were asked for before.
    Asked(Ticket, Job),
    /// The job is over, or whoever asked gave it up.
    Ended(Ticket),
    /// The job is over, and did not succeed.
    Failed(Ticket),
    /// The job that is being done has read that workspace's records and holds its keys.
    Held(Workspace),
    /// The job that is being done leads there.
    Reached(Stage),
    /// The job that is being done has tried to write.
    Wrote(Outcome),
    /// What other tabs wrote was read.
    CaughtUp(Outcome),
    /// Somebody wants the clinic locked.
    Lock(LockReason),
    /// Somebody did something on the page.
    Active,
    /// Time has passed.
    Tick,
    /// Nobody may be away for longer than these seconds.
    IdleLimit(u64),
    /// Another tab says something.
    Heard(Workspace, Word),
    /// A person turns away from the closed clinic.
    LeftClosed,
    /// The page is left; whether the browser may keep it for Back.
    Left(bool),
    /// The page comes back; whether the browser had kept it.
    Back(bool),
    /// The job that is being done shows the records as of that day; none once a person is back at the present, whenever that is.
    LooksBackTo(Option<Day>),
    /// Whether the clock of the workspace that was just read can't be right.
    ClockDoubted(bool),
}

/// What a session has done for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// The job begins.
    Begin(Ticket),
    /// The job is not begun.
    Refuse(Ticket, Refused),
    /// What other tabs wrote is read; then the job tries to write once more.
    CatchUp,
    /// What another tab wrote is read, as a job of its own.
    Refresh,
    /// Keys, records and all that follows from them are dropped.
    Close,
    /// What is half typed is gathered, and the job to lock asked for.
    Lock(LockReason),
    /// Keys that were drawn and not handed over are void.
    DropDrawn,
    /// The other tabs are told.
    Tell(Workspace, Word),
    /// A change that was being saved is lost: the page says so after the next unlocking.
    NoteLost(Ticket),
    /// Locks between tabs are given back, and not taken any more.
    ReleaseLocks,
    /// Locks between tabs are taken again.
    TakeLocks,
    /// The page is loaded anew.
    Reload,
}
