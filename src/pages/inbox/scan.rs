//! Scanning codes with the camera: what is read goes the way of what is pasted. The camera is on only while a code is looked for.

use super::open_inbox::Inbox;
use crate::browser::scan::{Camera, CameraFault, CodeReader};
use crate::browser::wait;
use crate::pages::state::Stage;
use crate::record::{Arrival, ArrivalWay, Key};
use crate::self_report::read_pasted;
use crate::ui::{Dialog, Latest, button, effect, focus_id, once_drawn, start};
use crate::words::{put_in_words, response_state, unread_sender, worded};
use leptos::html;
use leptos::prelude::*;

/// How long to wait between two looks, in milliseconds.
const PAUSE: i32 = 150;
/// The id of the button that begins anew.
const AGAIN: &str = "scan-again";

/// How far it is.
#[derive(Clone, Debug, PartialEq)]
enum Step {
    /// The browser is asked for the camera.
    Starting,
    /// A code is looked for; with what was said of one that is no answer.
    Looking(Option<String>),
    /// Answers were read: what came of them, and under which keys they wait.
    Read(String, Vec<Key>),
    /// The camera is off, and why.
    Off(String),
}

#[derive(Clone, Copy)]
struct Scan {
    inbox: Inbox,
    step: RwSignal<Step>,
    video: NodeRef<html::Video>,
    camera: StoredValue<Option<Camera>, LocalStorage>,
    latest: Latest,
}

/// The dialog, open while something is scanned.
#[component]
pub(super) fn ScanDialog(inbox: Inbox) -> impl IntoView {
    let scan = Scan {
        inbox,
        step: RwSignal::new(Step::Starting),
        video: NodeRef::new(),
        camera: StoredValue::new_local(None),
        latest: Latest::new(),
    };
    Effect::new(move |was: Option<bool>| {
        let is_open = inbox.scanning.get();
        match (is_open, was) {
            (true, _) => scan.begin(),
            (false, Some(true)) => scan.stop(),
            (false, _) => {}
        }
        is_open
    });
    // Before the page is loaded anew, what is half typed is saved first: the camera doesn't wait for that.
    effect(move || {
        if inbox.desk.stage.with(|stage| *stage != Stage::Open) {
            scan.stop();
        }
    });
    let hidden = window_event_listener_untyped("visibilitychange", move |_| {
        if document().hidden() && scan.is_on() {
            scan.stop();
            scan.step.set(Step::Off(out_of_sight()));
        }
    });
    on_cleanup(move || {
        hidden.remove();
        scan.stop();
    });
    let close = move || inbox.scanning.set(false);
    let is_looking = Memo::new(move |_| scan.step.with(|step| matches!(step, Step::Looking(_))));
    let again = move || {
        let words = scan.step.with(|step| match step {
            Step::Starting | Step::Looking(_) => None,
            Step::Read(..) => Some(worded("Scan another")),
            Step::Off(_) => Some(worded("Try again")),
        })?;
        Some(button(words, move |_| scan.begin()).primary().id(AGAIN).view())
    };
    view! {
        <Dialog
            id="scan-dialog"
            title=worded("Scan with the camera")
            open=inbox.scanning
            close=close
        >
            <p class="hint">{worded("The picture stays in this browser: nothing of it is kept or sent.")}</p>
            <video class="scan" class:looking=move || is_looking.get() node_ref=scan.video muted=true playsinline=true aria-label=worded("What the camera sees")></video>
            <div role="status">{move || scan.said()}</div>
            <div class="actions">
                {again}
                {button(move || if is_looking.get() { worded("Stop") } else { worded("Done") }, move |_| close())}
            </div>
        </Dialog>
    }
}

/// Why the camera is off while nobody sees the page.
fn out_of_sight() -> String {
    worded("The page was out of sight, so the camera was switched off.").to_owned()
}

impl Scan {
    fn is_on(self) -> bool {
        self.camera.try_with_value(Option::is_some) == Some(true)
    }

