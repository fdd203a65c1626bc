//! Numbers as people write them: which mark is a decimal one, and which one parts the thousands.

use crate::record::{Field, Instrument, Record, Score, Session, read_decimal};

/// The fields that hold a number.
pub(crate) const NUMBERS: [&str; COUNT] =
    names(Instrument::FIELDS, names(Score::FIELDS, names(Session::FIELDS, ([""; COUNT], 0)))).0;

const COUNT: usize = count(Session::FIELDS) + count(Score::FIELDS) + count(Instrument::FIELDS);

/// More than any record has.
const MOST: usize = 100;

/// How many of these fields hold a number.
const fn count<R>(fields: &[Field<R>]) -> usize {
    names(fields, ([""; MOST], 0)).1
}

/// The list with the names of those of the fields that hold a number, and where it goes on.
#[expect(clippy::indexing_slicing, reason = "it runs while compiling, where a place outside the array is an error")]
const fn names<R, const N: usize>(
    fields: &[Field<R>],
    (mut list, mut end): ([&'static str; N], usize),
) -> ([&'static str; N], usize) {
    let mut at = 0;
    while at < fields.len() {
        if fields[at].about.is_number() {
            list[end] = fields[at].about.name;
            end += 1;
        }
        at += 1;
    }
    (list, end)
}

/// The two marks that stand in numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// `.`
    Point,
    /// `,`
    Comma,
}

/// What a mark before exactly three digits is: `1,234`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkUse {
    /// A decimal mark: 1.234.
    Decimal,
    /// It parts the thousands: 1234.
    Thousands,
    /// Nobody has said, so such a number is refused.
    Unsaid,
    /// No number has this mark.
    Never,
}

/// What both marks are in one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marks {
    /// What `.` is.
    pub point: MarkUse,
    /// What `,` is.
    pub comma: MarkUse,
}

impl Marks {
    /// In a form: both are decimal marks, and a comma before three digits is asked about.
    pub const FORM: Self = Self { point: MarkUse::Decimal, comma: MarkUse::Unsaid };
    /// Where the comma parts the cells: a decimal point and nothing else.
    pub const POINT: Self = Self { point: MarkUse::Decimal, comma: MarkUse::Never };

    const fn of(self, mark: Mark) -> MarkUse {
        match mark {
            Mark::Point => self.point,
            Mark::Comma => self.comma,
        }
    }
}

/// What the marks are in each field that holds a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbers([Marks; NUMBERS.len()]);

impl Default for Numbers {
    fn default() -> Self {
        Self::all(Marks::FORM)
    }
}

impl Numbers {
    /// The same in every field.
    pub const fn all(marks: Marks) -> Self {
        Self([marks; NUMBERS.len()])
    }

    /// What they are in that field.
    pub fn of(&self, field: &str) -> Marks {
        place(field).and_then(|at| self.0.get(at)).copied().unwrap_or(Marks::FORM)
    }

    /// Whether a text in that field is one of two numbers, and nobody has said which.
    pub fn doubts(&self, field: &str, text: &str) -> bool {
        matches!(shape(text), Shape::Doubtful(mark) if self.of(field).of(mark) == MarkUse::Unsaid)
    }

    /// Says what they are in that field.
    pub fn set(&mut self, field: &str, marks: Marks) {
        if let Some(slot) = place(field).and_then(|at| self.0.get_mut(at)) {
            *slot = marks;
        }
    }
}

/// Which mark a person calls the decimal one, field by field, where a file leaves it open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DecimalMarks([Option<Mark>; NUMBERS.len()]);

impl DecimalMarks {
    /// The same in every field.
    pub const fn all(mark: Mark) -> Self {
        Self([Some(mark); NUMBERS.len()])
    }

    /// What was said of that field.
    pub fn of(&self, field: &str) -> Option<Mark> {
        place(field).and_then(|at| self.0.get(at)).copied().flatten()
    }

    /// Says it of that field; `false` where no field that holds a number has that name.
    pub fn set(&mut self, field: &str, mark: Option<Mark>) -> bool {
        let slot = place(field).and_then(|at| self.0.get_mut(at));
        let known = slot.is_some();
        if let Some(slot) = slot {
            *slot = mark;
        }
        known
    }
}

fn place(field: &str) -> Option<usize> {
    NUMBERS.iter().position(|name| *name == field)
}

/// How a text is written that may be a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Digits only, or no number.
    Plain,
    /// One mark that can only be a decimal one: `42,5`, `0.500`.
    Decimal(Mark),
    /// One mark before exactly three digits: `1,234`.
    Doubtful(Mark),
    /// One mark that parts thousands, and perhaps the other one before decimals: `1.234.567`, `1,234.5`.
    Grouped(Mark),
}

