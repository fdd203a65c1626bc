//! What the patient's page knows: the invitation, its forms with the answers, and what of them was sealed and passed on.

use super::draft;
use super::place::{Entry, Page};
use crate::browser::clock::authored_now;
use crate::browser::seal_crypto::WebPrimitives;
use crate::questionnaire::{Answers, ItemIndex, Questionnaire};
use crate::record::Authored;
use crate::self_report::{
    COMMENT, Contact, Draft, Invitation, PassedOn, Primitives, PublicKey, SendFault, Sending, SendingId, Token,
    WireFault,
};
use crate::ui::questions::{Layout, Manner, QuestionForm};
use leptos::prelude::*;
use std::sync::Arc;

/// What the page's own headings are called, to move the focus to.
pub(super) const HEADING: &str = "page";

/// The id of what isn't sealed yet.
const UNSEALED: SendingId = SendingId([0; 16]);

/// All of it. A form's answers are what there is; nothing is copied from them before they are sealed.
#[derive(Clone, Copy)]
pub(super) struct Report {
    pub(super) public_key: PublicKey,
    pub(super) token: Token,
    pub(super) contact: StoredValue<Contact>,
    pub(super) forms: StoredValue<Vec<QuestionForm>>,
    /// What was sealed last.
    sealed: RwSignal<Option<Sending>>,
    pub(super) comment: RwSignal<String>,
    /// Whether all questions are to stand on one page.
    pub(super) is_all: RwSignal<bool>,
    /// What is drawn.
    pub(super) page: RwSignal<Page>,
    /// The entry of the browser's history that is shown.
    pub(super) here: StoredValue<Entry>,
    /// When the first answer was given; none before that.
    pub(super) begun: RwSignal<Option<Authored>>,
    /// What went any way from this page last. Whether it arrived nobody here can know.
    passed_on: RwSignal<Option<SendingId>>,
}

impl Report {
    /// The forms of an invitation, with what was answered before and not sent.
    pub(super) fn open(invitation: &Invitation) -> Self {
        let asked: Vec<Arc<Questionnaire>> =
            invitation.questionnaires.iter().map(|carried| Arc::clone(carried.questionnaire())).collect();
        let before = draft::read(&invitation.token, &asked);
        let passed_on = before.as_ref().and_then(|before| before.passed_on);
        let sealed = before.as_ref().map(|before| before.sending.clone()).filter(|sealed| sealed.id != UNSEALED);
        let (comment, begun, answers) = match before {
            Some(Draft { sending, begun, .. }) => (sending.comment, Some(begun), sending.answers),
            None => (String::new(), None, asked.iter().cloned().map(Answers::new).collect()),
        };
        let contact = invitation.contact.clone().unwrap_or_default();
        let page = RwSignal::new(Page::Start);
        let layout = Signal::derive(move || match page.get() {
            Page::All => Layout::OnePage,
            _ => Layout::OneAtATime,
        });
        let manner = Manner { layout, dials: true, digits_advance: false };
        let form = |answers| QuestionForm::new(RwSignal::new(answers), &contact, manner);
        let report = Self {
            public_key: invitation.public_key,
            token: invitation.token,
            forms: StoredValue::new(answers.into_iter().map(form).collect()),
            contact: StoredValue::new(contact),
            sealed: RwSignal::new(sealed),
            comment: RwSignal::new(comment),
            is_all: RwSignal::new(false),
            page,
            here: StoredValue::new(Entry::START),
            begun: RwSignal::new(begun),
            passed_on: RwSignal::new(passed_on),
        };
        report.resume();
        report.keep_draft();
        report
    }

    /// The form of that number.
    pub(super) fn form(self, at: usize) -> Option<QuestionForm> {
        self.forms.with_value(|forms| forms.get(at).copied())
    }

