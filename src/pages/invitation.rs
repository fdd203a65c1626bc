//! The link of an invitation, made again from what is kept whenever it is shown or printed. It never stands in an address of the app, a title,
//! a message or the console.

use crate::browser::hosted::full_url;
use crate::browser::seal_crypto::WebPrimitives;
use crate::pages::state::Desk;
use crate::record::{Chart, Day, IssuedInvitation, ReportWay};
use crate::self_report::{Carried, Contact, Invitation, QrCode, language_of, link, qr_code};
use crate::words::{say, worded};
use leptos::prelude::*;

/// What a patient is given.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Given {
    /// The invitation as it is kept.
    pub(crate) issued: IssuedInvitation,
    /// What stands behind the `#`: the content of the file where there is no link.
    pub(crate) fragment: String,
    /// The whole link; none where it would be longer than links may be.
    pub(crate) link: Option<String>,
    /// What is said of the clinic.
    pub(crate) contact: Contact,
}

/// What the patient of that invitation is given, or in words why it can't be made.
pub(crate) async fn given(desk: Desk, issued: IssuedInvitation) -> Result<Given, String> {
    let clinic = desk.clinic.get_untracked();
    let settings = &clinic.self_report;
    let key = settings.current_key();
    let public_key = key
        .ok_or_else(|| worded("The clinic’s key pair for answers is gone. Make a new invitation.").to_owned())?
        .public;
    let mut questionnaires = Vec::with_capacity(issued.questionnaires.len());
    for asked in &issued.questionnaires {
        let missing = || {
            say!(
                "The questionnaire {id} is no longer here as it was asked. Withdraw this invitation and make a new one.",
                id = asked.id
            )
        };
        questionnaires.push(Carried::new(settings.find(asked).ok_or_else(missing)?));
    }
    let language = language_of(questionnaires.iter().map(|one| &**one.questionnaire()));
    let contact = settings.contact.clone();
    let invitation =
        Invitation { public_key, token: issued.token, questionnaires, language, contact: Some(contact.clone()) };
    let fragment = invitation.to_fragment(&WebPrimitives).await;
    let fragment =
        fragment.map_err(|_| worded("This browser can’t make the link. Update it, or use another one.").to_owned())?;
    Ok(Given { link: link(&full_url(""), &fragment).ok(), issued, fragment, contact })
}

/// The latest invitation to answer at home that can still be answered on that day.
pub(crate) fn latest_out(chart: &Chart, today: Day) -> Option<IssuedInvitation> {
    let found = chart.invitations().rev().find(|one| one.issued.way == ReportWay::Link && one.is_out(today))?;
    Some(found.issued.clone())
}

/// The link as a picture for a phone's camera: dark on white in every theme, or cameras don't find it.
pub(crate) fn qr(link: &str) -> AnyView {
    let Some(QrCode { side, path }) = qr_code(link) else { return ().into_any() };
    view! {
        <svg class="qr" role="img" aria-label=worded("The link as a picture for the camera of a phone") viewBox=format!("0 0 {side} {side}")>
            <rect width=side height=side fill="#fff" />
            <path d=path fill="#000" shape-rendering="crispEdges" />
        </svg>
    }
    .into_any()
}
