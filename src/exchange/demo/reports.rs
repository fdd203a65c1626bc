//! What the demo's patients report for themselves: who was invited, and what they answered. Sealed as anybody's answers are, it waits in the
//! inbox.

use crate::questionnaire::{Answer, Answers, Decimal, Kind, built_in};
use crate::record::{Authored, Charts, Instant, IssuedInvitation, Key, ReportWay, SendingId, Token};
use crate::self_report::{Contact, Sending, version_of};
use std::sync::Arc;

/// What is asked.
const ASKED: [&str; 2] = ["memory-nrs", "phq-9"];
/// For so many days an invitation may be answered.
const DAYS: i32 = 14;
const DAY_SECONDS: i64 = 86_400;

/// What one of them answered: the memory rating, and the number of the option for each question of PHQ-9, the last of which asks how difficult
/// all of it makes life.
struct Given {
    memory: i64,
    phq_9: [usize; 10],
    comment: &'static str,
    hours_ago: i64,
}

/// Who is invited, by name, and what came back: nothing where the answer is still out.
const INVITED: [(&str, Option<Given>); 5] = [
    // Item 9, the ninth, tells of harm: it stands first of everything until somebody has dealt with it.
    ("Demo Primrose", Some(Given { memory: 5, phq_9: [2, 2, 1, 2, 1, 2, 1, 0, 1, 1], comment: "", hours_ago: 5 })),
    (
        "Demo Umbrella-Pine",
        Some(Given {
            memory: 7,
            phq_9: [1, 0, 1, 1, 0, 0, 1, 0, 0, 0],
            comment: "Made up: names are slower than they were.",
            hours_ago: 20,
        }),
    ),
    ("Demo Figwort", Some(Given { memory: 8, phq_9: [0, 1, 0, 1, 0, 0, 0, 0, 0, 0], comment: "", hours_ago: 44 })),
    ("Demo Ginkgo", None),
    ("Demo Ebony", None),
];

/// What the demo's patients are told of the clinic: that it is none.
pub fn demo_contact(clinic: &str) -> Contact {
    Contact::new(clinic, "", "", Contact::united_states()).unwrap_or_default()
}

/// Who of these patients is invited as of now, and what of it was answered.
pub fn demo_reports(charts: &Charts, now: Instant) -> (Vec<(Key, IssuedInvitation)>, Vec<Sending>) {
    let asked: Vec<_> = ASKED.iter().filter_map(|id| built_in(id)).collect();
    let (mut invited, mut sendings) = (Vec::new(), Vec::new());
    for (name, given) in &INVITED {
        let Some(chart) = charts.values().find(|chart| *chart.patient.name == **name) else { continue };
        let key = chart.patient.key;
        let bits = u128::from(key.bits());
        let at = Instant::from_seconds(now.seconds() - 3 * DAY_SECONDS);
        let token = Token(bits.to_be_bytes());
        let questionnaires = asked.iter().map(|questionnaire| version_of(questionnaire)).collect();
        let until = Authored::new(now, 0).map(|now| now.day().plus(DAYS));
        invited.push((key, IssuedInvitation { token, questionnaires, way: ReportWay::Link, at, until }));
        sendings.extend(given.as_ref().and_then(|given| {
            let answers = asked.iter().map(|questionnaire| given.answers(Answers::new(Arc::clone(questionnaire))));
            Some(Sending {
                token,
                id: SendingId((bits << 64).to_be_bytes()),
                authored: Authored::new(Instant::from_seconds(now.seconds() - given.hours_ago * 3_600), 0)?,
                answers: answers.collect::<Option<_>>()?,
                comment: given.comment.to_owned(),
            })
        }));
    }
    (invited, sendings)
}

impl Given {
    /// The answers to that questionnaire.
    fn answers(&self, mut answers: Answers) -> Option<Answers> {
        let questionnaire = Arc::clone(answers.questionnaire());
        let mut chosen = self.phq_9.iter();
        for (index, item) in questionnaire.questions() {
            let answer = match item.kind {
                Kind::Choice { .. } => Answer::Options(vec![*chosen.next()?]),
                _ => Answer::Number(Decimal::whole(self.memory)?),
            };
            answers.set(index, answer).ok()?;
        }
        Some(answers)
    }
}
