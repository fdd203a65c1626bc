//! What a person types as an answer.

use super::{Answer, AnswerFault, Decimal, Kind};

/// What is typed as an answer; none where there is nothing but blanks.
///
/// # Errors
/// Why it is no number, where one is asked for.
pub fn read_typed(kind: &Kind, text: &str) -> Result<Option<Answer>, AnswerFault> {
    let is_number = matches!(kind, Kind::Integer(_) | Kind::Decimal(_));
    if text.trim().is_empty() {
        return Ok(None);
    }
    if !is_number {
        return Ok(Some(Answer::Text(text.to_owned())));
    }
    let text: String = text.trim().chars().map(plain).collect();
    // Files write 1e9 for a thousand million; who types it has slipped on a key.
    let is_figures = text.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | '-'));
    let number = Decimal::parse(&text).filter(|_| is_figures).ok_or_else(|| fault(&text, is_figures))?;
    Ok(Some(Answer::Number(number)))
}

/// Why that is no number: of figures alone it is one, where it lies beyond those that are kept.
fn fault(text: &str, is_figures: bool) -> AnswerFault {
    const KEPT: usize = 9;
    let (is_negative, digits) = text.strip_prefix('-').map_or((false, text), |digits| (true, digits));
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let is_number = is_figures && !whole.contains('-') && !decimals.contains(['-', '.']);
    match is_number && whole.trim_start_matches('0').len() > KEPT {
        true if is_negative => AnswerFault::TooLow(Decimal::LOWEST),
        true => AnswerFault::TooHigh(Decimal::HIGHEST),
        false => AnswerFault::OtherKind,
    }
}

/// A digit of Arabic and Persian keyboards as that of all others, and what stands before a number's decimals as a point: half of the world
/// writes a comma.
fn plain(letter: char) -> char {
    match letter {
        ',' | '٫' => '.',
        '٠'..='٩' | '۰'..='۹' => char::from_digit(u32::from(letter) & 0xF, 10).unwrap_or(letter),
        other => other,
    }
}
