//! What is new about a patient since somebody last looked.

use super::fell_due_words;
use crate::caseload::{News, Row};
use crate::record::Day;
use crate::words::language::{say, worded};

/// What is new since one's own last review, in words; without a name, since anyone's. What time alone brought is said since anyone's.
pub fn news_words(row: &Row, who: &str) -> String {
    if row.reviewed.is_none() {
        return worded("Not reviewed yet").to_owned();
    }
    let Some(news) = row.news_to(who) else { return worded("Not reviewed by you yet").to_owned() };
    let recent = match news.recent {
        0 => None,
        1 => Some(worded("1 session or score is new or changed").to_owned()),
        n => Some(say!("{n} sessions and scores are new or changed", n)),
    };
    let earlier = match news.earlier {
        0 => None,
        1 => Some(worded("1 of earlier days was added, imported or entered late").to_owned()),
        n => Some(say!("{n} of earlier days were added, imported or entered late", n)),
    };
    let gone = match news.gone {
        0 => None,
        1 => Some(worded("1 session or score was deleted").to_owned()),
        n => Some(say!("{n} sessions and scores were deleted", n)),
    };
    let particulars = news.particulars.then(|| worded("the particulars were changed").to_owned());
    let fell_due = row.fell_due.iter().map(|what| fell_due_words(*what).to_owned());
    let news: Vec<String> = recent.into_iter().chain(earlier).chain(gone).chain(particulars).chain(fell_due).collect();
    if news.is_empty() {
        return worded("Nothing new since the last review").to_owned();
    }
    say!("Since the last review: {news}", news = news.join("; "))
}

/// The same in the few words that a row has for it; nothing of a patient who was never reviewed.
pub fn news_brief(row: &Row, who: &str) -> Option<String> {
    row.reviewed.as_ref()?;
    let Some(news) = row.news_to(who) else { return Some(worded("not by you yet").to_owned()) };
    let News { recent, earlier, gone, particulars } = news;
    let new = match who {
        "" => say!("{recent} new", recent),
        _ => say!("{recent} new to you", recent),
    };
    let parts = [
        (recent > 0).then_some(new),
        (earlier > 0).then(|| say!("{earlier} older added or changed", earlier)),
        (gone > 0).then(|| say!("{gone} deleted", gone)),
        particulars.then(|| worded("particulars changed").to_owned()),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    match parts.is_empty() {
        true => row.fell_due.first().map(|what| fell_due_words(*what).to_owned()),
        false => Some(parts.join(", ")),
    }
}

/// That something was entered about the patient today, and what came after the review that was part of it: nobody has seen that yet.
pub fn entered_words(row: &Row, today: Day) -> String {
    let is_of_today = row.reviewed.as_ref().is_some_and(|review| review.day == today);
    match news_brief(row, "").filter(|_| is_of_today && row.news.all() > 0) {
        Some(news) => say!("entered today; since then {news}", news),
        None => worded("✓ entered today").to_owned(),
    }
}
