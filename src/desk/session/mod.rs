//! The session: from the first visit to the open clinic, saving, conflict, restoring and locking, as one value that is told what happens
//! and says what is to be done. It knows no browser, no store and no key; whoever carries its effects out tells it how they went.

mod event;
mod idle;
mod key_change;
mod leave;
mod queue;
mod run_jobs;
mod stage;

pub use event::{Effect, Input, Job, Outcome, Refused, Ticket, Word};
pub use key_change::KeyChange;
pub use queue::Step;
pub use stage::{Held, Stage, Workspace};

use crate::record::Day;
use idle::Idle;
use queue::Queue;

/// A session of one page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    stage: Stage,
    held: Option<Held>,
    queue: Queue,
    idle: Idle,
    /// The page was left, and may come back.
    is_left: bool,
}

impl Session {
    /// A page that was just loaded, at that second since 1970.
    pub const fn new(idle_limit_seconds: u64, now: u64) -> Self {
        Self {
            stage: Stage::Starting,
            held: None,
            queue: Queue::new(),
            idle: Idle::new(idle_limit_seconds, now),
            is_left: false,
        }
    }

    /// Where it stands.
    pub const fn stage(&self) -> &Stage {
        &self.stage
    }

    /// Whose records are held.
    pub const fn held(&self) -> Option<Held> {
        self.held
    }

    /// What pages can show of it.
    pub fn shown(&self) -> (Stage, Option<Held>, usize, u64) {
        (self.stage.clone(), self.held, self.at_stake(), self.idle.limit_seconds)
    }

    /// The current job, and how far it is.
    pub fn current(&self) -> Option<(Ticket, Job, Step)> {
        self.queue.current.map(|current| (current.asked.ticket, current.asked.job, current.step))
    }

    /// How many of those that wait or are being done would be missed if the page were left now: what a person entered, not what is noted
    /// about it.
    pub fn at_stake(&self) -> usize {
        self.queue.at_stake()
    }

    /// After how many idle seconds the clinic is locked.
    pub const fn idle_limit_seconds(&self) -> u64 {
        self.idle.limit_seconds
    }

    /// Whether there is something to lock: the clinic is open. The demo has no secret.
    pub fn can_lock(&self) -> bool {
        self.stage == Stage::Open && self.holds(Workspace::Clinic)
    }

    /// The workspace that may be written to.
    ///
    /// # Errors
    /// None is held, or other records lie in its place.
    pub fn writes_to(&self) -> Result<Workspace, Refused> {
        match self.held {
            Some(Held { is_replaced: true, .. }) => Err(Refused::Replaced),
            Some(held) => Ok(held.workspace),
            None => Err(Refused::NotOpen),
        }
    }

    /// The day as of which the records are shown; none for the present.
    pub fn looks_back_to(&self) -> Option<Day> {
        self.held.and_then(|held| held.looks_back_to)
    }

    fn holds(&self, workspace: Workspace) -> bool {
        self.held.is_some_and(|held| held.workspace == workspace)
    }

    /// Takes in what happened at that second since 1970, and says what is to be done, in this order.
    pub fn handle(&mut self, input: Input, now: u64) -> Vec<Effect> {
        match input {
            Input::Asked(ticket, job) => self.ask(ticket, job),
            Input::Ended(ticket) => self.end(ticket, false),
            Input::Failed(ticket) => self.end(ticket, true),
            Input::Held(workspace) => self.hold(workspace),
            Input::Reached(stage) => self.reach(stage),
            Input::Wrote(outcome) => self.wrote(outcome),
            Input::CaughtUp(outcome) => self.caught_up(outcome),
            Input::Lock(why) => self.lock(why),
            Input::Active => self.active(now),
            Input::Tick => {
                self.rest_if_idle(now);
                self.lock_if_idle(now).unwrap_or_default()
            }
            Input::IdleLimit(seconds) => {
                self.idle.limit_seconds = seconds;
                Vec::new()
            }
            Input::Heard(workspace, word) if self.holds(workspace) => self.hear(word, now),
            Input::Heard(..) => Vec::new(),
            Input::LeftClosed => self.leave_closed(),
            Input::Left(is_cached) => self.leave(is_cached),
            Input::Back(was_cached) => self.come_back(was_cached),
            Input::ClockDoubted(is_doubted) => {
                if let Some(held) = &mut self.held {
                    held.is_clock_doubted = is_doubted;
                }
                Vec::new()
            }
            Input::LooksBackTo(day) => self.look_back_to(day),
        }
    }
}
