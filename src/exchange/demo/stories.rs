//! The stories of `stories.txt`, read line by line.

use super::made_up_patient::Life;
use super::mood::Mood;
use super::random::Chance;
use super::scale::{ALL as SCALES, Level, Scale};
use super::treatment::Treatment;
use crate::record::{Day, SessionStatus, Timing, read_decimal};
use std::str::{FromStr, SplitWhitespace};

const FILE: &str = include_str!("stories.txt");

/// The patients of the stories, in their order; without those of whom a line can't be read, which `tests/demo.rs` holds that none is.
pub(super) fn lives(seed: u64, today: Day) -> impl Iterator<Item = Life> {
    let mut chances = Chance::new(seed);
    FILE.split("\n=").skip(1).enumerate().filter_map(move |(at, story)| {
        let (name, story) = story.split_once('\n')?;
        let mut life = Life::new(at, name.trim(), Chance::new(chances.bits()), today)?;
        let mut lines = story.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        lines.try_for_each(|line| life.tell(line)).map(|()| life)
    })
}

/// The words of a line that are not read yet.
struct Words<'a>(SplitWhitespace<'a>);

impl<'a> Words<'a> {
    fn next<T: FromStr>(&mut self) -> Option<T> {
        self.0.next()?.parse().ok()
    }

    fn number(&mut self) -> Option<f64> {
        read_decimal(self.0.next()?)
    }

    fn one_of<T: Copy>(&mut self, all: &[(T, &str)]) -> Option<T> {
        let word = self.0.next()?;
        all.iter().find(|(_, known)| *known == word).map(|(value, _)| *value)
    }

    fn scale(&mut self) -> Option<Scale> {
        let id = self.0.next()?;
        SCALES.into_iter().find(|scale| scale.id == id)
    }
}

impl Life {
    /// What happened by one line; none where it says nothing that is known.
    fn tell(&mut self, line: &str) -> Option<()> {
        let (what, rest) = line.split_once(' ').unwrap_or((line, ""));
        let mut words = Words(rest.split_whitespace());
        match what {
            "treatment" => self.treatment = words.one_of(&Treatment::ALL)?,
            "course" => self.course(words.next()?, words.next()?, words.next()?),
            "session" => self.session(words.next()?, words.one_of(&SessionStatus::ALL)?),
            "baseline" => self.baseline(words.scale()?, words.number()?, words.next()?, words.next()?),
            "scores" => {
                let (scale, days) = ((words.scale()?, words.number()?), (words.next()?, words.next()?, words.next()?));
                self.scores(scale, days, words.one_of(&Level::ALL)?);
            }
            "score" => {
                let instrument: String = words.next()?;
                self.raw(&instrument, words.next()?, words.number()?, None);
            }
            "dips" => self.acute_dips(words.scale()?, words.number()?),
            "before" => {
                let (scale, value) = (words.scale()?, words.number()?);
                for day in self.given_days().into_iter().skip(1) {
                    self.raw(scale.id, day, value, Some(Timing::Before));
                }
            }
            "mood" => self.mood(words.one_of(&Mood::ALL)?, words.next()?, words.next()?),
            "dissociation" => self.dissociation(),
            "reviewed" => self.reviewed(words.next()?),
            "course-starts" => self.course_starts(words.next()?),
            "note" => self.note(rest),
            "ordinary" => self.ordinary(),
            _ => return None,
        }
        Some(())
    }
}
