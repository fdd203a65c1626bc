//! Why an option is on the list by what treatment did around the latest worse score, in words.

use super::judgement::{ahead, format_days};
use crate::judge::{Apart, Began, PatientJudgement, TreatmentReason};
use crate::record::Day;

/// The reason in words.
pub(super) fn treatment_words(reason: TreatmentReason, judgement: &PatientJudgement) -> String {
    let (window, today) = (format_days(judgement.policy.window_days), judgement.as_of);
    match reason {
        TreatmentReason::LateOnset(began) => format!("{}, with a good score between", began_words(began)),
        TreatmentReason::DosedOn => "sessions went on after the flag was raised".to_owned(),
        TreatmentReason::OnlyPauseTells => {
            "sessions went on, so only this tells repeated acute effects from lasting ones".to_owned()
        }
        TreatmentReason::WorseBetweenSessions { apart, dose } => {
            let worse = apart.map_or_else(
                || "scores were worse with sessions going on".to_owned(),
                |apart| format!("the latest sessions were {}, with worse scores among them", apart_words(apart)),
            );
            let hold = dose.map_or_else(String::new, |_| format!("; {} can be held", next_session(dose, today)));
            format!("{worse}{hold}")
        }
        TreatmentReason::Dose { late_decline: true } => WENT_ON.to_owned(),
        TreatmentReason::Dose { late_decline: false } => {
            "the worse scores came under the dose given until now".to_owned()
        }
        TreatmentReason::Route { late_decline: true } => {
            format!("{WENT_ON}, and routes differ in how much reaches the blood")
        }
        TreatmentReason::Route { late_decline: false } => {
            "the worse scores came under the route used until now, and routes differ in how much reaches the blood"
                .to_owned()
        }
        TreatmentReason::StillThere { late, dosed } => {
            let since = dosed_words(dosed);
            late.map_or_else(
                || format!("it was still there {window} or more after a session{since}"),
                |began| format!("{}, and was still there {window} or more after it began{since}", began_words(began)),
            )
        }
        TreatmentReason::OtherCauses { late, dosed } => {
            let since = dosed_words(dosed);
            late.map_or_else(
                || format!("that long after a session, other causes of memory trouble become likelier{since}"),
                |began| format!("{}, and other causes of memory trouble are likelier then{since}", began_words(began)),
            )
        }
        TreatmentReason::LessDose => "if treatment goes on, with less than what the worsening followed".to_owned(),
        TreatmentReason::LessRoute => "if treatment goes on, by a route with which less reaches the blood".to_owned(),
    }
}

/// Why a late decline is put beside dose and route all the same.
const WENT_ON: &str = "it did not begin near a session, but sessions went on while it was worse";

/// How long after a session the worsening began: "it began 52 days after the session on 3 Apr 2026".
fn began_words(Began { session, onset }: Began) -> String {
    session.map_or_else(
        || "its onset was not near a session".to_owned(),
        |day| format!("it began {} after the session on {}", format_days(onset.days_since(day)), day.format_long()),
    )
}

fn dosed_words(dosed: Option<Day>) -> String {
    dosed.map_or_else(String::new, |day| format!("; a session was given since, on {}", day.format_long()))
}

/// The next session, with its day where one is planned soon.
pub(super) fn next_session(dose: Option<Day>, today: Day) -> String {
    dose.map_or_else(
        || "the next session".to_owned(),
        |day| format!("the next session, planned on {} ({}),", day.format_long(), ahead(day, today)),
    )
}

/// How far apart sessions lie: "7 days apart", "7 to 14 days apart".
pub(super) fn apart_words(Apart { least_days, most_days }: Apart) -> String {
    let most = format_days(most_days);
    if least_days == most_days { format!("{most} apart") } else { format!("{least_days} to {most} apart") }
}