    /// Switches the camera off; what still waits for it finds out.
    fn stop(self) {
        let _ = self.latest.begin();
        let _ = self.camera.try_set_value(None);
        if let Some(video) = self.video.try_get_untracked().flatten() {
            video.set_src_object(None);
        }
    }

    /// Switches the camera on and looks for a code, until there are answers.
    fn begin(self) {
        self.stop();
        let is_latest = self.latest.begin();
        self.step.set(Step::Starting);
        start(async move {
            let done = self.look(is_latest).await;
            if !is_latest() {
                return;
            }
            self.stop();
            let step = match done {
                Ok(Some(read)) => read,
                Ok(None) => return,
                Err(why) => Step::Off(why),
            };
            let _ = self.step.try_set(step);
            once_drawn(|| focus_id(AGAIN));
        });
    }

    /// What was read in the end; none where it was given up.
    async fn look(self, is_latest: impl Fn() -> bool + Copy) -> Result<Option<Step>, String> {
        let told = |fault: CameraFault| fault.to_string();
        let camera = Camera::open().await.map_err(told)?;
        if !is_latest() {
            return Ok(None);
        }
        if document().hidden() {
            return Err(out_of_sight());
        }
        let Some(video) = self.video.try_get_untracked().flatten() else { return Ok(None) };
        let shown = camera.show(&video).await;
        if !is_latest() {
            return Ok(None);
        }
        self.camera.set_value(Some(camera));
        shown.map_err(told)?;
        let mut reader = CodeReader::start().await.map_err(told)?;
        if is_latest() {
            self.step.set(Step::Looking(None));
        }
        while is_latest() {
            if self.camera.try_with_value(|camera| camera.as_ref().is_some_and(|camera| !camera.is_on())) == Some(true)
            {
                return Err(told(CameraFault::Gone));
            }
            let texts = reader.read(&video).await.map_err(told)?;
            if !texts.is_empty() && is_latest() {
                // Codes side by side are texts apart.
                let pasted = read_pasted(&texts.join("\n\n"));
                let has_invitation = pasted.has_invitation;
                let keys = pasted.found.iter().map(|found| Arrival::key_of(&found.text)).collect();
                let put_in = self.inbox.desk.put_into_inbox(pasted, ArrivalWay::Camera).await;
                let put_in = put_in.map_err(|failure| failure.to_string())?;
                if put_in.is_any() {
                    return Ok(Some(Step::Read(put_in_words(put_in), keys)));
                }
                let words = if has_invitation {
                    put_in_words(put_in)
                } else {
                    worded("This code holds no answers. Hold the one in front of the camera that the patient’s page shows at the end.").to_owned()
                };
                if is_latest() {
                    self.step.set(Step::Looking(Some(words)));
                }
            }
            wait(PAUSE).await;
        }
        Ok(None)
    }

    /// What is said of it: heard at once where the page is heard.
    fn said(self) -> AnyView {
        match self.step.get() {
            Step::Starting => view! { <p>{worded("Asking the browser for the camera…")}</p> }.into_any(),
            Step::Looking(said) => {
                let hold = worded("Hold the code in front of the camera, so that all of it is in the picture.");
                let said = said.map(|said| view! { <p class="note">{said}</p> });
                view! { <p>{hold}</p> {said} }.into_any()
            }
            Step::Off(why) => view! { <p class="note">{why}</p> }.into_any(),
            Step::Read(words, keys) => {
                let desk = self.inbox.desk;
                let whose = move || {
                    let waiting = keys.iter().filter_map(|key| self.inbox.response(*key));
                    let one = |response: crate::caseload::Response| {
                        let whose = response.invited.and_then(|(patient, _)| desk.identity(patient));
                        let whose = whose.unwrap_or_else(|| unread_sender().to_owned());
                        view! { <p><b>{whose}</b> ": " {response_state(&response)}</p> }
                    };
                    waiting.map(one).collect_view()
                };
                view! { <p>{words}</p> {whose} }.into_any()
            }
        }
    }
}
