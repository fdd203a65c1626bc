//! Looking back at answers that tell of harm: what had arrived by the end of that day and nobody had dealt with by then, and nothing else.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use anamnesis::caseload::{Clinic, LookBack, LookingBack};
use anamnesis::desk::{Command, Taken, apply};
use anamnesis::questionnaire::built_in;
use anamnesis::record::{
    Answered, Arrival, ArrivalSaid, ArrivalWay, Authored, Day, DealtWith, HarmItem, Id, Instant, IssuedInvitation,
    Journals, Key, Patient, QuestionnaireVersion, Report, ReportWay, SelfReport, SelfReported, SendingId, Stamp, Token,
};
use anamnesis::self_report::version_of;
use recorded::{keep, stamp};
use std::sync::Arc;

#[path = "support/recorded.rs"]
mod recorded;

const ZOE: Key = Key::from_bits(0x2a);
const TOKEN: Token = Token([7; 16]);

fn at(hour: i64) -> Instant {
    Instant::from_seconds(1_790_000_000 + hour * 3600)
}

fn phq_9() -> QuestionnaireVersion {
    version_of(&built_in("phq-9").unwrap())
}

/// A clinic with its journals, as the keeper has them.
#[derive(Default)]
struct World {
    clinic: Clinic,
    journals: Journals,
}

impl World {
    fn does(&mut self, hour: i64, command: Command) {
        let change = apply(&self.clinic, command, &Stamp { at: at(hour), ..stamp("Dr. Example") }).unwrap();
        keep(&mut self.journals, &change);
        self.clinic = self.clinic.with(&change);
    }

    /// Whom the clinic would have called at that hour: each alert's report, and whether it was still in the inbox.
    fn told_at(&self, hour: i64) -> Vec<(Key, bool)> {
        let looked = self.looked_back(hour);
        looked.harm().iter().map(|alert| (alert.report, alert.arrival.is_some())).collect()
    }

    fn looked_back(&self, hour: i64) -> LookBack {
        let mut looking = LookingBack::begin(None, (Day::FIRST, at(hour)), Arc::new(self.clinic.clone()));
        loop {
            let keys = looking.take_next(8);
            if keys.is_empty() {
                return looking.finish();
            }
            looking.found(keys.iter().map(|key| (*key, self.journals[key].clone())).collect());
        }
    }
}

fn sending(id: u8) -> SendingId {
    SendingId([id; 16])
}

fn arrival(id: u8, hour: i64) -> Arrival {
    let harm = vec![HarmItem { questionnaire: phq_9(), link_id: "9".into() }];
    let said = ArrivalSaid { token: TOKEN, sending: sending(id), authored: authored(hour), harm };
    Arrival { text: id.to_string(), received: at(hour), way: ArrivalWay::Paste, said: Some(said), dealt: None }
}

fn authored(hour: i64) -> Authored {
    Authored::new(at(hour - 1), 0).unwrap()
}

fn taken(arrival: &Arrival, hour: i64) -> Taken {
    let said = arrival.said.as_ref().unwrap();
    let answered = Answered { questionnaire: phq_9(), answers: Vec::new(), harm: vec!["9".into()], score: None };
    let report = Report {
        sending: said.sending,
        token: Some(TOKEN),
        way: ReportWay::Link,
        authored: authored(hour),
        received: arrival.received,
        said_day: None,
        answered: vec![answered],
        comment: String::new(),
        refused: None,
    };
    Taken { patient: ZOE, arrival: Some(arrival.key()), report, scores: Vec::new(), replaced: Vec::new() }
}

fn dealt_with(id: u8, hour: i64) -> Command {
    let dealt = DealtWith { report: sending(id).key(), at: at(hour), by: "Dr. Example".into(), words: "called".into() };
    let record = SelfReport { key: Key::from_bits(hour.unsigned_abs()), what: SelfReported::DealtWith(dealt) };
    Command::EnterSelfReport { patient: ZOE, record }
}

/// Counts and rows of an earlier day showed the alerts of today: of somebody who had answered an hour ago it was said of last week, and of an
/// answer that lay in the inbox last week and was dealt with since, nothing was.
#[test]
fn an_earlier_day_shows_the_alerts_that_it_had() {
    let mut world = World::default();
    let invitation =
        IssuedInvitation { token: TOKEN, questionnaires: vec![phq_9()], way: ReportWay::Link, at: at(1), until: None };
    world.does(0, Command::AddPatient(Patient::of(ZOE, Id::new("1").unwrap())));
    world.does(1, Command::EnterSelfReport { patient: ZOE, record: invitation.into() });
    let (first, second) = (arrival(1, 10), arrival(2, 50));
    world.does(10, Command::PutInbox(vec![first.clone()]));
    world.does(20, Command::TakeIn(vec![taken(&first, 10)]));
    world.does(30, dealt_with(1, 30));
    world.does(50, Command::PutInbox(vec![second]));
    let told = |id: u8, is_in_inbox| vec![(sending(id).key(), is_in_inbox)];
    assert_eq!(world.told_at(9), []);
    assert_eq!(world.told_at(15), told(1, false), "it had arrived, and lay in the inbox");
    assert_eq!(world.told_at(25), told(1, false), "it was taken in");
    assert_eq!(world.told_at(35), [], "it was dealt with");
    assert_eq!(world.told_at(55), told(2, true), "and another one waits since");
    let then = world.looked_back(15);
    assert_eq!(then.clinic().arrivals.len(), 0, "what arrived later is not of that day");
    assert_eq!(then.harm()[0].patient, Some(ZOE));
    // Dealt with before it is taken in, it was known by then as well.
    world.does(60, dealt_with(2, 60));
    assert_eq!((world.told_at(55), world.told_at(65)), (told(2, true), Vec::new()));
}

/// Of somebody unknown an earlier day could not show what was dealt with since: the answers were gone.
#[test]
fn an_earlier_day_shows_the_alert_of_somebody_unknown_that_was_dealt_with_since() {
    let mut world = World::default();
    world.does(10, Command::PutInbox(vec![arrival(1, 10)]));
    world.does(20, Command::DealWithUnknown { report: sending(1).key(), words: "found out".into() });
    assert_eq!((world.told_at(15), world.told_at(25)), (vec![(sending(1).key(), true)], Vec::new()));
}
