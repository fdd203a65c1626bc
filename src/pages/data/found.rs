//! What was found in the chosen files, as tables: the files, what would change, what repeats, what they lack and what is refused. Of a long
//! list the first rows are shown; how many more there are is said.

use super::export::save_as;
use crate::exchange::{FieldChange, FileSummary, Listed, Missing, Preview, Repeat, RowError, RowErrors};
use crate::pages::state::Desk;
use crate::record::grouped;
use crate::ui::{Checkbox, Column, button, cells, row, scrolling_table};
use crate::words::{
    counted, errors_csv, file_note, missing_value, more_errors_words, repeated_row, row_error_sides, row_record, say,
    table_words, worded,
};
use leptos::prelude::*;

/// How many rows of a list are shown.
pub(super) const LISTED: usize = 200;
/// How many columns that are not ours are named.
const COLUMNS_NAMED: usize = 20;

/// What is said below rows of which not all are shown; nothing where all are.
pub(super) fn more_words(count: usize) -> Option<AnyView> {
    let more = count.checked_sub(LISTED).filter(|more| *more > 0)?;
    let words = say!("The first {LISTED} are shown; there are {more} more.", LISTED, more = grouped(more));
    Some(view! { <p class="hint">{words}</p> }.into_any())
}

/// The first rows of a list.
fn rows_of<T: Clone>(all: &[T], columns: &'static [Column<'_>], cells: impl Fn(T) -> Vec<AnyView>) -> Vec<AnyView> {
    all.iter().take(LISTED).cloned().map(|one| row(columns, cells(one))).collect()
}

