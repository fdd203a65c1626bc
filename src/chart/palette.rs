//! Colours. Derived from Okabe and Ito's set, which people with any colour vision can tell apart; darkened or lightened until words in
//! them stand out from the paper by 4.5 to 1 and lines by 3 to 1.

use super::Ink;
use crate::record::Route;

/// A colour and how opaque it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Colour {
    /// Red, green, blue.
    pub rgb: (u8, u8, u8),
    /// 0 to 1.
    pub alpha: f64,
}

/// Which medium the colours are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Medium {
    Light,
    Dark,
    Print,
}

/// The colours of all inks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette(Medium);

impl Palette {
    /// For a white page.
    pub const fn light() -> Self {
        Self(Medium::Light)
    }

    /// For a dark page.
    pub const fn dark() -> Self {
        Self(Medium::Dark)
    }

    /// For paper: readable when printed in greys.
    pub const fn print() -> Self {
        Self(Medium::Print)
    }

    /// The colour of an ink.
    pub const fn colour(self, ink: Ink) -> Colour {
        let (light, dark, print) = inks(ink);
        let (hex, alpha) = match self.0 {
            Medium::Light => light,
            Medium::Dark => dark,
            Medium::Print => print,
        };
        Colour { rgb: ((hex >> 16) as u8, (hex >> 8) as u8, hex as u8), alpha }
    }
}

/// A colour as 0xRRGGBB, and how opaque.
type Tone = (u32, f64);

/// An ink's colours for light, dark and print.
const fn inks(ink: Ink) -> (Tone, Tone, Tone) {
    match ink {
        Ink::Paper => ((0xffffff, 1.0), (0x14171a, 1.0), (0xffffff, 1.0)),
        Ink::Axis => ((0x8a929c, 1.0), (0x7d8792, 1.0), (0x555555, 1.0)),
        Ink::Grid => ((0xe4e7eb, 1.0), (0x2a3138, 1.0), (0xdddddd, 1.0)),
        Ink::Text => ((0x1d2329, 1.0), (0xe6eaee, 1.0), (0x000000, 1.0)),
        Ink::Muted => ((0x59626c, 1.0), (0xa3adb7, 1.0), (0x444444, 1.0)),
        Ink::Memory => ((0x00619c, 1.0), (0x6fbdf2, 1.0), (0x00446e, 1.0)),
        Ink::MemoryFaint => ((0x00619c, 0.35), (0x6fbdf2, 0.4), (0x777777, 0.8)),
        Ink::Baseline => ((0x3d4650, 1.0), (0xc3cbd3, 1.0), (0x222222, 1.0)),
        Ink::Worse => ((0xb34700, 1.0), (0xff9d5c, 1.0), (0x8f3800, 1.0)),
        Ink::Recovered => ((0x59626c, 0.6), (0xa3adb7, 0.6), (0x666666, 0.8)),
        Ink::Window => ((0x56b4e9, 0.16), (0x56b4e9, 0.15), (0x999999, 0.14)),
        Ink::Episode => ((0xe69f00, 0.22), (0xe69f00, 0.24), (0x777777, 0.3)),
        Ink::PastEpisode => ((0xe69f00, 0.11), (0xe69f00, 0.13), (0x999999, 0.2)),
        Ink::Acute => ((0x9a4a7c, 1.0), (0xe39ac2, 1.0), (0x6e2f57, 1.0)),
        Ink::SetAside => ((0x6b747e, 1.0), (0x98a2ac, 1.0), (0x555555, 1.0)),
        Ink::Future => ((0x7d8690, 1.0), (0x8a949e, 1.0), (0x777777, 1.0)),
        Ink::Gap => ((0x7a5200, 1.0), (0xe8c06a, 1.0), (0x444444, 1.0)),
        Ink::Today => ((0x1d2329, 0.75), (0xe6eaee, 0.75), (0x000000, 0.8)),
        Ink::Mood => ((0x00705a, 1.0), (0x4fcfae, 1.0), (0x004d3d, 1.0)),
        Ink::MoodFaint => ((0x00705a, 0.35), (0x4fcfae, 0.4), (0x777777, 0.8)),
        Ink::Route(route) => of_route(route),
        Ink::Planned => ((0x59626c, 1.0), (0xa3adb7, 1.0), (0x444444, 1.0)),
        Ink::Missed => ((0x59626c, 1.0), (0xa3adb7, 1.0), (0x444444, 1.0)),
    }
}

const fn of_route(route: Route) -> (Tone, Tone, Tone) {
    match route {
        Route::Iv => ((0x35548f, 1.0), (0x8fb0ee, 1.0), (0x24396b, 1.0)),
        Route::Im => ((0x8a5a00, 1.0), (0xe0ad4d, 1.0), (0x5f3e00, 1.0)),
        Route::Sc => ((0x007a80, 1.0), (0x57c5cb, 1.0), (0x00535a, 1.0)),
        Route::Intranasal => ((0x8b3f74, 1.0), (0xd98fc0, 1.0), (0x642b53, 1.0)),
        Route::Sublingual => ((0x4d7300, 1.0), (0xa4cc52, 1.0), (0x365100, 1.0)),
        Route::Oral => ((0x6f6400, 1.0), (0xd6cb55, 1.0), (0x4c4500, 1.0)),
        Route::Unknown => ((0x6b747e, 1.0), (0x98a2ac, 1.0), (0x555555, 1.0)),
    }
}
