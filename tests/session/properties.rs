//! What holds whatever comes, in any order: asked of a world that does what the session says.

use crate::place::{AT, LIMIT, PAST};
use anamnesis::desk::session::{Effect, Input, Job, Outcome, Session, Stage, Step, Ticket, Word, Workspace};
use anamnesis::record::LockReason;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Something that happens.
#[derive(Clone, Debug)]
enum Happens {
    /// From outside.
    Told(Input),
    /// Somebody wants a job done.
    Asks(Job),
    /// Whoever asked gives it up, or it comes to an end.
    Ends(bool),
    /// A workspace is opened, whatever it takes.
    Opens(Workspace),
    /// Time goes on or back.
    Clock(i64),
}

/// What the session has done, and what came of it.
struct World {
    session: Session,
    now: u64,
    /// Whose keys are in memory.
    keys: Option<Workspace>,
    asked: BTreeMap<Ticket, Job>,
    /// The job that was begun, and for whose records it was asked.
    current: Option<(Ticket, Job)>,
    /// Asked for and not over.
    open: BTreeMap<Ticket, (Job, Option<Workspace>)>,
    written: BTreeMap<Ticket, u32>,
    acknowledged: Vec<Ticket>,
}

impl World {
    fn tell(&mut self, input: Input) {
        for effect in self.session.handle(input, self.now) {
            self.carry_out(effect);
        }
        self.holds();
    }

    fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::Begin(ticket) => {
                assert_eq!(self.current, None, "one at a time");
                let (job, of) = self.open[&ticket];
                assert!(
                    !matches!(job, Job::Change | Job::Note) || of == self.keys,
                    "{job:?} of {of:?} begun elsewhere"
                );
                assert_ne!(*self.session.stage(), Stage::Reloading);
                let is_change = matches!(job, Job::Change | Job::Restore);
                assert!(!is_change || self.session.looks_back_to().is_none(), "{job:?} begun while looking back");
                self.current = Some((ticket, job));
            }
            Effect::Refuse(ticket, _) => {
                // Whoever asked hears of it, and then it is over.
                self.open.remove(&ticket);
                self.tell(Input::Failed(ticket));
            }
            Effect::Close => self.keys = None,
            Effect::Tell(workspace, _) => assert_eq!(Some(workspace), self.keys, "told of what isn't open"),
            Effect::Lock(_) => self.ask(Job::Lock),
            Effect::Refresh => self.ask(Job::Refresh),
            Effect::CatchUp => assert!(self.current.is_some()),
            Effect::NoteLost(ticket) => assert!(self.asked[&ticket].is_at_stake()),
            Effect::DropDrawn | Effect::ReleaseLocks | Effect::TakeLocks | Effect::Reload => {}
        }
    }

    fn ask(&mut self, job: Job) {
        let ticket = Ticket(self.asked.len() as u64);
        self.asked.insert(ticket, job);
        self.open.insert(ticket, (job, self.session.held().map(|held| held.workspace)));
        self.tell(Input::Asked(ticket, job));
    }

    fn write(&mut self, outcome: Outcome) {
        let is_working = matches!(self.session.current(), Some((_, _, Step::Working)));
        let Some((ticket, job)) = self.current.filter(|_| is_working) else { return };
        let is_first = !self.written.contains_key(&ticket);
        // As the wiring does: nothing is written where the session says that nothing is, and once.
        if matches!(job, Job::Change | Job::Note) && is_first && self.session.writes_to().is_ok() {
            if outcome == Outcome::Done {
                *self.written.entry(ticket).or_default() += 1;
            }
            self.tell(Input::Wrote(outcome));
        }
    }

    fn end(&mut self, is_given_up: bool) {
        let Some((ticket, job)) = self.current.take() else { return };
        let has_failed = matches!(job, Job::Change | Job::Note) && !self.written.contains_key(&ticket);
        self.open.remove(&ticket);
        if !has_failed && !is_given_up {
            self.acknowledged.push(ticket);
        }
        self.tell(if has_failed { Input::Failed(ticket) } else { Input::Ended(ticket) });
    }

    fn hold(&mut self, workspace: Workspace) {
        self.tell(Input::Held(workspace));
        self.keys = self.session.held().map(|held| held.workspace);
    }

    fn happens(&mut self, what: Happens) {
        match what {
            Happens::Told(Input::Wrote(outcome)) => self.write(outcome),
            Happens::Told(Input::Held(workspace)) => self.hold(workspace),
            Happens::Told(input) => self.tell(input),
            // Only the session itself has it locked.
            Happens::Asks(Job::Lock) => self.tell(Input::Lock(LockReason::Demand)),
            Happens::Asks(job) => self.ask(job),
            Happens::Ends(is_given_up) => self.end(is_given_up),
            Happens::Opens(workspace) => {
                self.ask(Job::Enter);
                self.hold(workspace);
                self.tell(Input::Reached(Stage::Open));
                self.end(false);
            }
            Happens::Clock(seconds) => self.now = self.now.saturating_add_signed(seconds),
        }
    }

    /// What holds after everything that happens.
    fn holds(&self) {
        let (stage, held) = (self.session.stage(), self.session.held());
        assert!(held.is_some() || self.keys.is_none(), "keys that nothing is held with");
        let may_hold = matches!(stage, Stage::Open | Stage::Locking { .. }) || self.session.current().is_some();
        assert!(may_hold || self.keys.is_none(), "keys in memory, {stage:?}");
        assert!(*stage != Stage::Open || held.is_some(), "open, and nothing held");
        assert!(self.written.values().all(|times| *times == 1));
    }
}

