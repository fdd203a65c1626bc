//! Answers as a few bytes: one byte for most of them, in the order of the questionnaire's questions. 0 says that there is none.

use super::wire::{Reader, WireFault, Writer};
use crate::questionnaire::{Answer, Answers, Decimal, Kind, Questionnaire};
use std::sync::Arc;

/// Writes the answers that are part of the response.
pub(super) fn write_answers(answers: &Answers) -> Vec<u8> {
    let part = answers.part();
    let mut writer = Writer::default();
    for (index, _) in answers.questionnaire().questions() {
        let found = part.binary_search_by_key(&index, |(index, _)| *index).ok();
        match found.and_then(|at| part.get(at)) {
            Some((_, answer)) => write_answer(&mut writer, answer),
            None => writer.number(0),
        }
    }
    writer.0
}

fn write_answer(writer: &mut Writer, answer: &Answer) {
    match answer {
        Answer::Boolean(yes) => writer.number(if *yes { 2 } else { 1 }),
        Answer::Number(number) => match number.as_whole() {
            // Most numbers are whole: they cost the bytes of a whole number, the others those of their millionths.
            Some(whole) => writer.number((zigzag(whole) << 1) + 1),
            None => writer.number((zigzag(number.millionths()) << 1) + 2),
        },
        Answer::Text(text) => writer.bytes(text.as_bytes()),
        Answer::Options(chosen) => match chosen.as_slice() {
            [one] => writer.number(2 * *one as u64 + 1),
            several => {
                writer.number(2 * several.len() as u64);
                several.iter().for_each(|option| writer.number(*option as u64));
            }
        },
    }
}

/// Reads the answers to that questionnaire. What comes out is what an unchanged form can have written, and nothing else.
pub(super) fn read_answers(bytes: &[u8], questionnaire: &Arc<Questionnaire>) -> Result<Answers, WireFault> {
    let mut reader = Reader(bytes);
    let mut answers = Answers::new(Arc::clone(questionnaire));
    for (index, item) in questionnaire.questions() {
        if let Some(answer) = read_answer(&mut reader, &item.kind)? {
            answers.set(index, answer).map_err(|_| WireFault::Bad)?;
        }
    }
    reader.end()?;
    // An answer to what is not asked, or a number written in another way, is not what was written.
    if write_answers(&answers) == bytes { Ok(answers) } else { Err(WireFault::Bad) }
}

fn read_answer(reader: &mut Reader<'_>, kind: &Kind) -> Result<Option<Answer>, WireFault> {
    let index = |number: u64| usize::try_from(number).map_err(|_| WireFault::Bad);
    if matches!(kind, Kind::String(_) | Kind::Text(_)) {
        let text = reader.text()?;
        return Ok((!text.is_empty()).then(|| Answer::Text(text.to_owned())));
    }
    let number = reader.number()?;
    if number == 0 {
        return Ok(None);
    }
    let is_odd = number % 2 == 1;
    let answer = match kind {
        Kind::Boolean if number <= 2 => Answer::Boolean(number == 2),
        Kind::Integer(_) | Kind::Decimal(_) => {
            let held = unzigzag((number - if is_odd { 1 } else { 2 }) >> 1);
            let number = if is_odd { Decimal::whole(held) } else { Decimal::from_millionths(held) };
            Answer::Number(number.ok_or(WireFault::Bad)?)
        }
        Kind::Choice { .. } if is_odd => Answer::Options(vec![index(number / 2)?]),
        Kind::Choice { options, .. } => {
            let several = index(number / 2)?;
            if several > options.len() {
                return Err(WireFault::Bad);
            }
            Answer::Options((0..several).map(|_| index(reader.number()?)).collect::<Result<_, _>>()?)
        }
        _ => return Err(WireFault::Bad),
    };
    Ok(Some(answer))
}

/// Small numbers either side of 0 as small numbers: 0, -1, 1, -2 -> 0, 1, 2, 3.
const fn zigzag(number: i64) -> u64 {
    ((number << 1) ^ (number >> 63)).cast_unsigned()
}

const fn unzigzag(number: u64) -> i64 {
    (number >> 1).cast_signed() ^ -((number & 1).cast_signed())
}