    /// What is to be sent, as of now. The same answers as were sealed last are the same sending, so that a second copy is known as that; changed
    /// ones are another, which the clinic must see beside what it has.
    fn sending(self) -> Option<Sending> {
        let answers: Vec<Answers> =
            self.forms.with_value(|forms| forms.iter().map(|form| form.answers.get()).collect());
        let comment: String = self.comment.get().trim().chars().take(COMMENT).collect();
        let now = Sending { token: self.token, id: UNSEALED, authored: authored_now()?, answers, comment };
        Some(self.sealed.with(|last| now.or_sealed(last.as_ref())))
    }

    /// Whether the answers as they are now were sealed.
    pub(super) fn is_sealed(self) -> bool {
        untrack(move || self.sending()).is_some_and(|sending| sending.id != UNSEALED)
    }

    /// Whether the answers as they are now were passed on from this page.
    pub(super) fn passed_on(self) -> PassedOn {
        PassedOn::of(self.sending().map_or(UNSEALED, |sending| sending.id), self.passed_on.get())
    }

    /// Notes that what was sealed last has gone some way.
    pub(super) fn note_passed_on(self) {
        self.passed_on.set(self.sealed.with_untracked(|last| last.as_ref().map(|last| last.id)));
    }

    /// What is sealed now.
    ///
    /// # Errors
    /// The browser gives no random number, or a clock that no calendar knows.
    pub(super) fn sending_to_seal(self) -> Result<Sending, SendFault> {
        let mut sending = untrack(move || self.sending()).ok_or(SendFault::Wire(WireFault::Bad))?;
        if sending.id == UNSEALED {
            WebPrimitives.random(&mut sending.id.0).map_err(SendFault::Seal)?;
            self.sealed.set(Some(sending.clone()));
        }
        Ok(sending)
    }

    /// Whether an answer tells of harm.
    pub(super) fn tells_harm(self) -> Signal<bool> {
        QuestionForm::any_tells_harm(self.forms)
    }

    /// The first question that has no answer, with its form's number.
    pub(super) fn first_open(self) -> Option<(usize, ItemIndex)> {
        let open = |(at, form): (usize, &QuestionForm)| {
            form.answers.with_untracked(|answers| {
                let asked = answers.asked();
                let is_open = |index: &ItemIndex| asked.get(*index) == Some(&true) && answers.given(*index).is_none();
                answers.questionnaire().questions().map(|(index, _)| index).find(is_open).map(|index| (at, index))
            })
        };
        self.forms.with_value(|forms| forms.iter().enumerate().find_map(open))
    }

    /// How many questions are answered.
    pub(super) fn count_answers(self) -> usize {
        self.forms.with_value(|forms| forms.iter().map(|form| form.answers.with(|answers| answers.part().len())).sum())
    }

    /// Whether there are words of the person's own.
    pub(super) fn has_comment(self) -> bool {
        self.comment.with(|comment| !comment.trim().is_empty())
    }

    /// Forgets all answers.
    pub(super) fn begin_anew(self) {
        for form in self.forms.get_value() {
            form.answers.set(Answers::new(form.questionnaire()));
        }
        self.comment.set(String::new());
        self.begun.set(None);
        self.sealed.set(None);
    }

    /// Forgets what this device keeps of it.
    pub(super) fn forget(self) {
        draft::forget(&self.token);
    }

    /// Keeps what is answered on this device, until it is sent.
    fn keep_draft(self) {
        Effect::new(move |was: Option<bool>| {
            let is_sent = self.page.with(|page| *page == Page::Sent);
            let passed_on = self.passed_on.get();
            if let Some(sending) = self.sending().filter(|_| !is_sent && was.is_some()) {
                let begun = self.begun.get_untracked().unwrap_or(sending.authored);
                if self.begun.get_untracked().is_none() && (self.count_answers() > 0 || self.has_comment()) {
                    self.begun.set(Some(begun));
                }
                draft::keep(&Draft { sending, begun, passed_on });
            }
            is_sent
        });
    }
}
