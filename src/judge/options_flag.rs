//! The options of a flag that is up, by what treatment did around the latest worse score.

use super::options_open::Open;
use super::words::format_days;
use super::{Attribution, Overlay, Subtype, Suggestion};
use crate::record::Step;

impl Open<'_> {
    /// What fits a flag that is up and not recovering, by what treatment did around the latest worse score.
    pub(super) fn for_flag(&self) -> Vec<Suggestion> {
        let mut list = Vec::new();
        match self.episode.subtype {
            Subtype::OnTreatment => self.on_treatment(&mut list),
            Subtype::OffDrug => self.off_drug(&mut list),
            Subtype::SingleExposure => self.single_exposure(&mut list),
        }
        list
    }

    /// What a late decline asks for: it is not put down to a session.
    pub(super) fn other_cause(&self) -> Suggestion {
        Suggestion::look("Look for another cause", format!("{}, with a good score between", self.began()))
    }

    /// How long after a session the worsening began: "it began 52 days after the session on 3 Apr 2026".
    fn began(&self) -> String {
        let before = (self.episode.sessions_before as usize).checked_sub(1);
        before.and_then(|at| self.judgement.sessions.get(at)).map_or_else(
            || "its onset was not near a session".to_owned(),
            |session| {
                let days = format_days(self.episode.onset.days_since(session.day));
                format!("it began {days} after the session on {}", session.day.format_long())
            },
        )
    }

    fn is_late_decline(&self) -> bool {
        self.episode.attribution == Attribution::Unlikely
    }

    fn dosed_on(&self) -> Option<Suggestion> {
        self.track
            .overlays
            .has(Overlay::DosedWhileFlagged)
            .then(|| Suggestion::step(Step::StopOrOther, "sessions went on after the flag was raised"))
    }

    fn on_treatment(&self, list: &mut Vec<Suggestion>) {
        list.push(Suggestion::step(
            Step::PauseAndRescore,
            "sessions went on, so only this tells repeated acute effects from lasting ones",
        ));
        let apart = self.intervals().map_or_else(
            || "scores were worse with sessions going on".to_owned(),
            |apart| format!("the latest sessions were {apart}, with worse scores among them"),
        );
        let hold = self.dose.map_or_else(String::new, |_| format!("; {} can be held", self.next_session()));
        list.push(Suggestion::step(Step::LongerInterval, format!("{apart}{hold}")));
        list.extend(self.dosed_on());
        let (dose, route) = if self.is_late_decline() {
            let went_on = "it did not begin near a session, but sessions went on while it was worse";
            (went_on.to_owned(), format!("{went_on}, and routes differ in how much reaches the blood"))
        } else {
            let route =
                "the worse scores came under the route used until now, and routes differ in how much reaches the blood";
            ("the worse scores came under the dose given until now".to_owned(), route.to_owned())
        };
        list.push(Suggestion::step(Step::LowerDose, dose));
        list.push(Suggestion::step(Step::ChangeRoute, route));
    }

    fn off_drug(&self, list: &mut Vec<Suggestion>) {
        let off = format_days(self.judgement.policy.window_days);
        let since = self
            .dosed_since()
            .map_or_else(String::new, |day| format!("; a session was given since, on {}", day.format_long()));
        let (screen, laboratory) = if self.is_late_decline() {
            let began = self.began();
            (
                format!("{began}, and was still there {off} or more after it began{since}"),
                format!("{began}, and other causes of memory trouble are likelier then{since}"),
            )
        } else {
            (
                format!("it was still there {off} or more after a session{since}"),
                format!("that long after a session, other causes of memory trouble become likelier{since}"),
            )
        };
        list.push(Suggestion::step(Step::ScreenOrReferral, screen));
        list.push(Suggestion::step(Step::Laboratory, laboratory));
        list.extend(self.dosed_on());
    }

    fn single_exposure(&self, list: &mut Vec<Suggestion>) {
        list.push(self.hold());
        list.extend(self.dosed_on());
        list.push(Suggestion::step(
            Step::LowerDose,
            "if treatment goes on, with less than what the worsening followed",
        ));
        list.push(Suggestion::step(
            Step::ChangeRoute,
            "if treatment goes on, by a route with which less reaches the blood",
        ));
    }
}
