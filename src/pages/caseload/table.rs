//! The caseload's table: a heading with its rule for each group, then its rows. Only rows on the screen are drawn; those above and
//! below are stood in for by empty rows of their height.

use super::grid::press;
use super::list::{List, TABLE};
use super::row::PatientRow;
use crate::caseload::{Board, Group, Sort};
use crate::ui::choice;
use crate::words::{group_rule, group_title, lifted_words, say, sort_label, sort_words, worded};
use leptos::prelude::*;

const COLUMNS: [(&str, &str); 9] = [
    ("Patient", "who"),
    ("State", "state"),
    ("Memory", "trend"),
    ("Latest score", "latest"),
    ("Mood", "mood"),
    ("Session", "session"),
    ("Score needed", "needed"),
    ("Reviewed", "reviewed"),
    ("Actions", "row-actions"),
];

#[component]
pub(super) fn CaseloadTable(list: List) -> impl IntoView {
    let groups = move || {
        list.board.with(|b| b.sections.iter().filter(|s| !s.rows.is_empty()).map(|s| s.group).collect::<Vec<_>>())
    };
    let count = move || list.board.with(|b| b.shown() + 1).to_string();
    let head = COLUMNS
        .iter()
        .map(|(name, class)| view! { <th scope="col" role="columnheader" class=*class>{worded(name)}</th> });
    view! {
        <table
            id=TABLE
            class="caseload"
            role="grid"
            tabindex="-1"
            aria-rowcount=count
            aria-label=worded("Patients by group, the most urgent group first")
            on:keydown=move |event| press(list, &event)
        >
            <thead role="rowgroup"><tr role="row">{head.collect_view()}</tr></thead>
            <For each=groups key=|group| group.id() let:group><GroupRows list group /></For>
        </table>
    }
}

#[component]
fn GroupRows(list: List, group: Group) -> impl IntoView {
    let filter = list.search.filter;
    let total = Memo::new(move |_| list.board.with(|b| b.section(group).map_or((0, 0), |s| (s.rows.len(), s.total))));
    let drawn = Memo::new(move |_| list.drawn(group));
    let keys = Memo::new(move |_| {
        let (_, range, _) = drawn.get();
        list.board.with(|b| {
            let rows = b.section(group).and_then(|s| s.rows.get(range));
            rows.unwrap_or_default().iter().map(|r| r.key).collect::<Vec<_>>()
        })
    });
    // The rows that stand above the first one drawn, with the one of the column headings; groups' headings aren't counted.
    let above = Memo::new(move |_| {
        let earlier =
            |b: &Board| b.sections.iter().take_while(|s| s.group != group).map(|s| s.rows.len()).sum::<usize>();
        1 + list.board.with(|b| earlier(b)) + drawn.get().0
    });
    let place = move |key| above.get() + 1 + keys.with(|keys| keys.iter().position(|k| *k == key)).unwrap_or_default();
    let stand_in = move |rows: usize| {
        let height = move || format!("{}px", rows as f64 * list.heights.with(|heights| heights.row));
        (rows > 0).then(|| {
            view! { <tr class="stand-in" aria-hidden="true"><td colspan=COLUMNS.len() style:height=height></td></tr> }
        })
    };
    let rule = move || list.desk.clinic.with(|clinic| group_rule(group, &clinic.policy));
    let order = move || sort_words(filter.with(|f| f.sort_of(group)), group);
    let sorts = Sort::ALL.map(|(sort, id)| (id.to_owned(), sort_label(sort).to_owned())).to_vec();
    let sort = move || filter.with(|f| f.sort_of(group).id().to_owned());
    let set_sort = move |id: String| {
        list.search.change(|next| {
            next.group_sorts.insert(group, Sort::from_id(&id).unwrap_or_default());
        });
    };
    let counted = move || {
        let (shown, total) = total.get();
        let counted = if shown == total { total.to_string() } else { say!("{shown} of {total}", shown, total) };
        let lifted = list.board.with(|b| lifted_words(b.lifted(group)));
        [Some(counted), lifted].into_iter().flatten().collect::<Vec<_>>().join(" ")
    };
    // Eight groups have one: who hears it out of its group is told which it is of.
    let order_of = view! { {worded("Order")} <span class="visually-hidden">": " {group_title(group)}</span> };
    view! {
        <tbody role="rowgroup" class=format!("group-{}", group.id())>
            <tr class="group" role="row">
                // On paper nothing is pressed, and a heading must not make room for a column that isn't there.
                <th colspan=move || COLUMNS.len() - usize::from(list.printing.get()) scope="rowgroup" role="rowheader">
                    <div class="group-head">
                        <h2>{group_title(group)} " " <span class="count">{counted}</span></h2>
                        {choice(format!("sort-{}", group.id()), order_of, None, sorts, sort, set_sort)}
                    </div>
                    <p title=rule>{rule} " " {order}</p>
                </th>
            </tr>
            {move || stand_in(drawn.get().0)}
            <For each=move || keys.get() key=|key| *key let:key>
                <PatientRow list key place=Signal::derive(move || place(key)) />
            </For>
            {move || stand_in(drawn.get().2)}
        </tbody>
    }
}
