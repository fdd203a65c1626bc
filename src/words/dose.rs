//! Doses in words.

use crate::caseload::RouteDose;
use crate::record::{Choice, Drug, Route, format_points};
use crate::words::language::{say, worded};

/// A drug and its route in words: `IV`, `esketamine intranasal`.
pub(super) fn route_words((drug, route): (Drug, Route)) -> String {
    let drug = match drug {
        Drug::Ketamine => "",
        Drug::Esketamine => worded("esketamine "),
    };
    format!("{drug}{}", worded(route.label()))
}

/// One route's amount in words: `IV 140 mg`, `esketamine intranasal 168 mg, 1 dose of unknown amount`.
pub fn format_dose((drug, route): (Drug, Route), dose: &RouteDose) -> String {
    let mut text = route_words((drug, route));
    if dose.known > 0 {
        text.push_str(&say!(" {dose} mg", dose = format_points(dose.mg)));
    }
    match dose.unknown {
        0 => {}
        1 => text.push_str(worded(", 1 dose of unknown amount")),
        n => text.push_str(&say!(", {n} doses of unknown amount", n)),
    }
    text
}