fn happens() -> impl Strategy<Value = Happens> {
    let outcome = prop::sample::select(vec![Outcome::Done, Outcome::Conflict, Outcome::Replaced, Outcome::Failed]);
    let workspace = || prop::sample::select(Workspace::ALL.to_vec());
    let stages = vec![
        Stage::FirstVisit,
        Stage::SetUp,
        Stage::Locked,
        Stage::Asking { is_resting: false },
        Stage::Open,
        Stage::Open,
        Stage::Failed(String::new()),
    ];
    let words = prop::sample::select(vec![Word::Changed, Word::Replaced, Word::Locked, Word::Active]);
    let told = prop_oneof![
        outcome.clone().prop_map(Input::Wrote),
        outcome.prop_map(Input::CaughtUp),
        workspace().prop_map(Input::Held),
        prop::sample::select(stages).prop_map(Input::Reached),
        (workspace(), words).prop_map(|(workspace, word)| Input::Heard(workspace, word)),
        prop::sample::select(vec![
            Input::Active,
            Input::Tick,
            Input::IdleLimit(60),
            Input::LeftClosed,
            Input::Left(true),
            Input::Left(false),
            Input::Back(true),
            Input::Back(false),
            Input::ClockDoubted(true),
            Input::LooksBackTo(Some(PAST)),
            Input::LooksBackTo(None),
        ]),
    ];
    let journey = prop_oneof![
        Just(Happens::Asks(Job::Change)),
        Just(Happens::Asks(Job::Lock)),
        Just(Happens::Told(Input::Wrote(Outcome::Done))),
        Just(Happens::Told(Input::Back(true))),
    ];
    prop_oneof![
        6 => journey,
        4 => told.prop_map(Happens::Told),
        4 => prop::sample::select(Job::ALL.to_vec()).prop_map(Happens::Asks),
        3 => any::<bool>().prop_map(Happens::Ends),
        1 => workspace().prop_map(Happens::Opens),
        1 => (-4000i64..4000).prop_map(Happens::Clock),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn keys_writes_and_counts_hold_whatever_comes(all in prop::collection::vec(happens(), 1..120)) {
        let session = Session::new(LIMIT, AT);
        let mut world = World {
            session, now: AT, keys: None, asked: BTreeMap::new(), current: None, open: BTreeMap::new(),
            written: BTreeMap::new(), acknowledged: Vec::new(),
        };
        for what in all {
            world.happens(what);
            let at_stake = world.open.values().filter(|(job, _)| job.is_at_stake()).count();
            prop_assert_eq!(world.session.at_stake(), at_stake, "those not acknowledged");
        }
        for ticket in &world.acknowledged {
            let is_change = matches!(world.asked[ticket], Job::Change | Job::Note);
            prop_assert!(!is_change || world.written.get(ticket) == Some(&1), "acknowledged is written, once");
        }
        // Nothing waits for ever: whatever is begun ends, and then the next has its turn.
        while world.current.is_some() {
            world.end(false);
        }
        prop_assert_eq!(world.session.current(), None);
        prop_assert_eq!(world.session.at_stake(), 0);
    }
}
