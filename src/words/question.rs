//! Questions before something is kept, in words.

use super::likeness::likeness_words;
use crate::record::{AskedAbout, Choice, Question, Route, format_figure, format_points, written_out};
use crate::words::day::SayDay;
use crate::words::language::{say, worded};

/// What questions are about, as a heading.
pub fn asked_title(about: AskedAbout) -> &'static str {
    match about {
        AskedAbout::SamePerson => worded("Perhaps one person under two numbers"),
        AskedAbout::AlikeNumber => worded("Numbers that could be taken for each other"),
        AskedAbout::Dose => worded("Doses far from the usual"),
        AskedAbout::DosePerKg => worded("Doses far from the usual for the body weight"),
        AskedAbout::DoseChange => worded("Doses far from the last one"),
        AskedAbout::Weight => worded("Unusual body weights"),
        AskedAbout::WeightChange => worded("Body weights far from the last one"),
        AskedAbout::Pressure => worded("Diastolic pressures not below the systolic"),
        AskedAbout::Interval => worded("Doses close together"),
        AskedAbout::ScoreToCome => worded("Scores of days that have not come"),
    }
}

/// One question, as a whole sentence that states what stands out.
pub fn question_words(question: &Question) -> String {
    let route = |route: Route| match route {
        Route::Unknown => worded("by an unknown route"),
        known => worded(known.label()),
    };
    match question {
        Question::SamePerson { number, other } => say!(
            "“{number}” has the name and birth date of “{other}”: it may be one person under two numbers.",
            number = written_out(number),
            other = written_out(other)
        ),
        Question::AlikeNumber { number, like } => say!(
            "“{number}” {how}. They would be two patients.",
            number = written_out(number),
            how = likeness_words(like)
        ),
        Question::Dose { mg, route: by, usual: (low, high) } => say!(
            "{dose} mg {route} is far from the usual {low} to {high} mg.",
            dose = format_figure(*mg),
            route = route(*by),
            low,
            high
        ),
        Question::DosePerKg { mg, route: by, kg, usual: (low, high) } => say!(
            "{dose} mg {route} at {kg} kg is {share} mg/kg, far from the usual {low} to {high} mg/kg.",
            dose = format_figure(*mg),
            route = route(*by),
            kg = format_points(*kg),
            share = format_points(mg / kg),
            low,
            high
        ),
        Question::DoseChange { mg, route: by, before, on } => say!(
            "The last dose {route} was {before} mg, on {last}; this one is {dose} mg.",
            route = route(*by),
            before = format_figure(*before),
            last = on.long(),
            dose = format_figure(*mg)
        ),
        Question::Weight { kg } => say!("A body weight of {weight} kg is unusual.", weight = format_points(*kg)),
        Question::WeightChange { kg, before, on } => say!(
            "On {last} the body weight was {before} kg; this one is {weight} kg.",
            last = on.long(),
            before = format_points(*before),
            weight = format_points(*kg)
        ),
        Question::Pressure { systolic, diastolic, is_highest } => say!(
            "A blood pressure of {systolic}/{diastolic} mmHg {when} has a diastolic value that is not below the systolic.",
            systolic,
            diastolic,
            when = if *is_highest { worded("at its highest") } else { worded("before the dose") }
        ),
        Question::Interval { other } => say!(
            "Another dose was given on {when}.",
            when = other.map_or_else(|| worded("the same day").to_owned(), |day| day.long())
        ),
        Question::ScoreToCome { day, today, instrument } => say!(
            "{day} is later than today, {today}: the score of {instrument} would be kept and not used until then.",
            day,
            today,
            instrument
        ),
    }
}
