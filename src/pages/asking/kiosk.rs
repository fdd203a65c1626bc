//! The forms that are asked, read from what was kept when the device was handed over.

use crate::browser::clock::authored_now;
use crate::browser::seal_crypto::WebPrimitives;
use crate::pages::state::Desk;
use crate::questionnaire::{Answers, Questionnaire};
use crate::self_report::{AskingStep, Contact, Invitation, PublicKey, Sending, SendingId, Token};
use crate::ui::questions::{Layout, Manner, QuestionForm};
use crate::ui::start;
use leptos::prelude::*;
use std::sync::Arc;

/// Which of the pages is shown while the form is being filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// What is asked, and what happens with it.
    Start,
    /// The form of that number.
    Form(usize),
    /// The own answers, before they are handed in.
    Summary,
}

/// The forms, and where to the answers go.
#[derive(Clone, Copy)]
pub(super) struct Kiosk {
    pub(super) public_key: PublicKey,
    token: Token,
    id: SendingId,
    pub(super) contact: StoredValue<Contact>,
    pub(super) forms: StoredValue<Vec<QuestionForm>>,
    pub(super) place: RwSignal<Place>,
}

impl Kiosk {
    /// What is answered by now.
    pub(super) fn sending(self) -> Option<Sending> {
        let answers = self.forms.with_value(|forms| forms.iter().map(|form| form.answers.get()).collect());
        let authored = authored_now()?;
        Some(Sending { token: self.token, id: self.id, authored, answers, comment: String::new() })
    }
}

/// The forms once they are read, and the half-filled one kept at each answer.
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
            let questionnaires: Vec<Arc<Questionnaire>> =
                invitation.questionnaires.iter().map(|carried| Arc::clone(carried.questionnaire())).collect();
            let draft = match &asked.step {
                AskingStep::Answering(draft) => Sending::from_draft(draft, &questionnaires).ok(),
                AskingStep::Sealed(_) | AskingStep::HandedIn => None,
            };
            let id = draft.as_ref().map_or(SendingId([0; 16]), |draft| draft.id);
            let answers = draft.map_or_else(|| questionnaires.into_iter().map(Answers::new).collect(), |d| d.answers);
            let form = |answers| QuestionForm::new(RwSignal::new(answers), &contact, manner);
            let forms: Vec<QuestionForm> = answers.into_iter().map(form).collect();
            Kiosk {
                public_key: invitation.public_key,
                token: invitation.token,
                id,
                forms: StoredValue::new(forms),
                contact: StoredValue::new(contact),
                place: RwSignal::new(Place::Start),
            }
        };
        let opened = owner.map(|owner| owner.with(begin));
        let _ = kiosk.try_set(opened);
    });
    Effect::new(move |was: Option<bool>| {
        let sending = kiosk.get().and_then(Kiosk::sending);
        if let (Some(sending), Some(true)) = (&sending, was) {
            desk.keep_answers(sending);
        }
        sending.is_some()
    });
    kiosk
}
