//! Two tabs over one sealed store, each with its session and the real keeper: what the browser's wiring does, without a browser.

use crate::place::{AT, LIMIT};
use crate::places::InMemory;
use crate::quick::QUICK;
use anamnesis::desk::Deed;
use anamnesis::desk::session::{Effect, Input, Job, Outcome, Refused, Session, Stage, Ticket, Word, Workspace};
use anamnesis::record::{Key, LockReason};
use anamnesis::vault::{Keeper, MemoryStore, Refreshed, Store, StoreError};
use contract::add_patient;
use contract::fakes::FailingStore;
use contract::rekeyed::{clinic, unlock};
use contract::rust_crypto::RustCrypto;
use contract::sealed::{WHO, note};
use pollster::block_on;
use std::collections::BTreeMap;

type TabStore = FailingStore<MemoryStore>;

/// One page, and what came of what was asked of it.
struct Tab {
    session: Session,
    store: MemoryStore,
    /// Its keys are in here, and gone with it.
    keeper: Option<Keeper<TabStore, RustCrypto>>,
    /// The patients who are to be added, by the job.
    asked: BTreeMap<Ticket, u64>,
    saved: Vec<u64>,
    refused: Vec<u64>,
    tickets: u64,
    /// What is told to the other tab.
    said: Vec<Word>,
    has_reloaded: bool,
}

impl Tab {
    /// A tab in which the clinic is locked.
    fn at(store: &MemoryStore) -> Self {
        let mut tab = Self {
            session: Session::new(LIMIT, AT),
            store: store.clone(),
            keeper: None,
            asked: BTreeMap::new(),
            saved: Vec::new(),
            refused: Vec::new(),
            tickets: 0,
            said: Vec::new(),
            has_reloaded: false,
        };
        let entered = tab.ask(Job::Enter);
        tab.tell(Input::Reached(Stage::Locked));
        tab.tell(Input::Ended(entered));
        tab
    }

    fn unlocked(mut self) -> Self {
        let unlocked = self.ask(Job::Unlock);
        let store = FailingStore::new(self.store.clone());
        self.keeper = Some(block_on(unlock(store, &QUICK, WHO)).unwrap().0);
        [Input::Held(Workspace::Clinic), Input::Reached(Stage::Open), Input::Ended(unlocked)]
            .into_iter()
            .for_each(|input| self.tell(input));
        self
    }

    fn ticket(&mut self) -> Ticket {
        self.tickets += 1;
        Ticket(self.tickets)
    }

    fn ask(&mut self, job: Job) -> Ticket {
        let ticket = self.ticket();
        self.tell(Input::Asked(ticket, job));
        ticket
    }

    fn add(&mut self, patient: u64) {
        let ticket = self.ticket();
        self.asked.insert(ticket, patient);
        self.tell(Input::Asked(ticket, Job::Change));
    }

    fn tell(&mut self, input: Input) {
        for effect in self.session.handle(input, AT) {
            match effect {
                Effect::Begin(ticket) => self.work(ticket),
                Effect::Refuse(ticket, why) => self.refuse(ticket, why),
                Effect::Lock(_) => {
                    self.ask(Job::Lock);
                }
                Effect::Refresh => {
                    let read = self.ask(Job::Refresh);
                    self.tell(Input::Ended(read));
                }
                Effect::Close => self.keeper = None,
                Effect::Tell(_, word) => self.said.push(word),
                Effect::Reload => self.has_reloaded = true,
                Effect::CatchUp | Effect::NoteLost(_) | Effect::DropDrawn => {}
                Effect::ReleaseLocks | Effect::TakeLocks => {}
            }
        }
    }

    fn refuse(&mut self, ticket: Ticket, _: Refused) {
        self.refused.extend(self.asked.remove(&ticket));
        self.tell(Input::Failed(ticket));
    }

