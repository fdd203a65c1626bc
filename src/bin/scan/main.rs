//! The page's reader of QR codes: a web worker with a wasm of its own, loaded when the camera is used in a browser that reads none itself.
//! It first says that it hears; then each question is a list of a picture's width, its height and its bytes (red, green, blue and alpha of
//! each pixel), and each answer the list of the texts in it.

#[cfg(target_arch = "wasm32")]
mod listen;
#[cfg(target_arch = "wasm32")]
mod read;

#[cfg(target_arch = "wasm32")]
fn main() {
    listen::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This is the page's reader of QR codes. It runs in a browser; there is nothing for it to do here.");
}