/// How that text is written.
pub fn shape(text: &str) -> Shape {
    let digits = text.trim().trim_start_matches(['-', '+']);
    let mark_of = |c: &str| if c == "," { Mark::Comma } else { Mark::Point };
    let is_number = digits.bytes().all(|c| c.is_ascii_digit() || matches!(c, b'.' | b','));
    let mut marks = digits.match_indices(['.', ',']);
    let (Some((first_at, first)), true) = (marks.next(), is_number) else { return Shape::Plain };
    let (before, after) = (digits.get(..first_at).unwrap_or_default(), digits.get(first_at + 1..).unwrap_or_default());
    let leads = (1..=3).contains(&before.len()) && !before.starts_with('0');
    let Some((last_at, last)) = marks.next_back() else {
        let doubtful = leads && after.len() == 3;
        return if doubtful { Shape::Doubtful(mark_of(first)) } else { Shape::Decimal(mark_of(first)) };
    };
    // All but the last mark are of one kind and three digits apart; the last one may be of the other kind.
    let has_decimals = last != first;
    let whole = if has_decimals { digits.get(..last_at).unwrap_or_default() } else { digits };
    let groups: Vec<&str> = whole.split(first).skip(1).collect();
    let grouped = leads && groups.iter().all(|g| g.len() == 3 && g.bytes().all(|b| b.is_ascii_digit()));
    if grouped && (has_decimals || groups.len() > 1) { Shape::Grouped(mark_of(first)) } else { Shape::Plain }
}

/// Why a text is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NumberFault {
    /// It is none.
    NotOne,
    /// It is one of two, and nobody has said which.
    Doubtful,
}

/// A plain number: digits with an optional sign and marks that mean what they are said to. No exponent, no infinity.
pub(super) fn parse_number(text: &str, marks: Marks) -> Result<f64, NumberFault> {
    parse_simple(text, marks).map_or_else(|| parse_any(text, marks), Ok)
}

/// The number of a text that can be read in one way only, as nearly every one in a file: its digits, with at most a point that is a decimal one.
fn parse_simple(text: &str, marks: Marks) -> Option<f64> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let points = digits.bytes().filter(|byte| *byte == b'.').count();
    let is_simple = points == 0 || points == 1 && marks.point == MarkUse::Decimal;
    // What is no number has other marks, or none of the digits: that is told apart below.
    is_simple.then(|| read_decimal(text)).flatten()
}

/// The number of any text.
fn parse_any(text: &str, marks: Marks) -> Result<f64, NumberFault> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let plain = digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    if !plain || !digits.chars().any(|c| c.is_ascii_digit()) {
        return Err(NumberFault::NotOne);
    }
    let read = |text: String| read_decimal(&text).ok_or(NumberFault::NotOne);
    let without = |mark: Mark| text.replace(if mark == Mark::Point { '.' } else { ',' }, "");
    match shape(text) {
        Shape::Plain if digits.contains(['.', ',']) => Err(NumberFault::NotOne),
        Shape::Plain => read(text.to_owned()),
        Shape::Decimal(mark) | Shape::Doubtful(mark) if marks.of(mark) == MarkUse::Never => Err(NumberFault::NotOne),
        Shape::Decimal(_) => read(text.replace(',', ".")),
        Shape::Doubtful(mark) => match marks.of(mark) {
            MarkUse::Decimal => read(text.replace(',', ".")),
            MarkUse::Thousands => read(without(mark)),
            MarkUse::Unsaid | MarkUse::Never => Err(NumberFault::Doubtful),
        },
        Shape::Grouped(mark) if marks.of(mark) == MarkUse::Thousands => read(without(mark).replace(',', ".")),
        Shape::Grouped(_) => Err(NumberFault::NotOne),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::sample::select;

    proptest! {
        #[test]
        fn what_is_read_simply_is_read_so_by_all_rules(
            text in "[-+]{0,2}[0-9]{0,4}[.,]?[0-9]{0,4}[.,]?[0-9]{0,3}[.,]?[0-9e ]{0,1}",
            point in select(USES),
            comma in select(USES),
        ) {
            let marks = Marks { point, comma };
            let bits = |read: Result<f64, NumberFault>| read.map(f64::to_bits);
            prop_assert_eq!(bits(parse_number(&text, marks)), bits(parse_any(&text, marks)), "{:?} {:?}", text, marks);
        }
    }

    const USES: &[MarkUse] = &[MarkUse::Decimal, MarkUse::Thousands, MarkUse::Unsaid, MarkUse::Never];

    #[test]
    fn a_mark_is_read_as_what_it_is_in_its_column() {
        use MarkUse::{Decimal, Thousands, Unsaid};
        let read = |text: &str, point, comma| parse_number(text, Marks { point, comma });
        assert_eq!(read("1.350", Decimal, Decimal), Ok(1.35));
        assert_eq!(read("1.350", Thousands, Decimal), Ok(1350.0));
        assert_eq!(read("980,5", Thousands, Decimal), Ok(980.5));
        assert_eq!(read("-1.234.567,5", Thousands, Decimal), Ok(-1_234_567.5));
        assert_eq!(read("1,234.5", Decimal, Thousands), Ok(1234.5));
        assert_eq!(read("1,234", Decimal, Unsaid), Err(NumberFault::Doubtful));
        assert_eq!(read("0,500", Decimal, Unsaid), Ok(0.5), "no thousands begin with a zero");
        for none in ["1,23,456.5", "1.2.3", "1,234,5", "1e3", ",", "", "--4", "1.234.567"] {
            assert_eq!(read(none, Decimal, Unsaid), Err(NumberFault::NotOne), "{none:?}");
        }
    }
}
