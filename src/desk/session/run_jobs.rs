//! Jobs of a session: asked for, begun or refused, and how they went.

use super::Session;
use super::event::{Effect, Job, Outcome, Refused, Ticket, Word};
use super::queue::{Asked, Step};
use super::stage::{Held, Stage, Workspace};
use crate::record::Day;

/// How often a change is made anew on what another tab wrote meanwhile, before the person is told. Each time another tab's change went
/// through, so that as many tabs may write at once, as they do when all lock.
const MOST_CONFLICTS: u8 = 15;

impl Session {
    pub(super) fn ask(&mut self, ticket: Ticket, job: Job) -> Vec<Effect> {
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

    pub(super) fn end(&mut self, ticket: Ticket, has_failed: bool) -> Vec<Effect> {
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

    pub(super) fn hold(&mut self, workspace: Workspace) -> Vec<Effect> {
        if self.working().is_some_and(Job::holds) {
            let (is_replaced, is_clock_doubted) = (false, false);
            self.held = Some(Held { workspace, is_replaced, is_clock_doubted, looks_back_to: None });
        }
        Vec::new()
    }

    /// A job leads only from where it began: whoever turned away meanwhile isn't shown a clinic, and one that is being locked stays so.
    pub(super) fn reach(&mut self, stage: Stage) -> Vec<Effect> {
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
    pub(super) fn look_back_to(&mut self, day: Option<Day>) -> Vec<Effect> {
        let leads = day.is_none() || self.stage == Stage::Open && self.working() == Some(Job::LookBack);
        if let (Some(held), true) = (&mut self.held, leads) {
            held.looks_back_to = day;
        }
        Vec::new()
    }

    pub(super) fn wrote(&mut self, outcome: Outcome) -> Vec<Effect> {
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

    pub(super) fn caught_up(&mut self, outcome: Outcome) -> Vec<Effect> {
        if let (Outcome::Replaced, Some(held)) = (outcome, &mut self.held) {
            held.is_replaced = true;
        }
        if let Some(current) = self.queue.current.as_mut().filter(|current| current.step == Step::CatchingUp) {
            current.step = Step::Working;
        }
        Vec::new()
    }
}
