//! The options of a flag that is up, by what treatment did around the latest worse score.

use super::options_open::Open;
use super::{Attribution, Began, Overlay, Proposal, Reason, Subtype, Suggestion, TreatmentReason};
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
        let reason = TreatmentReason::LateOnset(self.began());
        Suggestion::look(Proposal::OtherCause, Reason::Treatment(reason))
    }

    /// How long after a session the worsening began.
    fn began(&self) -> Began {
        let before = (self.episode.sessions_before as usize).checked_sub(1);
        let session = before.and_then(|at| self.judgement.sessions.get(at)).map(|session| session.day);
        Began { session, onset: self.episode.onset }
    }

    fn is_late_decline(&self) -> bool {
        self.episode.attribution == Attribution::Unlikely
    }

    fn dosed_on(&self) -> Option<Suggestion> {
        let is_dosed = self.track.overlays.has(Overlay::DosedWhileFlagged);
        is_dosed.then(|| step(Step::StopOrOther, TreatmentReason::DosedOn))
    }

    fn on_treatment(&self, list: &mut Vec<Suggestion>) {
        let late_decline = self.is_late_decline();
        list.push(step(Step::PauseAndRescore, TreatmentReason::OnlyPauseTells));
        // What began far from any session is not argued from how close they lie.
        let apart = self.intervals().filter(|_| !late_decline);
        list.push(step(Step::LongerInterval, TreatmentReason::WorseBetweenSessions { apart, dose: self.dose }));
        list.extend(self.dosed_on());
        list.push(step(Step::LowerDose, TreatmentReason::Dose { late_decline }));
        list.push(step(Step::ChangeRoute, TreatmentReason::Route { late_decline }));
    }

    fn off_drug(&self, list: &mut Vec<Suggestion>) {
        let (late, dosed) = (self.is_late_decline().then(|| self.began()), self.dosed_since());
        list.push(step(Step::ScreenOrReferral, TreatmentReason::StillThere { late, dosed }));
        list.push(step(Step::Laboratory, TreatmentReason::OtherCauses { late, dosed }));
        list.extend(self.dosed_on());
    }

    fn single_exposure(&self, list: &mut Vec<Suggestion>) {
        list.push(self.hold());
        list.extend(self.dosed_on());
        list.push(step(Step::LowerDose, TreatmentReason::LessDose));
        list.push(step(Step::ChangeRoute, TreatmentReason::LessRoute));
    }
}

/// A step to decide on, by what treatment did.
const fn step(step: Step, reason: TreatmentReason) -> Suggestion {
    Suggestion::step(step, Reason::Treatment(reason))
}
