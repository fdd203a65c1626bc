//! How to read what files leave open. What these files don't raise isn't asked.

use super::importing::{Import, Stage};
use crate::exchange::{Doubt, Preview, Table};
use crate::record::{DayOrder, Mark};
use crate::ui::{Checkbox, SelectField, options_of};
use crate::words::{say, worded};
use leptos::prelude::*;

/// What the chosen files leave open. Once asked, it stays for as long as these files are chosen: an answer can be taken back, and
/// nobody's focus is lost while they are read again.
#[derive(Clone, Debug, Default, PartialEq)]
struct Open {
    date_order: bool,
    doubts: Vec<Doubt>,
    repeats: bool,
    tables: bool,
}

/// What a file may hold that has patients and dates and doesn't say more.
const OPEN_TABLES: [Table; 3] = [Table::Sessions, Table::Scores, Table::Patients];

impl Open {
    fn of(preview: &Preview) -> Self {
        let mut doubts: Vec<Doubt> = Vec::new();
        for doubt in &preview.doubts {
            if doubts.iter().all(|known| known.column != doubt.column) {
                // What was answered is shown by its own field.
                doubts.push(Doubt { said: None, ..doubt.clone() });
            }
        }
        Self {
            date_order: preview.has_ambiguous_dates(),
            doubts,
            repeats: preview.repeated_doses > 0,
            tables: preview.has_open_tables(),
        }
    }
}

#[component]
pub(super) fn Options(import: Import) -> impl IntoView {
    let options = import.options.get_untracked();
    let create = RwSignal::new(options.create_patients);
    let repeats = RwSignal::new(options.keep_repeats);
    let decimals = RwSignal::new(options.decimals);
    let order = RwSignal::new(String::new());
    let table = RwSignal::new(String::new());
    let open = Memo::new(move |before: Option<&Open>| {
        let before = before.cloned().unwrap_or_default();
        import.stage.with(|stage| match stage {
            Stage::Shown(preview) => {
                let now = Open::of(preview);
                Open { date_order: now.date_order || before.date_order, tables: now.tables || before.tables, ..now }
            }
            Stage::Choose | Stage::Done(..) => Open::default(),
            Stage::Reading(..) | Stage::Failed(_) => before,
        })
    });
    Effect::watch(
        move || (create.get(), repeats.get(), decimals.get(), order.get(), table.get()),
        move |(create, repeats, decimals, order, table), _, _| {
            import.options.update(|options| {
                options.create_patients = *create;
                options.keep_repeats = *repeats;
                options.decimals = *decimals;
                options.open_table = OPEN_TABLES.into_iter().find(|open| open.name() == table.as_str());
                options.entry.day_order = match order.as_str() {
                    "day" => Some(DayOrder::DayFirst),
                    "month" => Some(DayOrder::MonthFirst),
                    _ => None,
                };
            });
            import.read();
        },
        false,
    );
    let orders = options_of([
        ("", worded("Only YYYY-MM-DD")),
        ("day", worded("Day first, 31.12.2026")),
        ("month", worded("Month first, 12/31/2026")),
    ]);
    let rows_of: Vec<_> =
        OPEN_TABLES.iter().map(|table| (table.name(), say!("Rows of {table}", table = worded(table.name())))).collect();
    let tables = options_of([("", worded("Not said: it is not read").to_owned())].into_iter().chain(rows_of));
    let ask_table = Memo::new(move |_| open.with(|open| open.tables) || table.with(|table| !table.is_empty()));
    let ask_order = Memo::new(move |_| open.with(|open| open.date_order) || order.with(|order| !order.is_empty()));
    let ask_repeats = Memo::new(move |_| open.with(|open| open.repeats) || repeats.get());
    let doubts = Memo::new(move |_| open.with(|open| open.doubts.clone()));
    // Said of files, so there have to be some.
    let ask_create = Memo::new(move |_| import.stage.with(|stage| !matches!(stage, Stage::Choose | Stage::Done(..))));
    let decimal = move |doubt: Doubt| {
        let column = doubt.column;
        let text = RwSignal::new(match decimals.with_untracked(|said| said.of(column)) {
            Some(Mark::Point) => "point".to_owned(),
            Some(Mark::Comma) => "comma".to_owned(),
            None => String::new(),
        });
        Effect::watch(
            move || text.get(),
            move |text, _, _| {
                let mark = match text.as_str() {
                    "point" => Some(Mark::Point),
                    "comma" => Some(Mark::Comma),
                    _ => None,
                };
                decimals.update(|said| {
                    // Every doubt is about a column of numbers.
                    said.set(column, mark);
                });
            },
            false,
        );
        let words = |name: &str, mark: Mark| {
            say!("{name}: {found} is {mark}", name, found = doubt.found, mark = doubt.read_as(mark))
        };
        let choices = options_of([
            ("", worded("Not said yet").to_owned()),
            ("point", words(worded("The point"), Mark::Point)),
            ("comma", words(worded("The comma"), Mark::Comma)),
        ]);
        view! {
            <SelectField
                id=format!("import-decimal-{}", column.replace('_', "-"))
                label=say!("Decimal mark of the column {column}", column)
                value=text
                options=choices
            />
        }
    };
    view! {
        <div class="import-options">
            <Show when=move || ask_order.get()>
                <SelectField id="import-order" label=worded("Dates in these files") value=order options=orders />
            </Show>
            <Show when=move || ask_table.get()>
                <SelectField id="import-table" label=worded("What a file holds whose columns leave it open") value=table options=tables />
            </Show>
            {move || doubts.get().into_iter().map(decimal).collect_view()}
            <Show when=move || ask_repeats.get()>
                <Checkbox id="import-repeats" label=worded("Take each repeated session as a dose of its own") value=repeats />
            </Show>
            <Show when=move || ask_create.get()>
                <Checkbox id="import-create" label=worded("Create patients that only sessions or scores name") value=create />
            </Show>
        </div>
    }
}
