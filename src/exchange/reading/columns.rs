//! What point and comma are in each column of a file, told by all of its cells: `1.350` alone says nothing, `42.5` beside it does.

use super::row::Cells;
use crate::exchange::Doubt;
use crate::record::{DecimalMarks, Mark, MarkUse, Marks, NUMBERS, NamedTexts, Numbers, Shape, shape};

/// How one mark stands in the numbers of a column.
#[derive(Clone, Debug, Default)]
struct Seen {
    decimal: bool,
    thousands: bool,
    /// The first number in which it could be either: its line, and the number.
    doubtful: Option<(usize, String)>,
}

impl Seen {
    /// What the cells show; a mark that is shown to be both is neither.
    const fn shown(&self) -> MarkUse {
        match (self.decimal, self.thousands) {
            (true, false) => MarkUse::Decimal,
            (false, true) => MarkUse::Thousands,
            _ => MarkUse::Unsaid,
        }
    }
}

/// The marks of one column.
#[derive(Clone, Debug, Default)]
struct Column {
    point: Seen,
    comma: Seen,
}

impl Column {
    fn seen(&mut self, mark: Mark) -> &mut Seen {
        match mark {
            Mark::Point => &mut self.point,
            Mark::Comma => &mut self.comma,
        }
    }

    /// What both marks are, with what the person says of the column where it doesn't show.
    fn marks(&self, said: Option<Mark>) -> Marks {
        let (mut point, mut comma) = (self.point.shown(), self.comma.shown());
        match (point, comma) {
            // One of them parts the thousands, so the other one can't.
            (MarkUse::Thousands, MarkUse::Unsaid) => comma = MarkUse::Decimal,
            (MarkUse::Unsaid, MarkUse::Thousands) => point = MarkUse::Decimal,
            _ => {}
        }
        let decided = |shown: MarkUse, mark: Mark| match (shown, said) {
            (MarkUse::Unsaid, Some(decimal)) if decimal == mark => MarkUse::Decimal,
            (MarkUse::Unsaid, Some(_)) => MarkUse::Thousands,
            (shown, _) => shown,
        };
        Marks { point: decided(point, Mark::Point), comma: decided(comma, Mark::Comma) }
    }
}

/// The marks of a file's columns.
#[derive(Clone, Debug, Default)]
pub(super) struct Columns(Vec<(&'static str, Column)>);

impl Columns {
    /// The columns of that header that hold numbers.
    pub(super) fn of(header: &[String]) -> Self {
        let numbers = NUMBERS.iter().filter(|name| header.iter().any(|h| h == *name));
        Self(numbers.map(|name| (*name, Column::default())).collect())
    }

    /// Takes a row's numbers in.
    pub(super) fn see(&mut self, cells: &Cells<'_>) {
        for (name, column) in &mut self.0 {
            let text = cells.text(name).trim();
            match shape(text) {
                Shape::Plain => {}
                Shape::Decimal(mark) => column.seen(mark).decimal = true,
                Shape::Doubtful(mark) => {
                    column.seen(mark).doubtful.get_or_insert_with(|| (cells.line, text.to_owned()));
                }
                Shape::Grouped(Mark::Point) => column.point.thousands = true,
                Shape::Grouped(Mark::Comma) => column.comma.thousands = true,
            }
        }
    }

    /// What the marks are in each column, and what can't be told of them.
    pub(super) fn settle(&self, said: &DecimalMarks, file: &str) -> (Numbers, Vec<Doubt>) {
        let mut numbers = Numbers::default();
        let mut doubts = Vec::new();
        for (name, column) in &self.0 {
            numbers.set(name, column.marks(said.of(name)));
            // What was said is still a question that can be answered otherwise.
            let open = column.marks(None);
            let first = [(open.point, &column.point), (open.comma, &column.comma)]
                .into_iter()
                .filter(|(mark, _)| *mark == MarkUse::Unsaid)
                .find_map(|(_, seen)| seen.doubtful.clone());
            if let Some((line, found)) = first {
                doubts.push(Doubt { file: file.to_owned(), line, column: name, found, said: said.of(name) });
            }
        }
        (numbers, doubts)
    }
}
