//! What follows from the open clinic: every patient judged, at the present and on the day that is shown, and what speaks against the clock.

use crate::browser::clock;
use crate::browser::local_time::local_day;
use crate::browser::workspace::Workspace;
use crate::caseload::{Book, Clinic, Doubts, HarmAlert, Harms, LookBack, PlanOfClinic, Row};
use crate::desk::{AuditView, ClockDoubt, clock_doubt};
use crate::record::Day;
use leptos::prelude::*;
use std::sync::Arc;

/// The clinic's book at the present, and as of the day that is shown. Each is made from the one before it, or from one that was made `ahead`.
pub(super) fn books(
    (present, present_day): (RwSignal<Arc<Clinic>>, RwSignal<Day>),
    ahead: StoredValue<Option<Book>>,
    looked: RwSignal<Option<Arc<LookBack>>>,
    doubts: Memo<Arc<Doubts>>,
    harm: Memo<Arc<Vec<HarmAlert>>>,
) -> (Memo<Arc<Book>>, Memo<Arc<Book>>) {
    let harms = Memo::new(move |_| Arc::new(harm.with(|alerts| Harms::of(alerts))));
    let next = move |before: Option<&Arc<Book>>, c: &Clinic, harms: &Arc<Harms>, today| {
        let doubts = doubts.get();
        let before = before.map(Arc::as_ref);
        let plan = PlanOfClinic::of(c);
        Arc::new(Book::next(before, &c.charts, (&c.instruments, &c.policy, &plan), (&doubts, harms), today))
    };
    let present_book = shared(move |before| {
        let ahead = ahead.try_update_value(Option::take).flatten().map(Arc::new);
        present.with(|clinic| next(ahead.as_ref().or(before), clinic, &harms.get(), present_day.get()))
    });
    // Beside that of the present, which is still there when a person is back.
    let past_book = Memo::new_with_compare(
        move |before: Option<&Option<Arc<Book>>>| {
            let before = before.and_then(Option::as_ref);
            let past = |looked: &Arc<LookBack>| {
                next(before, looked.clinic(), &Arc::new(Harms::of(looked.harm())), looked.day())
            };
            looked.with(|looked| looked.as_ref().map(past))
        },
        |_, _| true,
    );
    (present_book, shared(move |_| past_book.get().unwrap_or_else(|| present_book.get())))
}

/// What speaks against the clock: what was entered and recorded. In the demo clinic only the audit: its clock may be moved on purpose.
pub(super) fn against_the_clock(
    workspace: Workspace,
    today: Day,
    audit: RwSignal<Arc<AuditView>>,
    rows: &[Arc<Row>],
) -> Option<ClockDoubt> {
    let own = match workspace {
        Workspace::Demo if clock::days_ahead(Some(Workspace::Demo)) > 0 => return None,
        Workspace::Demo => false,
        Workspace::Clinic => true,
    };
    let dated = rows.iter().filter(|_| own).filter_map(|row| Some((row.key, row.dated_to?)));
    audit.with(|view| clock_doubt(&view.entries, dated, local_day, today))
}

/// What is derived, shared, and another only where it is not the very same.
pub(super) fn shared<T: Send + Sync + 'static>(
    derive: impl Fn(Option<&Arc<T>>) -> Arc<T> + Send + Sync + 'static,
) -> Memo<Arc<T>> {
    Memo::new_with_compare(derive, |a, b| match (a, b) {
        (Some(a), Some(b)) => !Arc::ptr_eq(a, b),
        _ => true,
    })
}
