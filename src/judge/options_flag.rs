//! The options of a flag that is up, by what treatment did around the latest worse score.

use super::options_open::Open;
use super::words::format_days;
use super::{Attribution, Overlay, Subtype, Suggestion};
use crate::record::Step;

impl Open<'_> {
    /// What fits a flag that is up and not recovering, by what treatment did around the latest worse score.
    pub(super) fn for_flag(&self) -> Vec<Suggestion> {
        let mut list = Vec::new();
        if self.episode.attribution == Attribution::Unlikely {
            list.push(Suggestion::new(
                None,
                "Look for another cause",
                "the onset was not near a session, and a good score lies between",
            ));
        }
        match self.episode.subtype {
            Subtype::OnTreatment => self.on_treatment(&mut list),
            Subtype::OffDrug => self.off_drug(&mut list),
            Subtype::SingleExposure => self.single_exposure(&mut list),
        }
        list
    }

    fn dosed_on(&self) -> Option<Suggestion> {
        self.track.overlays.has(Overlay::DosedWhileFlagged).then(|| {
            Suggestion::new(Step::StopOrOther, "Stop, or another therapy", "sessions went on after the flag was raised")
        })
    }

    fn on_treatment(&self, list: &mut Vec<Suggestion>) {
        list.push(Suggestion::new(
            Step::PauseAndRescore,
            "Pause and score again off drug",
            "sessions went on, so only this tells repeated acute effects from lasting ones",
        ));
        let apart = self.intervals().map_or_else(
            || "scores were worse with sessions going on".to_owned(),
            |apart| format!("the latest sessions were {apart}, with worse scores among them"),
        );
        list.push(Suggestion::new(Step::LongerInterval, "Longer interval between sessions", apart));
        list.extend(self.dosed_on());
        list.push(Suggestion::new(
            Step::LowerDose,
            "Lower the dose",
            "the worse scores came under the dose given until now",
        ));
        list.push(Suggestion::new(
            Step::ChangeRoute,
            "Change the route",
            "the worse scores came under the route used until now, and routes differ in how much reaches the blood",
        ));
    }

    fn off_drug(&self, list: &mut Vec<Suggestion>) {
        let off = format_days(self.judgement.policy.window_days);
        let since = self
            .dosed_since()
            .map_or_else(String::new, |day| format!("; a session was given since, on {}", day.format_long()));
        list.push(Suggestion::new(
            Step::ScreenOrReferral,
            "Objective screen or referral",
            format!("it was still there {off} or more after a session{since}"),
        ));
        list.push(Suggestion::new(
            Step::Laboratory,
            "Laboratory",
            format!("that long after a session, other causes of memory trouble become likelier{since}"),
        ));
        list.extend(self.dosed_on());
    }

    fn single_exposure(&self, list: &mut Vec<Suggestion>) {
        let hold = self.dosed_since().map_or_else(
            || "no further session was given, so the course after one exposure can still be seen".to_owned(),
            |day| {
                format!(
                    "a further session was given on {}: what it did can only be seen without another",
                    day.format_long()
                )
            },
        );
        list.push(Suggestion::new(Step::LongerInterval, "Hold the next session", hold));
        list.extend(self.dosed_on());
        list.push(Suggestion::new(
            Step::LowerDose,
            "Lower the dose",
            "if treatment goes on, with less than what the worsening followed",
        ));
        list.push(Suggestion::new(
            Step::ChangeRoute,
            "Change the route",
            "if treatment goes on, by a route with which less reaches the blood",
        ));
    }
}
