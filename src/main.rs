//! One binary, two lives: in the browser it mounts the app, natively it is the auditor.

#[cfg(target_arch = "wasm32")]
fn main() {
    anamnesis::app::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    anamnesis::auditor::run(std::env::args_os())
}
