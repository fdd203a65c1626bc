//! What a chart's records of self-report come to.

use super::super::{Chart, Day, Instant, Key, sort_by_key};
use super::{Answered, ArrivalSaid, DealtWith, IssuedInvitation, Plan, Report, ReportWay, SelfReported, Token};
use std::cmp::Reverse;

/// An invitation with what became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvitationState<'a> {
    /// The invitation.
    pub issued: &'a IssuedInvitation,
    /// When it was withdrawn.
    pub withdrawn: Option<Instant>,
    /// Whether answers to it were taken in.
    pub is_answered: bool,
}

impl InvitationState<'_> {
    /// Whether it can be answered on that day: it was not withdrawn, and its last day is not over.
    pub fn is_out(&self, today: Day) -> bool {
        self.withdrawn.is_none() && self.issued.until.is_none_or(|until| until >= today)
    }
}

impl Chart {
    fn reported(&self) -> impl DoubleEndedIterator<Item = &SelfReported> {
        self.self_reports.iter().map(|one| &one.what)
    }

    /// The patient's invitations, in the order in which they were made.
    pub fn invitations(&self) -> impl DoubleEndedIterator<Item = InvitationState<'_>> {
        self.reported().filter_map(|one| {
            let SelfReported::Invited(issued) = one else { return None };
            let withdrawn = self.reported().find_map(|other| match other {
                SelfReported::Withdrawn { invitation, at } if *invitation == issued.token.key() => Some(*at),
                _ => None,
            });
            let is_answered = self.reports().any(|r| r.token == Some(issued.token) && r.refused.is_none());
            Some(InvitationState { issued, withdrawn, is_answered })
        })
    }

    /// Whether an invitation of the patient has that token.
    pub fn has_invitation(&self, token: Token) -> bool {
        self.reported().any(|one| matches!(one, SelfReported::Invited(issued) if issued.token == token))
    }

    /// The answers that came, taken in or refused, in that order.
    pub fn reports(&self) -> impl DoubleEndedIterator<Item = &Report> {
        self.reported().filter_map(|one| match one {
            SelfReported::Report(report) => Some(report),
            _ => None,
        })
    }

    /// The same, the latest first by the day that counts: older answers may be taken in after newer ones.
    pub fn reports_by_day(&self) -> Vec<&Report> {
        let mut all: Vec<&Report> = self.reports().rev().collect();
        sort_by_key(&mut all, |report| Reverse((report.day(), report.authored.at())));
        all
    }

    /// How answers that tell of harm were dealt with, in the order of entry.
    pub fn all_dealt_with(&self) -> impl DoubleEndedIterator<Item = &DealtWith> {
        self.reported().filter_map(|one| match one {
            SelfReported::DealtWith(dealt) => Some(dealt),
            _ => None,
        })
    }

    /// How the report of that key, which tells of harm, was dealt with; more than once where two devices did.
    pub fn dealt_with(&self, report: Key) -> impl DoubleEndedIterator<Item = &DealtWith> {
        self.all_dealt_with().filter(move |dealt| dealt.report == report)
    }

    /// Whether what that report tells of harm was dealt with, as it now stands.
    pub fn has_dealt_with(&self, report: Key) -> bool {
        self.dealt_with(report).any(|dealt| !self.is_corrected_since(dealt))
    }

    /// Whether that was about other answers than the report has now: a paper that was typed in may be corrected, and received anew by that.
    pub fn is_corrected_since(&self, dealt: &DealtWith) -> bool {
        let is_later = |one: &Report| one.way == ReportWay::Paper && one.received > dealt.at;
        self.reports().any(|one| one.sending.key() == dealt.report && is_later(one))
    }

    /// Whether that report is here, or was dealt with before it was taken in.
    pub fn knows_of(&self, report: Key) -> bool {
        self.reports().any(|one| one.sending.key() == report) || self.dealt_with(report).next().is_some()
    }

    /// Whether all that an arrival of that instant tells of harm is told by a report of the same answers, or dealt with. The same sending may
    /// come again with other answers: what those tell of is dealt with apart.
    pub fn knows_harm_of(&self, said: &ArrivalSaid, received: Instant) -> bool {
        let mut dealt = self.dealt_with(said.sending.key());
        match self.reports().find(|report| report.sending == said.sending) {
            Some(report) if report.tells_all_harm_of(said) => true,
            Some(_) => dealt.any(|dealt| dealt.at >= received),
            None => dealt.next().is_some(),
        }
    }

    /// The patient's own plan; none where the clinic's holds.
    pub fn own_plan(&self) -> Option<&Plan> {
        let set = self.reported().filter_map(|one| match one {
            SelfReported::Planned { plan, at } => Some((*at, plan)),
            _ => None,
        });
        // Of two that two devices set the later one holds.
        set.max_by_key(|(at, _)| *at).and_then(|(_, plan)| plan.as_ref())
    }

    /// The report, and of it the answers, that a score was made of; none for one that was entered otherwise.
    pub fn report_of(&self, score: Key) -> Option<(&Report, &Answered)> {
        let is_it = |answered: &&Answered| answered.score.as_ref().is_some_and(|(key, _)| *key == score);
        self.reports().find_map(|report| Some((report, report.answered.iter().find(is_it)?)))
    }
}
