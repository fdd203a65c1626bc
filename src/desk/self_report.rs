//! What commands about self-report do.

use super::change::ArrivalChange;
use super::taken::Taken;
use super::{Change, ChartChange, Done, Lack, Record, Refusal};
use crate::caseload::{Clinic, QuestionnaireUses};
use crate::record::{
    Answered, Arrival, Chart, Instant, Key, Report, ReportWay, Score, SelfReport, SelfReportPart, SelfReported,
    shows_nothing,
};
use crate::self_report::{OwnQuestionnaire, SelfReportSettings};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

/// What was done by entering that record.
pub(super) fn report_done(record: &SelfReport) -> Done {
    match &record.what {
        SelfReported::Invited(_) => Done::Invited,
        SelfReported::Withdrawn { .. } => Done::InvitationWithdrawn,
        SelfReported::Report(_) => Done::ReportsTakenIn,
        SelfReported::DealtWith(_) => Done::HarmDealtWith,
        SelfReported::Planned { .. } => Done::PlanSet,
    }
}

/// Enters a record that is no report.
///
/// # Errors
/// What it lacks, or what it names and isn't there.
pub(super) fn enter(clinic: &Clinic, chart: &mut Chart, mut record: SelfReport) -> Result<(), Refusal> {
    let unknown = Err(Refusal::Unknown(Record::SelfReport));
    if chart.self_reports.iter().any(|known| known.key == record.key) {
        return Err(Refusal::AlreadyThere(Record::SelfReport));
    }
    match &mut record.what {
        SelfReported::Invited(issued) if issued.questionnaires.is_empty() => {
            return Err(Refusal::IncompleteEntry(Lack::Questionnaire));
        }
        SelfReported::Withdrawn { invitation, .. } => {
            if !chart.invitations().any(|one| one.issued.token.key() == *invitation && one.withdrawn.is_none()) {
                return unknown;
            }
        }
        SelfReported::DealtWith(dealt) => {
            let is_of = |arrival: &Arrival| {
                let said = arrival.said.as_ref();
                said.is_some_and(|said| said.sending.key() == dealt.report && chart.has_invitation(said.token))
            };
            if !chart.reports().any(|report| report.sending.key() == dealt.report)
                && !clinic.arrivals.values().any(is_of)
            {
                return unknown;
            }
            if dealt.by.trim().is_empty() {
                return Err(Refusal::IncompleteEntry(Lack::WhoDealt));
            }
            if shows_nothing(&dealt.words) {
                return Err(Refusal::IncompleteEntry(Lack::HowDealt));
            }
            // Not before it was received, also where another computer's clock says more.
            let received =
                chart.reports().filter(|report| report.sending.key() == dealt.report).map(|one| one.received);
            dealt.at = received.max().map_or(dealt.at, |received| received.max(dealt.at));
        }
        SelfReported::Report(_) => return unknown,
        SelfReported::Invited(_) | SelfReported::Planned { .. } => {}
    }
    chart.self_reports.push(record);
    Ok(())
}

