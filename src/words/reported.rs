//! What is kept of self-report, in words for the audit.

use crate::record::{ArrivalWay, Plan, ReportWay, ReportedKind, SelfReportPart, SelfReported};
use crate::words::count::counted;
use crate::words::language::{say, worded};

/// What of self-report it is.
pub(super) fn reported_kind_words(kind: ReportedKind) -> &'static str {
    match kind {
        ReportedKind::Invitation => worded("invitation"),
        ReportedKind::Withdrawal => worded("withdrawal of an invitation"),
        ReportedKind::TakenIn => worded("answers taken in"),
        ReportedKind::Refused => worded("answers refused"),
        ReportedKind::DealtWith => worded("how harm was dealt with"),
        ReportedKind::Plan => worded("plan of self-report"),
    }
}

/// On which way answers come, in words that follow a comma.
pub fn report_way_words(way: ReportWay) -> &'static str {
    match way {
        ReportWay::Kiosk => worded("on the clinic’s device"),
        ReportWay::Link => worded("by link"),
        ReportWay::Paper => worded("on paper"),
    }
}

/// On which way a sealed text arrived, in words that follow a comma.
pub fn arrival_way_words(way: ArrivalWay) -> &'static str {
    match way {
        ArrivalWay::Paste => worded("pasted"),
        ArrivalWay::File => worded("from a file"),
        ArrivalWay::Folder => worded("from the folder"),
        ArrivalWay::Camera => worded("by camera"),
        ArrivalWay::Kiosk => worded("from this device"),
        ArrivalWay::PutBack => worded("put back"),
    }
}

/// A part of what is set for self-report.
pub(super) fn part_words(part: &SelfReportPart) -> &'static str {
    match part {
        SelfReportPart::Keys => worded("key for patients’ answers"),
        SelfReportPart::Contact => worded("contact shown to patients"),
        SelfReportPart::Plan => worded("plan of self-report"),
        SelfReportPart::Questionnaire(_) => worded("questionnaire"),
        SelfReportPart::Layout => worded("how this device asks"),
    }
}

/// What a record of self-report says. `title` gives what a questionnaire is called.
pub(super) fn reported_words(what: &SelfReported, title: impl Fn(&str) -> String) -> String {
    match what {
        SelfReported::Invited(issued) => {
            let asked: Vec<String> = issued.questionnaires.iter().map(|one| title(&one.id)).collect();
            let (asked, way) = (asked.join(", "), report_way_words(issued.way));
            match issued.until {
                Some(until) => say!("{asked}, {way}, until {until}", asked, way, until),
                None => format!("{asked}, {way}"),
            }
        }
        SelfReported::Withdrawn { .. } => worded("withdrawn").to_owned(),
        SelfReported::Report(report) => {
            let is_refused = report.refused.is_some();
            let asked = report.answered.iter().map(|one| match (title(&one.questionnaire.id), &one.score) {
                (title, None) if !is_refused => say!("{title} without a score", title),
                (title, _) => title,
            });
            let titles: Vec<String> = asked.collect();
            let mut words = format!("{}, {}", titles.join(", "), report_way_words(report.way));
            if report.tells_of_harm() {
                words.push_str(worded(", tells of harm"));
            }
            if let Some(reason) = &report.refused {
                words.push_str(&say!(", refused: {reason}", reason));
            }
            words
        }
        SelfReported::DealtWith(dealt) => say!("by {name}: {words}", name = dealt.by, words = dealt.words),
        SelfReported::Planned { plan: Some(plan), .. } => plan_words(plan, title),
        SelfReported::Planned { plan: None, .. } => worded("the clinic’s plan").to_owned(),
    }
}

fn plan_words(plan: &Plan, title: impl Fn(&str) -> String) -> String {
    let planned: Vec<String> = plan.planned().iter().map(|one| title(&one.questionnaire)).collect();
    let count = counted(planned.len(), worded("questionnaire"), worded("questionnaires"));
    if planned.is_empty() { count } else { format!("{count}: {}", planned.join(", ")) }
}
