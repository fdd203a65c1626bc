//! Why an option is on the list by what treatment did around the latest worse score, in words.

use super::judgement::{format_days, until};
use crate::judge::{Apart, Began, PatientJudgement, TreatmentReason};
use crate::record::Day;
use crate::words::day::SayDay;
use crate::words::language::{say, worded};

/// The reason in words.
pub(super) fn treatment_words(reason: TreatmentReason, judgement: &PatientJudgement) -> String {
    let (window, today) = (format_days(judgement.policy.window_days), judgement.as_of);
    match reason {
        TreatmentReason::LateOnset(began) => say!("{began}, with a good score between", began = began_words(began)),
        TreatmentReason::DosedOn => worded("sessions went on after the flag was raised").to_owned(),
        TreatmentReason::OnlyPauseTells => {
            worded("sessions went on, so only this tells repeated acute effects from lasting ones").to_owned()
        }
        TreatmentReason::WorseBetweenSessions { apart, dose } => {
            let worse = apart.map_or_else(
                || worded("scores were worse with sessions going on").to_owned(),
                |apart| {
                    say!("the latest sessions were {apart}, with worse scores among them", apart = apart_words(apart))
                },
            );
            let hold =
                dose.map_or_else(String::new, |_| say!("; {dose} can be held", dose = next_session(dose, today)));
            format!("{worse}{hold}")
        }
        TreatmentReason::Dose { late_decline: true } => worded(WENT_ON).to_owned(),
        TreatmentReason::Dose { late_decline: false } => {
            worded("the worse scores came under the dose given until now").to_owned()
        }
        TreatmentReason::Route { late_decline: true } => {
            say!("{went_on}, and routes differ in how much reaches the blood", went_on = worded(WENT_ON))
        }
        TreatmentReason::Route { late_decline: false } => worded(
            "the worse scores came under the route used until now, and routes differ in how much reaches the blood",
        )
        .to_owned(),
        TreatmentReason::StillThere { late, dosed } => {
            let since = dosed_words(dosed);
            late.map_or_else(
                || say!("it was still there {window} or more after a session{since}", window, since),
                |began| {
                    say!(
                        "{began}, and was still there {window} or more after it began{since}",
                        began = began_words(began),
                        window,
                        since
                    )
                },
            )
        }
        TreatmentReason::OtherCauses { late, dosed } => {
            let since = dosed_words(dosed);
            late.map_or_else(
                || say!("that long after a session, other causes of memory trouble become likelier{since}", since),
                |began| {
                    say!(
                        "{began}, and other causes of memory trouble are likelier then{since}",
                        began = began_words(began),
                        since
                    )
                },
            )
        }
        TreatmentReason::LessDose => {
            worded("if treatment goes on, with less than what the worsening followed").to_owned()
        }
        TreatmentReason::LessRoute => {
            worded("if treatment goes on, by a route with which less reaches the blood").to_owned()
        }
    }
}

/// Why a late decline is put beside dose and route all the same.
const WENT_ON: &str = "it did not begin near a session, but sessions went on while it was worse";

/// How long after a session the worsening began: "it began 52 days after the session on 3 Apr 2026".
fn began_words(Began { session, onset }: Began) -> String {
    session.map_or_else(
        || worded("its onset was not near a session").to_owned(),
        |day| {
            say!(
                "it began {onset} after the session on {day}",
                onset = format_days(onset.days_since(day)),
                day = day.long()
            )
        },
    )
}

fn dosed_words(dosed: Option<Day>) -> String {
    dosed.map_or_else(String::new, |day| say!("; a session was given since, on {day}", day = day.long()))
}

/// The next session, with its day where one is planned soon.
pub(super) fn next_session(dose: Option<Day>, today: Day) -> String {
    dose.map_or_else(
        || worded("the next session").to_owned(),
        |day| say!("the next session, planned on {day} ({when}),", day = day.long(), when = until(day, today)),
    )
}

/// How far apart sessions lie: "7 days apart", "7 to 14 days apart".
pub(super) fn apart_words(Apart { least_days, most_days }: Apart) -> String {
    let most = format_days(most_days);
    if least_days == most_days {
        say!("{most} apart", most)
    } else {
        say!("{least_days} to {most} apart", least_days, most)
    }
}
