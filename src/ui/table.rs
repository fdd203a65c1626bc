//! Tables: columns with headings, rows whose cells know their heading, and a place that scrolls by itself where they are wider than it.
//! Every element has its role, as one that is laid out as a block where it is narrow loses what it is by itself.

use crate::words::worded;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// A column: its heading, and what its cells are.
#[derive(Clone, Copy)]
pub struct Column<'a> {
    heading: Heading<'a>,
    kind: Kind,
    class: &'static str,
}

#[derive(Clone, Copy)]
enum Heading<'a> {
    /// Worded where it is drawn, so that columns can be constants.
    English(&'static str),
    Worded(&'a str),
}

impl Heading<'_> {
    fn words(self) -> String {
        match self {
            Self::English(english) => worded(english).to_owned(),
            Self::Worded(words) => words.to_owned(),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Head,
    Cell,
    Buttons,
}

impl<'a> Column<'a> {
    const fn new(heading: &'static str, kind: Kind, class: &'static str) -> Self {
        Self { heading: Heading::English(heading), kind, class }
    }

    /// A short text under a heading that was made with figures, in words.
    pub const fn under(heading: &'a str) -> Self {
        Self { heading: Heading::Worded(heading), kind: Kind::Cell, class: "" }
    }

    /// What each row is about: its cells are the rows' heads.
    pub const fn head(heading: &'static str) -> Self {
        Self::new(heading, Kind::Head, "")
    }

    /// A short text.
    pub const fn cell(heading: &'static str) -> Self {
        Self::new(heading, Kind::Cell, "")
    }

    /// A figure.
    pub const fn number(heading: &'static str) -> Self {
        Self::new(heading, Kind::Cell, "num")
    }

    /// Words that may take more than a line.
    pub const fn text(heading: &'static str) -> Self {
        Self::new(heading, Kind::Cell, "text")
    }

    /// What can be done with a row: its heading is only heard.
    pub const fn buttons() -> Self {
        const ACTIONS: &str = "Actions";
        Self::new(ACTIONS, Kind::Buttons, "row-buttons")
    }

    /// With a class of its own.
    #[must_use]
    pub const fn class(self, class: &'static str) -> Self {
        Self { class, ..self }
    }
}

/// The cells of a row, each of them anything that can be drawn.
macro_rules! cells {
    ($($cell:expr),* $(,)?) => { vec![$(leptos::prelude::IntoAny::into_any($cell)),*] };
}
pub(crate) use cells;

/// A row: a cell a column.
pub fn row(columns: &[Column<'_>], cells: Vec<AnyView>) -> AnyView {
    view! { <tr role="row">{drawn(columns, cells)}</tr> }.into_any()
}

/// A row that can be led to.
pub fn row_with_id(columns: &[Column<'_>], cells: Vec<AnyView>, id: String, class: impl Into<TextProp>) -> AnyView {
    let class: TextProp = class.into();
    view! { <tr role="row" id=id tabindex="-1" class=move || class.get()>{drawn(columns, cells)}</tr> }.into_any()
}

fn drawn(columns: &[Column<'_>], cells: Vec<AnyView>) -> Vec<AnyView> {
    let one = |(column, cell): (&Column<'_>, AnyView)| match column.kind {
        Kind::Head => view! { <th scope="row" role="rowheader" class=column.class>{cell}</th> }.into_any(),
        Kind::Cell => {
            let heading = column.heading.words();
            view! { <td role="cell" data-label=heading class=column.class>{cell}</td> }.into_any()
        }
        Kind::Buttons => view! { <td role="cell" class=column.class>{cell}</td> }.into_any(),
    };
    columns.iter().zip(cells).map(one).collect()
}

/// A table as wide as its place.
pub fn table(
    name: &'static str,
    class: &'static str,
    columns: &[Column<'_>],
    rows: impl IntoView + 'static,
) -> AnyView {
    framed(Some(name), class, columns, rows.into_any())
}

/// A table in a place that scrolls by itself and is reached by keyboard. `place` are more classes of it, such as how high it may be.
pub fn scrolling_table(
    name: impl Into<String>,
    place: &'static str,
    class: &'static str,
    columns: &[Column<'_>],
    rows: impl IntoView + 'static,
) -> AnyView {
    view! {
        <div class=format!("table-scroll {place}") tabindex="0" role="region" aria-label=name.into()>
            {framed(None, class, columns, rows.into_any())}
        </div>
    }
    .into_any()
}

fn framed(name: Option<&'static str>, class: &'static str, columns: &[Column<'_>], rows: AnyView) -> AnyView {
    let head = |column: &Column<'_>| {
        let heading = column.heading.words();
        let heading = match column.kind {
            Kind::Buttons => view! { <span class="visually-hidden">{heading}</span> }.into_any(),
            _ => heading.into_any(),
        };
        view! { <th scope="col" role="columnheader" class=column.class>{heading}</th> }
    };
    view! {
        <table class=class role="table" aria-label=name>
            <thead role="rowgroup"><tr role="row">{columns.iter().map(head).collect_view()}</tr></thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
    .into_any()
}