    fn work(&mut self, ticket: Ticket) {
        match self.session.current() {
            Some((_, Job::Change, _)) => {
                let patient = self.asked[&ticket];
                match self.save(patient) {
                    Ok(()) => {
                        self.saved.push(patient);
                        self.tell(Input::Ended(ticket));
                    }
                    Err(_) => self.refuse(ticket, Refused::NotOpen),
                }
            }
            Some((_, Job::Lock, _)) => {
                let keeper = self.keeper.as_ref().unwrap();
                let draft = Some("half typed".to_owned());
                let saved = block_on(keeper.save_drafts(&[(Key::from_bits(9), draft)], note(Deed::Locked, "")));
                self.tell(Input::Wrote(if saved.is_ok() { Outcome::Done } else { Outcome::Failed }));
                self.tell(Input::Ended(ticket));
            }
            _ => {}
        }
    }

    fn save(&mut self, patient: u64) -> Result<(), StoreError> {
        loop {
            let saved = block_on(self.keeper.as_ref().unwrap().save(&add_patient(patient), note(Deed::Entered, "")));
            let Err(error) = saved else {
                self.tell(Input::Wrote(Outcome::Done));
                return Ok(());
            };
            let is_conflict = matches!(error, StoreError::Conflict { .. });
            self.tell(Input::Wrote(if is_conflict { Outcome::Conflict } else { Outcome::Failed }));
            if !is_conflict {
                return Err(error);
            }
            let read = block_on(self.keeper.as_ref().unwrap().refresh()).unwrap();
            let is_replaced = matches!(read, Refreshed::Replaced);
            self.tell(Input::CaughtUp(if is_replaced { Outcome::Replaced } else { Outcome::Done }));
            if is_replaced {
                return Err(error);
            }
        }
    }
}

fn a_clinic(patients: u64) -> MemoryStore {
    let store = MemoryStore::default();
    block_on(clinic(&InMemory(store.clone()), &QUICK, patients));
    store
}

fn patients(store: &MemoryStore) -> usize {
    let (_, opened) = block_on(unlock(store.clone(), &QUICK, WHO)).unwrap();
    assert!(opened.undecided.is_empty() && opened.damaged.is_empty());
    opened.charts.len()
}

#[test]
fn what_two_tabs_save_at_once_is_all_there_once() {
    let store = a_clinic(0);
    let (mut one, mut two) = (Tab::at(&store).unlocked(), Tab::at(&store).unlocked());
    for patient in [1, 3, 5] {
        one.add(patient);
        // It has heard nothing, and finds out by being refused.
        two.add(patient + 1);
    }
    assert_eq!((one.saved, two.saved), (vec![1, 3, 5], vec![2, 4, 6]));
    assert_eq!(patients(&store), 6);
}

#[test]
fn after_the_lock_no_key_is_left_and_nothing_more_is_written() {
    let store = a_clinic(0);
    let mut tab = Tab::at(&store).unlocked();
    tab.add(1);
    tab.tell(Input::Lock(LockReason::Demand));
    tab.add(2);
    assert!(tab.keeper.is_none() && tab.has_reloaded);
    assert_eq!(
        (tab.saved, tab.refused, tab.said),
        (vec![1], vec![2], vec![Word::Changed, Word::Locked, Word::Changed])
    );
    assert_eq!(patients(&store), 1);
}

#[test]
fn a_store_that_refuses_leaves_the_change_unsaved_and_the_next_one_can_be() {
    let store = a_clinic(0);
    let mut tab = Tab::at(&store).unlocked();
    tab.keeper.as_ref().unwrap().store().fail_next(StoreError::Quota);
    tab.add(1);
    assert_eq!(
        (tab.saved.as_slice(), tab.refused.as_slice(), tab.session.at_stake()),
        ([].as_slice(), [1].as_slice(), 0)
    );
    tab.add(1);
    assert_eq!((tab.saved, patients(&store)), (vec![1], 1));
}

#[test]
fn a_clinic_restored_elsewhere_is_not_written_over() {
    let (store, other) = (a_clinic(0), a_clinic(3));
    let mut tab = Tab::at(&store).unlocked();
    block_on(store.erase()).unwrap();
    for (name, bytes) in block_on(other.load()).unwrap() {
        crate::quick::put(&store, &name, Some(bytes));
    }
    let before = block_on(store.load()).unwrap();
    // It has heard nothing of it.
    tab.add(1);
    tab.add(2);
    assert_eq!((tab.saved.len(), tab.refused), (0, vec![1, 2]));
    assert_eq!(tab.session.writes_to(), Err(Refused::Replaced));
    assert_eq!(block_on(store.load()).unwrap(), before);
}
