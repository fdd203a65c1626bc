//! Where the app is hosted: at the root of its origin, or under a path of it. Pages name their addresses without that path.

use std::sync::OnceLock;

static BASE: OnceLock<String> = OnceLock::new();

/// The path that the app lies under, without a slash at its end: empty at the root. The page's head says it.
pub fn base() -> &'static str {
    BASE.get_or_init(|| said("data-base").unwrap_or_default().trim_end_matches('/').to_owned())
}

/// What the page's head says of where files lie, under that name.
fn said(name: &str) -> Option<String> {
    let head = web_sys::window()?.document()?.query_selector("meta[name=anamnesis-hosted]").ok()??;
    head.get_attribute(name)
}

/// The address of one of the app's pages, whose own path begins with a slash.
pub fn app_url(path: impl AsRef<str>) -> String {
    format!("{}{}", base(), path.as_ref())
}

/// The address of a file of the helpers that work apart from the page.
pub(super) fn helper_url(file: &str) -> String {
    app_url(format!("/{}{file}", said("data-helpers").unwrap_or_default()))
}

/// The whole address of one of the app's pages, for somebody else to open.
pub fn full_url(path: &str) -> String {
    let origin = web_sys::window().and_then(|window| window.location().origin().ok());
    format!("{}{}", origin.unwrap_or_default(), app_url(path))
}

/// The page's own path in an address's path.
pub fn page_path(path: &str) -> &str {
    match path.strip_prefix(base()) {
        Some("") => "/",
        Some(own) => own,
        None => path,
    }
}

/// What something is called that all pages of one origin share, such as a database: two apps under two paths of it are apart.
pub(crate) fn own_name(name: &str) -> String {
    match base() {
        "" => name.to_owned(),
        base => format!("{base}/{name}"),
    }
}

/// What such a thing is called without that; none for what isn't this app's.
pub(super) fn without_base(name: &str) -> Option<&str> {
    match base() {
        "" => Some(name),
        base => name.strip_prefix(base)?.strip_prefix('/'),
    }
}
