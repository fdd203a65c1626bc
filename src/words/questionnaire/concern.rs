//! What has to be said of a questionnaire before it is kept.

use crate::questionnaire::Questionnaire;
use crate::record::{format_points, shown_text};
use crate::self_report::Concern;
use crate::words::count::counted;
use crate::words::language::{say, worded};

/// What is lost or doubtful in a questionnaire that is to be kept. `title` is what the one that it replaces is called.
pub fn concern_words(concern: &Concern, questionnaire: &Questionnaire, title: &str) -> String {
    let (title, questions) = (shown_text(title), |count| counted(count, worded("question"), worded("questions")));
    let items = |count| counted(count, worded("item"), worded("items"));
    match concern {
        Concern::HarmLost { questions, marked } => {
            let questions = questions.iter().map(|one| format!("“{}”", shown_text(one))).collect::<Vec<_>>().join(", ");
            let here = match *marked {
                0 => worded("This one marks none: nobody is told, and the patient is shown no numbers to call.")
                    .to_owned(),
                marked => say!(
                    "This one marks {items}, and not these: of them nobody is told, and the patient is shown no numbers to call.",
                    items = items(marked)
                ),
            };
            say!(
                "In “{title}” as it stands now, an answer tells of harm to: {questions}. {here}",
                title,
                questions,
                here
            )
        }
        Concern::ScoreLost(instrument) => {
            say!("“{title}” as it stands now makes a score of {instrument}. This one makes none.", title, instrument)
        }
        Concern::OtherInstrument { was, now } => {
            say!("“{title}” as it stands now makes a score of {was}; this one makes one of {now}.", title, was, now)
        }
        Concern::FewerQuestions { was, now } => say!(
            "“{title}” as it stands now asks {was}; this one asks {now}.",
            title,
            was = questions(*was),
            now = questions(*now)
        ),
        Concern::FewerSummed { was, now } => say!(
            "“{title}” as it stands now is scored by the sum of {was}; this one by the sum of {now}.",
            title,
            was = items(*was),
            now = items(*now)
        ),
        Concern::OtherRule => say!(
            "“{title}” as it stands now is scored by another table, or otherwise where an item is not asked or not answered.",
            title
        ),
        Concern::Narrower { instrument, sums: (low, high), scale: (min, max) } => say!(
            "The sum can be {low} to {high}, and {instrument} goes from {min} to {max}: such a score does not mean what it means on that scale.",
            low,
            high,
            instrument,
            min = format_points(min.get()),
            max = format_points(max.get())
        ),
        Concern::Unbounded { instrument, items, scale: (min, max) } => say!(
            "A number without a lowest or a highest is summed ({items}), and {instrument} takes {min} to {max}. Where the score would lie elsewhere, none is made.",
            items = super::score::items(questionnaire, items),
            instrument,
            min = format_points(min.get()),
            max = format_points(max.get())
        ),
    }
}
