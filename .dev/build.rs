//! Asks the linker to leave in the app's own module what `.dev/split` needs to take it apart: which function uses which.
fn main() {
    println!("cargo::rerun-if-changed=.dev/build.rs");
    if std::env::var("CARGO_CFG_TARGET_ARCH").as_deref() == Ok("wasm32") {
        println!("cargo::rustc-link-arg-bin=anamnesis=--emit-relocs");
    }
}