/// Per file: what it is and what comes of its rows.
pub(super) fn files_table(files: &[FileSummary]) -> AnyView {
    const COLUMNS: [Column<'_>; 10] = [
        Column::head("File"),
        Column::cell("Table"),
        Column::number("Rows"),
        Column::number("Added"),
        Column::number("Changed"),
        Column::number("Already here"),
        Column::number("Repeated"),
        Column::number("Refused"),
        Column::text("Unknown columns"),
        Column::text("Note"),
    ];
    let one = |file: FileSummary| {
        let told = file.added + file.changed + file.unchanged + file.repeated + file.refused + file.blank;
        let unread = file.rows.saturating_sub(told);
        let blank = (file.blank > 0)
            .then(|| say!("{rows} left out. ", rows = counted(file.blank, worded("empty row"), worded("empty rows"))));
        let unread =
            (unread > 0).then(|| say!("{rows} not read. ", rows = counted(unread, worded("row"), worded("rows"))));
        let named = file.unknown_columns.iter().take(COLUMNS_NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
        let unknown = match file.unknown_columns.len().checked_sub(COLUMNS_NAMED) {
            _ if named.is_empty() => worded("none").to_owned(),
            None | Some(0) => say!("{named}: not read", named),
            Some(more) => say!("{named} and {more} more: not read", named, more),
        };
        cells![
            file.name,
            file.table.map_or(worded("not read"), |table| table_words(table)),
            grouped(file.rows),
            grouped(file.added),
            grouped(file.changed),
            grouped(file.unchanged),
            grouped(file.repeated),
            grouped(file.refused),
            unknown,
            (unread, blank, file.note.map(file_note)),
        ]
    };
    let rows: Vec<_> = files.iter().cloned().map(|file| row(&COLUMNS, one(file))).collect();
    scrolling_table(worded("Files"), "", "", &COLUMNS, rows)
}

/// Old beside new, field by field; nothing where nothing changes.
pub(super) fn changes_table(changes: &Listed<FieldChange>) -> Option<AnyView> {
    const COLUMNS: [Column<'_>; 7] = [
        Column::cell("File"),
        Column::number("Line"),
        Column::head("Patient"),
        Column::text("What"),
        Column::cell("Column"),
        Column::text("Now"),
        Column::text("After the import"),
    ];
    // An empty cell would leave a reader guessing.
    let shown = |value: String| if value.is_empty() { "(empty)".to_owned() } else { value };
    let one = |c: FieldChange| {
        let (old, new) = (view! { <del>{shown(c.old)}</del> }, view! { <ins>{shown(c.new)}</ins> });
        cells![c.file, c.line, c.patient, row_record(&c.what), c.column, old, new]
    };
    let count = changes.count();
    (count > 0).then(|| {
        view! {
            <h4>{say!("Changes ({count})", count)}</h4>
            {scrolling_table(worded("Changes"), "scroll-tall", "", &COLUMNS, rows_of(changes.first(), &COLUMNS, one))}
            {more_words(count)}
        }
        .into_any()
    })
}

/// Rows that repeat another row of the same files, and what becomes of them; nothing where there are none.
pub(super) fn repeats_section(preview: &Preview) -> Option<AnyView> {
    const COLUMNS: [Column<'_>; 6] = [
        Column::cell("File"),
        Column::number("Line"),
        Column::head("Patient"),
        Column::text("What"),
        Column::cell("Repeats"),
        Column::cell("Taken as"),
    ];
    let count = preview.repeats.count();
    let what = match (preview.repeated_doses, preview.keeps_repeats()) {
        (0, _) => worded("They say nothing new and are counted once.").to_owned(),
        (_, true) => worded("Each repeated session is taken as a dose of its own, as you said above.").to_owned(),
        (1, false) => worded(
            "They are counted once. If the repeated session was given on its own (two devices of one day are two rows), tick “Take each repeated session as a dose of its own” above.",
        )
        .to_owned(),
        (n, false) => say!(
            "They are counted once. If the {n} repeated sessions were each given on its own (two devices of one day are two rows), tick “Take each repeated session as a dose of its own” above.",
            n
        ),
    };
    let one = |r: Repeat| {
        let (what, of) = (row_record(&r.what), repeated_row(&r));
        cells![
            r.file,
            r.line,
            r.patient,
            what,
            of,
            if r.is_own_dose { worded("a dose of its own") } else { worded("counted once") }
        ]
    };
    let title = match count {
        1 => worded("1 row repeats another row of these files").to_owned(),
        _ => say!("{count} rows repeat other rows of these files", count = grouped(count)),
    };
    let rows = rows_of(preview.repeats.first(), &COLUMNS, one);
    (count > 0).then(|| {
        view! {
            <section class="import-repeats" aria-labelledby="repeats-title">
                <h4 id="repeats-title">{title}</h4>
                <p>{what}</p>
                {scrolling_table(worded("Repeated rows"), "scroll-some", "", &COLUMNS, rows)}
                {more_words(count)}
            </section>
        }
        .into_any()
    })
}

/// Stored records that a file read again no longer has, with a box to tick: unticked, they stay. Nothing where there are none.
pub(super) fn missing_section(missing: &Listed<Missing>, remove: RwSignal<bool>) -> Option<AnyView> {
    const COLUMNS: [Column<'_>; 4] =
        [Column::cell("Not in"), Column::head("Patient"), Column::text("Stored record"), Column::number("Value")];
    let count = missing.count();
    let one = |m: Missing| {
        let (what, value) = (row_record(&m.what), missing_value(&m));
        cells![m.file, m.chart.patient.number.to_string(), what, value]
    };
    let rows = rows_of(missing.first(), &COLUMNS, one);
    let (title, what_to_do) = match count {
        1 => (
            worded("1 stored record is not in these files").to_owned(),
            worded(" If the files are complete, remove it; if they hold only a part, keep it."),
        ),
        _ => (
            say!("{count} stored records are not in these files", count = grouped(count)),
            worded(" If the files are complete, remove them; if they hold only a part, keep them."),
        ),
    };
    let records = counted(count, worded("stored record"), worded("stored records"));
    (count > 0).then(|| {
        view! {
            <section class="import-missing" aria-labelledby="missing-title">
                <h4 id="missing-title">{title}</h4>
                <p>
                    {worded("The files hold other records of the same patients and kind that are here already. A date that was corrected at its source \
                    leaves the old record here beside the new one.")}
                    {what_to_do}
                </p>
                {scrolling_table(worded("Stored and not in these files"), "scroll-some", "", &COLUMNS, rows)}
                {more_words(count)}
                <Checkbox id="import-remove-missing" label=say!("Remove {records} that the files don’t have", records) value=remove />
            </section>
        }
        .into_any()
    })
}

/// Refused rows: where, what was found, what was expected; and all of them as a file. Nothing where there are none.
pub(super) fn errors_table(desk: Desk, errors: &RowErrors) -> Option<AnyView> {
    const COLUMNS: [Column<'_>; 5] = [
        Column::head("File"),
        Column::number("Line"),
        Column::cell("Column"),
        Column::text("Found"),
        Column::text("Expected"),
    ];
    let one = |e: RowError| {
        let (expected, found) = row_error_sides(&e);
        cells![e.file, e.line, e.column, found, expected]
    };
    let rows = rows_of(errors.first(), &COLUMNS, one);
    let more = errors.first().len().checked_sub(LISTED).filter(|more| *more > 0);
    let more = more
        .map(|more| say!("The first {LISTED} are shown; {more} more are in the file.", LISTED, more = grouped(more)));
    let unlisted = more_errors_words(errors);
    let download =
        if unlisted.is_some() { worded("Download the listed errors") } else { worded("Download all errors") };
    let all = errors.clone();
    let save = move |_| save_as(desk, "import-errors.csv", "text/csv", &errors_csv(&all));
    let count = errors.count();
    (count > 0).then(|| {
        view! {
            <h4>{say!("Refused ({count})", count = grouped(count))}</h4>
            {scrolling_table(worded("Refused rows"), "scroll-tall", "", &COLUMNS, rows)}
            {unlisted.map(|words| view! { <p>{words}</p> })}
            <p class="actions">{button(download, save)} <span class="hint">{more}</span></p>
        }
        .into_any()
    })
}
