//! One page an address. The router beside it only follows addresses: which page one leads to is a match, not a type for every route.

use super::caseload::CaseloadPage;
use super::frame::MissingPage;
use super::parts::{Draw, PaperPart, Parts};
use crate::ui::{leave_page, use_path};
use leptos::prelude::*;
use leptos_router::location::{BrowserUrl, LocationProvider};

/// What an address leads to. A page stays as it is where another address leads to the same, such as that of another patient.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Room {
    Caseload,
    Patient,
    Sheet,
    Handout,
    FormOfPatient,
    Form,
    Calls,
    Review,
    MeetingSheets,
    Inbox,
    Data,
    Audit,
    Settings,
    Instruments,
    Missing,
}

impl Room {
    fn at(path: &str) -> Self {
        let names: Vec<&str> = path.split('/').filter(|name| !name.is_empty()).collect();
        match names.as_slice() {
            [] => Self::Caseload,
            ["patients", _] => Self::Patient,
            ["patients", _, "sheet"] => Self::Sheet,
            ["patients", _, "handout"] => Self::Handout,
            ["patients", _, "form"] => Self::FormOfPatient,
            ["settings", "form"] => Self::Form,
            ["calls"] => Self::Calls,
            ["review"] => Self::Review,
            ["review", "sheets"] => Self::MeetingSheets,
            ["inbox"] => Self::Inbox,
            ["data"] => Self::Data,
            ["audit"] => Self::Audit,
            ["settings"] => Self::Settings,
            ["settings", "instruments"] => Self::Instruments,
            _ => Self::Missing,
        }
    }
}

/// The page of the address that is shown.
#[component]
pub(crate) fn Rooms(parts: Parts) -> impl IntoView {
    let path = use_path();
    let room = Memo::new(move |_| path.with(|path| Room::at(path)));
    // A link's address comes into the browser's own bar, and the screen to its top, once the page is there that it leads to.
    let location = StoredValue::new_local(use_context::<BrowserUrl>());
    let arrive = move |_: &(), _: Option<&()>, _: Option<()>| {
        location.with_value(|location| location.as_ref().map(BrowserUrl::ready_to_complete).unwrap_or_default());
    };
    Effect::watch(move || path.track(), arrive, false);
    let paper = move |page: fn(&PaperPart) -> Draw| parts.paper.page(move |paper| page(paper)());
    let page = move |room| match room {
        Room::Caseload => view! { <CaseloadPage /> }.into_any(),
        Room::Patient => parts.patient.page(|part| (part.patient)()),
        Room::Sheet => paper(|part| part.sheet),
        Room::Handout => paper(|part| part.handout),
        Room::FormOfPatient | Room::Form => paper(|part| part.form),
        Room::Calls => paper(|part| part.calls),
        Room::Review => parts.patient.page(|part| (part.review)()),
        Room::MeetingSheets => paper(|part| part.meeting),
        Room::Inbox => parts.inbox.page(|part| (part.inbox)()),
        Room::Data => parts.data.page(|part| (part.data)()),
        Room::Audit => parts.inbox.page(|part| (part.audit)()),
        Room::Settings => parts.settings.page(|part| (part.settings)()),
        Room::Instruments => parts.settings.page(|part| (part.instruments)()),
        Room::Missing => view! { <MissingPage /> }.into_any(),
    };
    move || {
        let room = room.get();
        // What listens to a loss of focus reads what it likes; this page doesn't follow it.
        untrack(leave_page);
        page(room)
    }
}
