//! The forms that are asked, read from what was kept when the device was handed over.

use crate::browser::clock::authored_now;
use crate::browser::seal_crypto::WebPrimitives;
use crate::pages::state::Desk;
use crate::questionnaire::Answers;
use crate::self_report::{Carried, Contact, Invitation, PublicKey, Sending, SendingId, Token};
use crate::ui::questions::{Layout, Manner, QuestionForm, harm_notice};
use crate::ui::start;
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;

/// Which of the pages is shown while the form is being filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// What is asked, and what happens with it.
    Start,
    /// The form of that number, or all of them where they stand on one page.
    Form(usize),
    /// The own answers, before they are handed in.
    Summary,
}

/// The forms, and where to the answers go.
#[derive(Clone, Copy)]
pub(super) struct Kiosk {
    pub(super) public_key: PublicKey,
    token: Token,
    pub(super) contact: StoredValue<Contact>,
    pub(super) forms: StoredValue<Vec<QuestionForm>>,
    /// Whether all of them stand on one page.
    pub(super) is_one_page: bool,
    pub(super) place: RwSignal<Place>,
}

impl Kiosk {
    /// What is answered by now. It gets its id when it is sealed.
    pub(super) fn sending(self) -> Option<Sending> {
        let answers = self.forms.with_value(|forms| forms.iter().map(|form| form.answers.get_untracked()).collect());
        let (id, authored) = (SendingId([0; 16]), authored_now()?);
        Some(Sending { token: self.token, id, authored, answers, comment: String::new() })
    }

    /// Whom to call now, where an answer tells of harm.
    pub(super) fn harm_notice(self) -> AnyView {
        harm_notice(QuestionForm::any_tells_harm(self.forms), self.contact, false)
    }

    /// Whether something is answered.
    pub(super) fn is_begun(self) -> bool {
        let is_answered = |form: &QuestionForm| form.answers.with_untracked(|answers| !answers.part().is_empty());
        self.forms.with_value(|forms| forms.iter().any(is_answered))
    }
}

/// The forms once they are read. What is answered is in this page's memory alone; so the browser asks before the page is left or loaded anew.
pub(super) fn open_kiosk(desk: Desk) -> RwSignal<Option<Kiosk>> {
    let kiosk = RwSignal::new(None);
    let owner = Owner::current();
    start(async move {
        let Some(asked) = desk.asking.get_untracked() else { return };
        let Ok(invitation) = Invitation::read(&asked.invitation, &WebPrimitives).await else { return };
        let begin = || {
            let contact = invitation.contact.clone().unwrap_or_default();
            let layout = if asked.is_one_page { Layout::OnePage } else { Layout::OneAtATime };
            let manner = Manner { layout: Signal::stored(layout), dials: false, digits_advance: false };
            let form = |carried: &Carried| {
                let answers = Answers::new(Arc::clone(carried.questionnaire()));
                QuestionForm::new(RwSignal::new(answers), &contact, manner)
            };
            Kiosk {
                public_key: invitation.public_key,
                token: invitation.token,
                forms: StoredValue::new(invitation.questionnaires.iter().map(form).collect()),
                contact: StoredValue::new(contact),
                is_one_page: asked.is_one_page,
                place: RwSignal::new(Place::Start),
            }
        };
        let opened = owner.map(|owner| owner.with(begin));
        let _ = kiosk.try_set(opened);
    });
    let guard = window_event_listener(ev::beforeunload, move |event| {
        let is_begun = kiosk.try_get_untracked().flatten().is_some_and(Kiosk::is_begun);
        if is_begun && desk.is_answering() {
            event.prevent_default();
        }
    });
    on_cleanup(move || guard.remove());
    kiosk
}
