//! The camera itself, on for as long as this is held.

use super::super::dynamic::{call, get};
use super::fault::CameraFault;
use js_sys::JSON;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, HtmlVideoElement, MediaStream, MediaStreamConstraints, MediaStreamTrack};

/// What is asked for: the camera on the back of a tablet, and enough points for a code of a hundred squares a side.
const WANTED: &str =
    r#"{"audio":false,"video":{"facingMode":"environment","width":{"ideal":1920},"height":{"ideal":1080}}}"#;

/// The camera. It goes off when this is dropped.
pub struct Camera(MediaStream);

impl Camera {
    /// Turns it on; the browser may ask the person first.
    ///
    /// # Errors
    /// [`CameraFault`]; its text says what to do.
    pub async fn open() -> Result<Self, CameraFault> {
        let window = web_sys::window().ok_or(CameraFault::NotOffered)?;
        if window.document().is_some_and(|document| is_forbidden(&document)) {
            return Err(CameraFault::ByPolicy);
        }
        let devices = window.navigator().media_devices().map_err(|_| CameraFault::NotOffered)?;
        if devices.is_undefined() {
            return Err(CameraFault::NotOffered);
        }
        let wanted = JSON::parse(WANTED).map_err(|_| CameraFault::NotOffered)?;
        let wanted: MediaStreamConstraints = wanted.unchecked_into();
        let asked = devices.get_user_media_with_constraints(&wanted).map_err(|error| CameraFault::of(&error))?;
        let stream = JsFuture::from(asked).await.map_err(|error| CameraFault::of(&error))?;
        Ok(Self(stream.unchecked_into()))
    }

    /// Shows in the element what it sees.
    ///
    /// # Errors
    /// It doesn't come on.
    pub async fn show(&self, video: &HtmlVideoElement) -> Result<(), CameraFault> {
        video.set_src_object(Some(&self.0));
        let playing = video.play().map_err(|_| CameraFault::InUse)?;
        JsFuture::from(playing).await.map(drop).map_err(|_| CameraFault::InUse)
    }

    /// Whether it is still on: it may be unplugged, or taken away.
    pub fn is_on(&self) -> bool {
        self.0.active()
    }
}

impl Drop for Camera {
    fn drop(&mut self) {
        for track in self.0.get_tracks() {
            track.unchecked_into::<MediaStreamTrack>().stop();
        }
    }
}

/// Whether the page's own policy forbids the camera, where the browser tells; a refusal would look like a person's.
fn is_forbidden(document: &Document) -> bool {
    let allows = || {
        let policy = get(document, "featurePolicy")?;
        call(&policy, "allowsFeature", &[&"camera".into()])?.as_bool()
    };
    allows() == Some(false)
}
