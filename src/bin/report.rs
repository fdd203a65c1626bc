//! The patient's own page, apart from the provider's app: a wasm of its own, which knows no record.

#[cfg(target_arch = "wasm32")]
fn main() {
    anamnesis::pages::report::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This is the patient's page. It runs in a browser; there is nothing for it to do here.");
}
