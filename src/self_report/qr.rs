//! A text as a QR code: a sealed text on the patient's screen, a link on paper. Squares only; whoever draws them chooses the colours.

use qrcodegen::QrCodeEcc;
use std::fmt::Write;

/// Squares of a QR code's margin: scanners need it to find the code.
const MARGIN: i32 = 4;

/// A QR code to be drawn: dark on light in every theme, or scanners don't find it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrCode {
    /// How many squares it is wide and high, its margin included.
    pub side: u32,
    /// The dark squares, as the `d` of an SVG path in units of one square.
    pub path: String,
}

/// The text as a QR code, with as much correction of errors as the size that it needs leaves room for; none where the text is longer than a
/// code can hold, which is 2,953 bytes.
///
/// ```
/// let code = anamnesis::self_report::qr_code("https://example.org/report#1.").unwrap();
/// let svg = format!(r#"<svg viewBox="0 0 {side} {side}"><path d="{}"/></svg>"#, code.path, side = code.side);
/// ```
pub fn qr_code(text: &str) -> Option<QrCode> {
    let code = qrcodegen::QrCode::encode_text(text, QrCodeEcc::Low).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let dark = (x..code.size()).take_while(|x| code.get_module(*x, y)).count() as i32;
            if dark > 0 {
                // Writing into a text never fails.
                let _ = write!(path, "M{} {}h{dark}v1h-{dark}z", x + MARGIN, y + MARGIN);
            }
            x += dark + 1;
        }
    }
    Some(QrCode { side: u32::try_from(code.size() + 2 * MARGIN).ok()?, path })
}
