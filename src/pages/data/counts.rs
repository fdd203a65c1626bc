//! What a preview amounts to, in words.

use crate::exchange::{FileSummary, Preview};
use crate::record::{counted, grouped};

/// What a preview amounts to.
#[derive(Clone, Copy)]
pub(super) struct Counts {
    added: usize,
    changed: usize,
    unchanged: usize,
    repeated: usize,
    pub(super) refused: usize,
    /// Stored records that the files lack.
    missing: usize,
    /// Whether a number could be one of two, and nobody has said which.
    has_doubts: bool,
    /// Whether anything is refused; a file that can't be read at all has an error and no refused row.
    pub(super) has_errors: bool,
    /// Whether there is anything to write.
    pub(super) has_news: bool,
}

impl Counts {
    pub(super) fn of(preview: &Preview) -> Self {
        let sum = |of: fn(&FileSummary) -> usize| preview.files.iter().map(of).sum();
        Self {
            added: sum(|f| f.added),
            changed: sum(|f| f.changed),
            unchanged: sum(|f| f.unchanged),
            repeated: sum(|f| f.repeated),
            refused: preview.refused(),
            missing: preview.missing.count(),
            has_doubts: preview.doubts.iter().any(|doubt| doubt.said.is_none()),
            has_errors: !preview.errors.is_empty(),
            has_news: !preview.plan.is_empty(),
        }
    }

    /// Why Import can't be pressed, if it can't: with what is ticked, and how many questions are open.
    pub(super) fn reason(self, leave_out: bool, remove: bool, open_questions: usize) -> Option<&'static str> {
        match (self.has_news || remove, self.has_errors) {
            (false, false) if self.missing > 0 => Some(
                "Nothing to import: everything in these files is here already. Stored records that they lack can be removed above.",
            ),
            (false, false) if self.unchanged + self.repeated == 0 => {
                Some("Nothing to import: these files have no rows.")
            }
            (false, false) => Some("Nothing to import: everything in these files is here already."),
            (_, true) if self.has_doubts && !leave_out => {
                Some("A number could be one of two: say above which mark is the decimal one of its column.")
            }
            (false, true) => Some("Nothing to import: nothing new was accepted. Mend the files and choose them again."),
            (true, true) if !leave_out => {
                Some("Something is refused. Mend the files and choose them again, or tick the box above.")
            }
            _ if open_questions > 0 => Some("Say of each question above that the rows are right, or mend the files."),
            _ => None,
        }
    }

    pub(super) fn summary_before(self) -> String {
        let repeated = match self.repeated {
            0 => String::new(),
            n => format!("{} repeated, ", grouped(n)),
        };
        format!(
            "{} would be added, {} changed; {} already here, {repeated}{} refused. Nothing is written yet.",
            counted(self.added, "row"),
            grouped(self.changed),
            grouped(self.unchanged),
            grouped(self.refused)
        )
    }

    pub(super) fn summary(self, removed: bool) -> String {
        let removed = match self.missing {
            n if removed && n > 0 => format!(", {} removed", counted(n, "stored record")),
            _ => String::new(),
        };
        let left_out = match self.refused {
            0 => String::new(),
            n => format!(" {} left out.", counted(n, "refused row")),
        };
        format!("Imported: {} added, {} changed{removed}.{left_out}", counted(self.added, "row"), grouped(self.changed))
    }
}