/// Takes answers in, or refuses them, each into the record of whom it is of, with how their harm was dealt with meanwhile. A score that takes the
/// place of another is no longer made of the answers that the other was made of; those stay.
///
/// # Errors
/// Where a patient or an arrival isn't there any more, what was sent is here already, or a score doesn't fit.
pub(super) fn take_in(
    clinic: &Clinic,
    all: Vec<Taken>,
    enter_score: impl Fn(&mut Chart, Score, Option<&Score>) -> Result<(), Refusal>,
) -> Result<Change, Refusal> {
    let done =
        if all.iter().all(|one| one.report.refused.is_some()) { Done::ReportsRefused } else { Done::ReportsTakenIn };
    let mut charts: BTreeMap<Key, (Arc<Chart>, Chart)> = BTreeMap::new();
    let mut arrivals = BTreeMap::new();
    for Taken { patient, arrival, report, scores, replaced } in all {
        let mut dealt = None;
        if let Some(key) = arrival {
            let there = clinic.arrivals.get(&key).ok_or(Refusal::Unknown(Record::Arrival))?;
            arrivals.insert(key, ArrivalChange { key, before: Some(there.clone()), after: None });
            // Of the same text it is the same record, on every device.
            dealt = there.dealt.clone().map(|dealt| SelfReport { key, what: SelfReported::DealtWith(dealt) });
        }
        let (_, chart) = match charts.entry(patient) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => {
                let before = clinic.chart(patient).ok_or(Refusal::Unknown(Record::Patient))?;
                place.insert((Arc::clone(before), Chart::clone(before)))
            }
        };
        if report.refused.as_ref().is_some_and(|reason| shows_nothing(reason)) {
            return Err(Refusal::IncompleteEntry(Lack::WhyRefused));
        }
        for known in &mut chart.self_reports {
            if let SelfReported::Report(earlier) = &mut known.what {
                earlier.keep_scores(|key| replaced.iter().all(|was| was.key != key));
            }
        }
        for score in scores {
            let was = replaced.iter().find(|was| was.key == score.key);
            enter_score(chart, score, was)?;
        }
        put(chart, report.into())?;
        let is_new = |dealt: &SelfReport| chart.self_reports.iter().all(|known| known.key != dealt.key);
        if let Some(dealt) = dealt.filter(is_new) {
            chart.self_reports.push(dealt);
        }
    }
    let charts =
        charts.into_iter().map(|(key, (before, after))| ChartChange::new(key, Some(before), Some(Arc::new(after))));
    Ok(Change { arrivals: arrivals.into_values().collect(), ..Change::of_charts(done, charts.collect()) })
}

/// Corrects answers that were typed in from paper. Scores that were made of them are made anew; what else was said of such a score stays. That an
/// answer told of harm stays too: it ends when somebody has dealt with it, and not by typing over it. Where somebody has, and the answers that are
/// typed now tell of harm, that is told anew: what was done was about others.
///
/// # Errors
/// Where the report isn't there any more as it was, or a score doesn't fit.
pub(super) fn correct(
    clinic: &Clinic,
    Taken { patient, mut report, scores, .. }: Taken,
    was: Report,
    at: Instant,
    enter_score: impl Fn(&mut Chart, Score, Option<&Score>) -> Result<(), Refusal>,
) -> Result<Change, Refusal> {
    let before = clinic.chart(patient).ok_or(Refusal::Unknown(Record::Patient))?;
    let mut chart = Chart::clone(before);
    let has_dealt_with = chart.has_dealt_with(was.sending.key());
    let done_last = chart.dealt_with(was.sending.key()).map(|dealt| dealt.at).max();
    let (is_paper, made) = (was.way == ReportWay::Paper, SelfReport::from(was.clone()));
    let known = chart.self_reports.iter_mut().find(|known| known.key == made.key);
    let known = known.filter(|_| is_paper).ok_or(Refusal::Unknown(Record::SelfReport))?;
    if *known != made || report.sending != was.sending {
        return Err(Refusal::Stale(Record::SelfReport));
    }
    let tells_more = report.answered.iter().any(|now| {
        let is_same = |one: &Answered| (&one.questionnaire, &one.answers) == (&now.questionnaire, &now.answers);
        !now.harm.is_empty() && !was.answered.iter().any(is_same)
    });
    if tells_more && has_dealt_with {
        // Later than whatever was done, also where another computer's clock says less.
        let done = done_last.map_or(at.seconds(), |done| done.seconds().saturating_add(1));
        report.received = Instant::from_seconds(done.max(at.seconds()));
    }
    for (now, before) in report.answered.iter_mut().zip(&was.answered) {
        let told: Vec<String> = before.harm.iter().filter(|link_id| !now.harm.contains(link_id)).cloned().collect();
        now.harm.extend(told);
    }
    *known = report.into();
    let of_it =
        |score: &Score| was.answered.iter().any(|one| one.score.as_ref().is_some_and(|(key, _)| *key == score.key));
    let (old, others): (Vec<Score>, Vec<Score>) = std::mem::take(&mut chart.scores).into_iter().partition(of_it);
    chart.scores = others;
    for score in scores {
        let before = old.iter().find(|old| old.key == score.key);
        let (timing, note) = before.map(|old| (old.timing, old.note.clone())).unwrap_or_default();
        enter_score(&mut chart, Score { timing, note, ..score }, None)?;
    }
    let change = ChartChange::new(patient, Some(Arc::clone(before)), Some(Arc::new(chart)));
    Ok(Change::of_charts(Done::ReportCorrected, vec![change]))
}

