//! QR codes in what the camera sees: read by the browser where it can, otherwise by a worker of this app's own (`src/bin/scan`), which is
//! loaded for that alone.

mod camera;
mod fault;
mod own;
mod picture;

pub use camera::Camera;
pub use fault::CameraFault;

use super::dynamic::{ask, get, object};
use js_sys::{Array, Reflect};
use own::OwnReader;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlVideoElement;

/// The format as browsers call it.
const QR: &str = "qr_code";

/// What reads codes.
pub enum CodeReader {
    /// The browser's own detector.
    Browser(JsValue),
    /// This app's.
    Own(OwnReader),
}

impl CodeReader {
    /// The browser's where it reads QR codes, otherwise this app's.
    ///
    /// # Errors
    /// [`CameraFault::NoReader`].
    pub async fn start() -> Result<Self, CameraFault> {
        match browsers_own().await {
            Some(detector) => Ok(Self::Browser(detector)),
            None => Ok(Self::Own(OwnReader::start().await?)),
        }
    }

    /// The texts of the codes in the picture that is shown now.
    ///
    /// # Errors
    /// [`CameraFault::NoReader`] where the reader has ended.
    pub async fn read(&mut self, video: &HtmlVideoElement) -> Result<Vec<String>, CameraFault> {
        match self {
            Self::Own(reader) => reader.read(video).await,
            Self::Browser(detector) => {
                let found = detect(detector, video).await;
                if found.is_none() {
                    // What the browser promised it can't do: Chromium has the detector also where the system has none.
                    *self = Self::Own(OwnReader::start().await?);
                }
                Ok(found.unwrap_or_default())
            }
        }
    }
}

/// The browser's detector; none where it has none for QR codes.
async fn browsers_own() -> Option<JsValue> {
    let class = get(&js_sys::global(), "BarcodeDetector")?;
    let formats = Array::from(&ask(&class, "getSupportedFormats", &[]).await?);
    if !formats.includes(&QR.into(), 0) {
        return None;
    }
    let options = object(&[("formats", Array::of1(&QR.into()).into())]);
    Reflect::construct(class.unchecked_ref::<js_sys::Function>(), &Array::of1(&options)).ok()
}

async fn detect(detector: &JsValue, video: &HtmlVideoElement) -> Option<Vec<String>> {
    let codes = Array::from(&ask(detector, "detect", &[video]).await?);
    Some(codes.iter().filter_map(|code| get(&code, "rawValue")?.as_string()).collect())
}
