//! Every place by every input: where it leads, and what is done. None is left out; what changes nothing is counted.

use crate::place::{AT, LIMIT, PAST, Place};
use anamnesis::desk::session::{Input, Job, Outcome, Session, Stage, Ticket, Word, Workspace};
use anamnesis::record::LockReason;
use std::fmt::Write;

const ONE: Ticket = Ticket(1);
const TWO: Ticket = Ticket(2);

/// Each kind of input, each with all that it may say. Who adds a kind is led here by the compiler.
fn inputs() -> Vec<Input> {
    let outcomes = [Outcome::Done, Outcome::Conflict, Outcome::Replaced, Outcome::Failed];
    let kinds = [
        Input::Asked(TWO, Job::Change),
        Input::Ended(ONE),
        Input::Failed(ONE),
        Input::Held(Workspace::Clinic),
        Input::Reached(Stage::Open),
        Input::Wrote(Outcome::Done),
        Input::CaughtUp(Outcome::Done),
        Input::Lock(LockReason::Demand),
        Input::Active,
        Input::Tick,
        Input::IdleLimit(60),
        Input::Heard(Workspace::Clinic, Word::Changed),
        Input::LeftClosed,
        Input::Left(true),
        Input::Back(true),
        Input::ClockDoubted(true),
        Input::LooksBackTo(None),
    ];
    let all = |kind: Input| match kind {
        Input::Asked(..) => Job::ALL.map(|job| Input::Asked(TWO, job)).to_vec(),
        Input::Held(_) => Workspace::ALL.map(Input::Held).to_vec(),
        Input::Reached(_) => vec![Input::Reached(Stage::Open), Input::Reached(Stage::Locked)],
        Input::Wrote(_) => outcomes.map(Input::Wrote).to_vec(),
        Input::CaughtUp(_) => outcomes.map(Input::CaughtUp).to_vec(),
        Input::Lock(_) => [LockReason::Demand, LockReason::OtherTab].map(Input::Lock).to_vec(),
        Input::Heard(..) => {
            let words = [Word::Changed, Word::Replaced, Word::Locked, Word::Active];
            let said = |word| Workspace::ALL.map(|workspace| Input::Heard(workspace, word));
            words.into_iter().flat_map(said).collect()
        }
        Input::Left(_) => [true, false].map(Input::Left).to_vec(),
        Input::Back(_) => [true, false].map(Input::Back).to_vec(),
        Input::ClockDoubted(_) => [true, false].map(Input::ClockDoubted).to_vec(),
        Input::LooksBackTo(_) => [Some(PAST), None].map(Input::LooksBackTo).to_vec(),
        Input::Ended(_) | Input::Failed(_) | Input::Active | Input::Tick | Input::IdleLimit(_) | Input::LeftClosed => {
            vec![kind]
        }
    };
    kinds.into_iter().flat_map(all).collect()
}

/// Where it stands, in short.
fn told(session: &Session) -> String {
    let held = session.held().map(|held| {
        let replaced = if held.is_replaced { ", replaced" } else { "" };
        let doubted = if held.is_clock_doubted { ", clock doubted" } else { "" };
        let past = held.looks_back_to.map(|day| format!(", looking back to {day}")).unwrap_or_default();
        format!(" holding {:?}{replaced}{doubted}{past}", held.workspace)
    });
    let current = session.current().map(|(ticket, job, step)| format!("; {step:?} {job:?} {}", ticket.0));
    let at_stake = session.at_stake();
    format!("{:?}{}{}; {at_stake} at stake", session.stage(), held.unwrap_or_default(), current.unwrap_or_default())
}

#[test]
fn every_place_by_every_input() {
    let mut table = String::new();
    for place in Place::ALL {
        let before = place.reached();
        writeln!(table, "{place:?}: {}", told(&before)).unwrap();
        let mut same = 0;
        for input in inputs() {
            // Late enough that whoever is away is away for too long, and whoever is at work is told of.
            let is_of_time = matches!(input, Input::Tick);
            let mut after = before.clone();
            let effects = after.handle(input.clone(), if is_of_time { AT + LIMIT } else { AT + 5 });
            if told(&after) == told(&before) && effects.is_empty() {
                same += 1;
            } else {
                let whereto = if told(&after) == told(&before) { "the same".to_owned() } else { told(&after) };
                writeln!(table, "  {input:?} -> {whereto} {effects:?}").unwrap();
            }
        }
        writeln!(table, "  {same} others: nothing\n").unwrap();
    }
    insta::assert_snapshot!(table);
}
