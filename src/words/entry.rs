//! Fields that can't be read, in words.

use super::likeness::likeness_words;
use crate::record::{
    Bounds, DayError, Expected, FieldError, LONGEST_FOUND, TextFault, Together, Word, grouped, is_of_direction, shown,
    written_out,
};
use crate::words::language::{say, worded};

/// What would have been read, in words that follow "expected" or "needed here is".
pub fn expected_words(expected: &Expected) -> String {
    let fixed = match expected {
        Expected::Something(what) => worded(what),
        Expected::Text(fault) => return text_words(*fault),
        Expected::Day(error) => day_words(*error),
        Expected::WholeDate => worded("the whole date"),
        Expected::Past(latest) => return say!("a day that has come, up to {latest}", latest),
        Expected::PastSession(latest) => {
            return say!(
                "a day that has come, up to {latest}, for a session that was given (a later one is planned)",
                latest
            );
        }
        Expected::SinceBirth(born) => return say!("a day from the patient’s date of birth on, {born}", born),
        Expected::BirthBefore(first) => {
            return say!("a date of birth that is not after the first session or score of the record, {first}", first);
        }
        Expected::Time => worded("a time as HH:MM (24 h)"),
        Expected::WholeTime => worded("the whole time"),
        Expected::Choice(words) => return say!("one of {list}", list = list(words)),
        Expected::Number => worded("a number"),
        Expected::PointNumber => worded("a number with a decimal point"),
        Expected::OneNumber { decimal, thousands } => {
            return say!("{decimal} or {thousands}, written so that it can only be one of them", decimal, thousands);
        }
        Expected::WholeNumber("") => worded("a whole number"),
        Expected::WholeNumber(unit) => return say!("a whole number of {unit}", unit = worded(unit)),
        Expected::Within(bounds, unit) => return bounds_words(*bounds, unit),
        Expected::AlikeInstrument(like) => {
            return say!("{known} (what stands here {how})", known = like.other, how = likeness_words(like));
        }
        Expected::Instrument(known) => {
            let list = known.iter().map(|id| id.as_str()).collect::<Vec<_>>().join(", ");
            return say!("one of {list}", list);
        }
        Expected::InRange(i) => {
            return say!("{min} to {max}, the range of {name}", min = i.min, max = i.max, name = i.name);
        }
        Expected::OnStep(i) => {
            let step = i.step.map_or_else(String::new, |step| step.to_string());
            return say!("a multiple of {step} from {min}, the step of {name}", step, min = i.min, name = i.name);
        }
        Expected::FreeNumber => {
            worded("a number that no other patient has: give a different one, or open that patient")
        }
        Expected::Together(Together::AboveMin) => worded("a number above min"),
        Expected::Together(Together::UpToDrop) => worded("at most fixed_drop"),
        Expected::Together(Together::Rule) => worded(
            "sem, or norm_sd and reliability, or fixed_drop and fixed_recovery: without one of them a change of this memory instrument can’t be judged",
        ),
    };
    fixed.to_owned()
}

/// What would be a day, in words that follow "expected".
pub fn day_words(error: DayError) -> &'static str {
    match error {
        DayError::Ambiguous => worded("a date as YYYY-MM-DD, or say whether day or month comes first"),
        DayError::Malformed => worded("a date as YYYY-MM-DD"),
        DayError::NoSuchDay => worded("a day that the calendar has"),
        DayError::TooEarly => worded("a date from 1900-01-01 on"),
    }
}

/// Which text would be kept, in words that follow "expected"; with what was found of it.
pub fn text_words(fault: TextFault) -> String {
    match fault {
        TextFault::TooLong { length, most } => say!(
            "a text of at most {most} characters; this one has {length}",
            most = grouped(most),
            length = grouped(length)
        ),
        TextFault::Unseen(c) => say!(
            "a text without the character {code}, which {how}",
            code = format_args!("U+{:04X}", u32::from(c)),
            how = if is_of_direction(c) {
                worded("turns the direction of what stands around it")
            } else {
                worded("can’t be seen")
            }
        ),
        TextFault::Blank => worded("a text of which something can be seen").to_owned(),
    }
}

/// Words as a list: "iv, im, sc". They are what files and forms take, in any language.
pub(super) fn list(words: &[Word]) -> String {
    words.iter().map(|word| word.word).collect::<Vec<_>>().join(", ")
}

/// Which numbers lie within, in words that follow "expected".
pub fn bounds_words(bounds: Bounds, unit: &'static str) -> String {
    let Bounds { low, high, is_open, .. } = bounds;
    let unit = worded(unit);
    if bounds.is_range() {
        return say!("{low} to {high} {unit}", low, high, unit).trim_end().to_owned();
    }
    let number = if unit.is_empty() { worded("a number").to_owned() } else { say!("a number of {unit}", unit) };
    match (low.is_finite(), high.is_finite(), is_open) {
        (true, true, _) => say!("{number} above {low}, below {high}", number, low, high),
        (true, false, true) => say!("{number} above {low}", number, low),
        (true, false, false) => say!("{number}, {low} or more", number, low),
        _ => number,
    }
}

/// What to say at a form's field.
pub fn form_words(error: &FieldError) -> String {
    match error.expected {
        Expected::WholeDate => worded("This date is not complete.").to_owned(),
        Expected::WholeTime => worded("This time is not complete.").to_owned(),
        Expected::Together(Together::AboveMin) => worded("Needed here is a number above the lowest score.").to_owned(),
        Expected::Together(Together::UpToDrop) => {
            worded("Needed here is at most the points of the fixed drop.").to_owned()
        }
        Expected::Together(Together::Rule) => worded(
            "Needed here is the SEM, or the norm SD and the reliability, or the fixed drop and the fixed recovery: without one of them a change of this memory instrument can’t be judged.",
        )
        .to_owned(),
        ref expected => say!("Needed here is {expected}.", expected = expected_words(expected)),
    }
}

/// What to say at a form's field whose text isn't kept.
pub fn text_form_words(fault: TextFault) -> String {
    say!("Needed here is {expected}.", expected = text_words(fault))
}

/// A field that can't be read, in a line.
pub fn field_error_words(error: &FieldError) -> String {
    say!(
        "{field}: expected {expected}, found {found}",
        field = error.field,
        expected = expected_words(&error.expected),
        found = found_words(&error.found)
    )
}

/// What stood there, in quotation marks and shortened where it is long; "nothing" where it is empty.
pub(super) fn found_words(found: &str) -> String {
    if found.is_empty() { worded("nothing").to_owned() } else { quoted(found, LONGEST_FOUND) }
}

/// A text in quotation marks as it stands in a message: shortened beyond that many characters, with what can't be seen written out.
pub(super) fn quoted(text: &str, longest: usize) -> String {
    let end = text.char_indices().nth(longest).map_or(text.len(), |(at, _)| at);
    let written = written_out(text.get(..end).unwrap_or_default());
    format!("“{}{}”", shown(&written, written.len()), if text.chars().nth(longest).is_some() { "…" } else { "" })
}
