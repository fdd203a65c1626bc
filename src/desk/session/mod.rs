//! The session: from the first visit to the open clinic, saving, conflict, restoring and locking, as one value that is told what happens
//! and says what is to be done. It knows no browser, no store and no key; whoever carries its effects out tells it how they went.

mod event;
mod idle;
mod key_change;
mod queue;
mod stage;

pub use event::{Effect, Input, Job, Outcome, Refused, Ticket, Word};
pub use key_change::KeyChange;
pub use queue::Step;
pub use stage::{Held, Stage, Workspace};

use crate::record::{Day, LockReason};
use idle::Idle;
use queue::{Asked, Queue};

/// How often a change is made anew on what another tab wrote meanwhile, before the person is told. Each time another tab's change went
/// through, so that as many tabs may write at once, as they do when all lock.
const MOST_CONFLICTS: u8 = 15;

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
            Input::TurnedAway => self.turn_away(),
            Input::Left(is_kept) => self.leave(is_kept),
            Input::Back(was_kept) => self.come_back(was_kept),
            Input::ClockDoubted(is_doubted) => {
                if let Some(held) = &mut self.held {
                    held.is_clock_doubted = is_doubted;
                }
                Vec::new()
            }
            Input::LooksBackTo(day) => self.look_back_to(day),
        }
    }

    fn ask(&mut self, ticket: Ticket, job: Job) -> Vec<Effect> {
        let of = self.held.map(|held| held.workspace);
        let is_locking = matches!(self.stage, Stage::Locking { .. });
        let may = match job {
            Job::Lock => is_locking,
            // Whoever holds the device gets nowhere but into the clinic, and there by its passphrase.
            Job::Unlock | Job::HandIn if self.stage.is_asking() => true,
            _ if self.stage.is_asking() => false,
            _ => !self.stage.is_locking() && (of.is_some() || !job.is_of_the_held()),
        };
        if !may {
            return vec![Effect::Refuse(ticket, Refused::NotOpen)];
        }
        if job == Job::Enter {
            // Gone from the page at once; what was asked for before is still saved.
            self.stage = Stage::Starting;
        }
        self.queue.push(Asked { ticket, job, of });
        self.begin_next()
    }

    fn begin_next(&mut self) -> Vec<Effect> {
        let Some(asked) = self.queue.next() else { return Vec::new() };
        if let Err(refused) = self.may_begin(asked) {
            self.queue.begin(asked, Step::Refused);
            return vec![Effect::Refuse(asked.ticket, refused)];
        }
        let mut effects = Vec::new();
        if matches!(asked.job, Job::Enter | Job::Erase) {
            self.stage = Stage::Starting;
            effects = self.close();
        }
        self.queue.begin(asked, Step::Working);
        effects.push(Effect::Begin(asked.ticket));
        effects
    }

    fn may_begin(&self, asked: Asked) -> Result<(), Refused> {
        let is_same = self.held.map(|held| held.workspace) == asked.of;
        let is_change = matches!(asked.job, Job::Change | Job::Erase | Job::Restore);
        if is_same && is_change && self.looks_back_to().is_some() {
            return Err(Refused::LookingBack);
        }
        let is_open = match asked.job {
            Job::Change | Job::Note if is_same => return self.writes_to().map(drop),
            Job::LookBack if is_same && self.stage == Stage::Open => return self.writes_to().map(drop),
            Job::Change | Job::Note | Job::LookBack => false,
            Job::Refresh => is_same,
            Job::Erase => is_same && !self.stage.is_locking(),
            Job::Unlock => self.stage.is_closed() || self.stage.is_asking(),
            Job::HandIn => self.stage.is_asking(),
            Job::Restore => !self.stage.is_locking() && !self.stage.is_asking(),
            Job::Lock => matches!(self.stage, Stage::Locking { .. }),
            Job::Enter => true,
        };
        if is_open { Ok(()) } else { Err(Refused::NotOpen) }
    }

    fn end(&mut self, ticket: Ticket, has_failed: bool) -> Vec<Effect> {
        let mut effects = Vec::new();
        let Some(ended) = self.queue.end(ticket) else { return effects };
        let job = ended.asked.job;
        if has_failed && self.stage.is_locking() && job.is_at_stake() && job != Job::Lock {
            if let Stage::Locking { has_lost, .. } = &mut self.stage {
                *has_lost = true;
            }
            effects.push(Effect::NoteLost(ticket));
        }
        if job == Job::Lock && ended.step != Step::Refused {
            self.stage = Stage::Reloading;
            effects.extend(self.close());
            // A page that was left is loaded anew when it comes back: now that would take the place of the page that it is left for.
            effects.extend((!self.is_left).then_some(Effect::Reload));
        } else if self.held.is_some() && job.holds() && !self.is_open_or_locking() {
            // It held keys already, and led nowhere.
            effects.extend(self.close());
        }
        effects.extend(self.begin_next());
        effects
    }

    const fn is_open_or_locking(&self) -> bool {
        matches!(self.stage, Stage::Open | Stage::Locking { .. })
    }

    /// The job that is being done; none where it was refused, or is over.
    fn working(&self) -> Option<Job> {
        self.current().filter(|(_, _, step)| *step != Step::Refused).map(|(_, job, _)| job)
    }

    fn hold(&mut self, workspace: Workspace) -> Vec<Effect> {
        if self.working().is_some_and(Job::holds) {
            let (is_replaced, is_clock_doubted) = (false, false);
            self.held = Some(Held { workspace, is_replaced, is_clock_doubted, looks_back_to: None });
        }
        Vec::new()
    }

    /// A job leads only from where it began: whoever turned away meanwhile isn't shown a clinic, and one that is being locked stays so.
    fn reach(&mut self, stage: Stage) -> Vec<Effect> {
        let leads = match self.working() {
            Some(Job::Enter | Job::Erase) => self.stage == Stage::Starting,
            Some(Job::Unlock) => self.stage.is_closed() || self.stage.is_asking(),
            Some(Job::Restore) => !self.stage.is_locking() && self.stage != Stage::Starting,
            _ => false,
        };
        if leads && (stage != Stage::Open || self.held.is_some()) {
            self.stage = stage;
        }
        Vec::new()
    }

    /// A day is led to only by the job that reads it, and not in a clinic that is being locked meanwhile.
    fn look_back_to(&mut self, day: Option<Day>) -> Vec<Effect> {
        let leads = day.is_none() || self.stage == Stage::Open && self.working() == Some(Job::LookBack);
        if let (Some(held), true) = (&mut self.held, leads) {
            held.looks_back_to = day;
        }
        Vec::new()
    }

    fn wrote(&mut self, outcome: Outcome) -> Vec<Effect> {
        let Some(current) = self.queue.current.as_mut().filter(|current| current.step == Step::Working) else {
            return Vec::new();
        };
        match (outcome, &mut self.held) {
            (Outcome::Done, held) => {
                current.conflicts = 0;
                held.iter().map(|held| Effect::Tell(held.workspace, Word::Changed)).collect()
            }
            (Outcome::Conflict, _) if current.conflicts < MOST_CONFLICTS => {
                current.conflicts += 1;
                current.step = Step::CatchingUp;
                vec![Effect::CatchUp]
            }
            (Outcome::Replaced, Some(held)) => {
                held.is_replaced = true;
                Vec::new()
            }
            (Outcome::Conflict | Outcome::Replaced | Outcome::Failed, _) => Vec::new(),
        }
    }

    fn caught_up(&mut self, outcome: Outcome) -> Vec<Effect> {
        if let (Outcome::Replaced, Some(held)) = (outcome, &mut self.held) {
            held.is_replaced = true;
        }
        if let Some(current) = self.queue.current.as_mut().filter(|current| current.step == Step::CatchingUp) {
            current.step = Step::Working;
        }
        Vec::new()
    }

    fn lock(&mut self, why: LockReason) -> Vec<Effect> {
        if !self.can_lock() {
            return Vec::new();
        }
        self.stage = Stage::Locking { why, has_lost: false };
        // The others lock as well where somebody wants to, or nobody is at work.
        let is_for_all = matches!(why, LockReason::Demand | LockReason::Idle | LockReason::HandedOver);
        let told = is_for_all.then_some(Effect::Tell(Workspace::Clinic, Word::Locked));
        told.into_iter().chain([Effect::Lock(why), Effect::DropDrawn]).collect()
    }

    fn lock_if_idle(&mut self, now: u64) -> Option<Vec<Effect>> {
        (self.idle.is_over(now) && self.can_lock()).then(|| self.lock(LockReason::Idle))
    }

    /// Shows the neutral screen to a patient who did nothing for too long; says whether it has just begun to.
    fn rest_if_idle(&mut self, now: u64) -> bool {
        let is_over = self.idle.is_over(now);
        match &mut self.stage {
            Stage::Asking { is_resting: is_resting @ false } if is_over => {
                *is_resting = true;
                true
            }
            _ => false,
        }
    }

    /// Somebody is at work. Where nobody was for too long before, that is what counts: the computer may have slept past the time, and
    /// whoever wakes it may be somebody else.
    fn active(&mut self, now: u64) -> Vec<Effect> {
        if let Some(effects) = self.lock_if_idle(now) {
            return effects;
        }
        let has_just_rested = self.rest_if_idle(now);
        self.idle.active(now);
        if let Stage::Asking { is_resting } = &mut self.stage {
            *is_resting = has_just_rested;
        }
        let is_told = self.can_lock() && self.idle.is_to_tell(now);
        is_told.then_some(Effect::Tell(Workspace::Clinic, Word::Active)).into_iter().collect()
    }

    fn hear(&mut self, word: Word, now: u64) -> Vec<Effect> {
        match word {
            Word::Changed if !self.stage.is_locking() => vec![Effect::Refresh],
            Word::Changed => Vec::new(),
            Word::Replaced => {
                if let Some(held) = &mut self.held {
                    held.is_replaced = true;
                }
                Vec::new()
            }
            Word::Locked => self.lock(LockReason::OtherTab),
            Word::Active => self.lock_if_idle(now).unwrap_or_else(|| {
                self.idle.active(now);
                Vec::new()
            }),
        }
    }

    fn turn_away(&mut self) -> Vec<Effect> {
        if !self.stage.is_closed() {
            return Vec::new();
        }
        self.stage = Stage::FirstVisit;
        self.close()
    }

    fn leave(&mut self, is_kept: bool) -> Vec<Effect> {
        if !is_kept {
            return vec![Effect::DropDrawn];
        }
        self.is_left = true;
        let mut effects = vec![Effect::ReleaseLocks];
        effects.extend(self.lock(LockReason::Left));
        effects
    }

    fn come_back(&mut self, was_kept: bool) -> Vec<Effect> {
        self.is_left = false;
        let mut effects = vec![Effect::TakeLocks];
        // What was begun when it was left may never end.
        if was_kept && self.stage.is_locking() {
            self.stage = Stage::Reloading;
            effects.extend(self.close());
            effects.push(Effect::Reload);
        }
        effects
    }

    fn close(&mut self) -> Vec<Effect> {
        self.held = None;
        vec![Effect::Close]
    }
}
