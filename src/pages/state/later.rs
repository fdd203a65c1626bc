//! Work that is loaded after the caseload, asked for at the desk.

use super::late::{Background, Changing, Late, Works, Writing};
use super::{Desk, Failure};
use leptos::prelude::*;

/// Work that is loaded after the caseload.
pub(crate) trait LateWork: Sized + 'static {
    /// What does it at that desk, once it is loaded.
    fn at(desk: Desk) -> Late<Desk, Self>;
}

impl LateWork for Writing {
    fn at(desk: Desk) -> Late<Desk, Self> {
        desk.writing
    }
}

impl LateWork for Changing {
    fn at(desk: Desk) -> Late<Desk, Self> {
        desk.changing
    }
}

impl LateWork for Background {
    fn at(desk: Desk) -> Late<Desk, Self> {
        desk.background
    }
}

impl Desk {
    /// Does it, at once where it can be done by now. Where what does it can't be loaded, every page says so, and it is done once it is.
    pub(super) async fn later<W: LateWork>(self, work: W) -> Result<(), Failure> {
        let works = W::at(self).loaded().await;
        (works.run)(self, work).await
    }

    /// Whether somebody waits for what does such work. Follows it.
    pub(crate) fn waits_for<W: LateWork>(self) -> bool {
        W::at(self).is_wanted()
    }

    /// What does such work is loaded.
    pub(crate) fn is_there<W: LateWork>(self, works: &'static Works<Self, W>) {
        untrack(|| (works.follow)(self));
        W::at(self).give(works);
    }
}
