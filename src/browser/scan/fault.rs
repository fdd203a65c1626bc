//! Why nothing is read with the camera.

use super::super::dynamic::name_of;
use crate::words::worded;
use std::fmt;
use wasm_bindgen::JsValue;

/// Why nothing is read with the camera; its text says what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CameraFault {
    /// There is none.
    Missing,
    /// The person, the browser or the system has refused it.
    Refused,
    /// Whoever hosts the app has forbidden it.
    ByPolicy,
    /// Another program has it, or it doesn't start.
    InUse,
    /// It went off meanwhile.
    Gone,
    /// The browser gives no camera to this page.
    NotOffered,
    /// What reads the codes could not be loaded, or has ended.
    NoReader,
}

impl CameraFault {
    /// What the browser's refusal means. Only its name is looked at.
    pub(super) fn of(error: &JsValue) -> Self {
        match name_of(error).as_deref() {
            Some("NotAllowedError" | "SecurityError") => Self::Refused,
            Some("NotFoundError" | "OverconstrainedError") => Self::Missing,
            Some("NotReadableError" | "AbortError") => Self::InUse,
            _ => Self::NotOffered,
        }
    }
}

impl fmt::Display for CameraFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Missing => worded("This computer has no camera that the browser finds. Connect one and try again; or have the patient send the answers as a text or a file."),
            Self::Refused => worded("The camera is not allowed. Allow it beside the address of this page, and in the computer’s own settings for privacy, then try again."),
            Self::ByPolicy => worded("Whoever hosts this app has forbidden it the camera. Tell them that its Permissions-Policy needs camera=(self); paste the answers or choose the file meanwhile."),
            Self::InUse => worded("The camera doesn’t start: another program may be using it. Close that program, or pull the camera out and plug it in again, then try again."),
            Self::Gone => worded("The camera went off: it was unplugged, or taken away from this page. See to it, then try again."),
            Self::NotOffered => worded("This browser gives this page no camera. Open the app over https, or in a current browser; or paste the answers or choose the file."),
            Self::NoReader => worded("What reads the codes could not be loaded, or has ended. Check the network, then try again; or paste the answers or choose the file."),
        })
    }
}
