//! Jobs, one after another in the order in which they were asked for.

use super::event::{Job, Ticket};
use super::stage::Workspace;
use std::collections::VecDeque;

/// A job that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) ticket: Ticket,
    pub(super) job: Job,
    /// Whose records were held when it was asked for.
    pub(super) of: Option<Workspace>,
}

/// How far the current job is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// It is being done.
    Working,
    /// Another tab wrote first: what it wrote is being read, and then the same is tried again.
    CatchingUp,
    /// It was refused, and whoever asked hears of it.
    Refused,
}

/// The job that is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Current {
    pub(super) asked: Asked,
    pub(super) step: Step,
    /// How often another tab was first since it last wrote.
    pub(super) conflicts: u8,
}

/// The current job, and those that wait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Queue {
    pub(super) current: Option<Current>,
    waiting: VecDeque<Asked>,
}

impl Queue {
    pub(super) const fn new() -> Self {
        Self { current: None, waiting: VecDeque::new() }
    }

    pub(super) fn push(&mut self, asked: Asked) {
        self.waiting.push_back(asked);
    }

    /// The next that may be done, if none is being done.
    pub(super) fn next(&mut self) -> Option<Asked> {
        if self.current.is_some() { None } else { self.waiting.pop_front() }
    }

    pub(super) fn begin(&mut self, asked: Asked, step: Step) {
        self.current = Some(Current { asked, step, conflicts: 0 });
    }

    /// Takes it out: the current job, if it was that.
    pub(super) fn end(&mut self, ticket: Ticket) -> Option<Current> {
        self.waiting.retain(|asked| asked.ticket != ticket);
        self.current.take_if(|current| current.asked.ticket == ticket)
    }

    /// How many of them a person would miss, if the page were left now.
    pub(super) fn at_stake(&self) -> usize {
        let current = self.current.iter().map(|current| current.asked.job);
        current.chain(self.waiting.iter().map(|asked| asked.job)).filter(|job| job.is_at_stake()).count()
    }
}