/// Changes what is set for self-report.
///
/// # Errors
/// Where another tab has set the same part meanwhile, and where a questionnaire would go that is in use.
pub(super) fn set(clinic: &Clinic, settings: &SelfReportSettings, was: &SelfReportSettings) -> Result<Change, Refusal> {
    let next = settings.edited(was, &clinic.self_report).ok_or(Refusal::Stale(Record::SelfReportSettings))?;
    let stays = |own: &OwnQuestionnaire| next.questionnaires.iter().any(|one| one.questionnaire == own.questionnaire);
    for gone in clinic.self_report.questionnaires.iter().filter(|own| !stays(own)) {
        let uses = QuestionnaireUses::of(clinic, gone);
        if !uses.is_empty() {
            return Err(Refusal::QuestionnaireUsed(uses));
        }
    }
    let done = set_done(&clinic.self_report, &next);
    let self_report = Some((Arc::clone(&clinic.self_report), Arc::new(next)));
    // A key that was given out in a link must never go again.
    Ok(Change { self_report, can_undo: false, ..Change::of_charts(done, Vec::new()) })
}

/// What was done by setting that.
fn set_done(before: &SelfReportSettings, after: &SelfReportSettings) -> Done {
    match before.parts_differing(after).as_slice() {
        [SelfReportPart::Keys] => Done::ReportKeyMade,
        [SelfReportPart::Contact] => Done::ContactSet,
        [SelfReportPart::Plan] => Done::ClinicPlanSet,
        [SelfReportPart::Layout] => Done::LayoutSet,
        [SelfReportPart::Questionnaire(id)] => questionnaire_done(before, after, id),
        _ => Done::SelfReportSet,
    }
}

fn questionnaire_done(before: &SelfReportSettings, after: &SelfReportSettings, id: &str) -> Done {
    let versions = |settings: &SelfReportSettings| -> Vec<bool> {
        let of_id = settings.questionnaires.iter().filter(|own| own.questionnaire.id() == id);
        of_id.map(|own| own.is_retired).collect()
    };
    let (before, after) = (versions(before), versions(after));
    match (before.last(), after.last()) {
        _ if after.len() < before.len() => Done::QuestionnaireRemoved,
        (Some(false), Some(true)) if before.len() == after.len() => Done::QuestionnaireRetired,
        (Some(true), Some(false)) if before.len() == after.len() => Done::QuestionnaireAskedAgain,
        _ => Done::QuestionnaireKept,
    }
}

/// Puts a report in; in the place of one of the same sending that was refused.
fn put(chart: &mut Chart, record: SelfReport) -> Result<(), Refusal> {
    let is_refused =
        |known: &SelfReport| matches!(&known.what, SelfReported::Report(report) if report.refused.is_some());
    match chart.self_reports.iter_mut().find(|known| known.key == record.key) {
        None => chart.self_reports.push(record),
        Some(known) if is_refused(known) => *known = record,
        Some(_) => return Err(Refusal::AlreadyThere(Record::SelfReport)),
    }
    Ok(())
}
