//! Colours that can be read, and told apart by people who see colours differently. Words and shapes say the same beside them.
#![cfg(not(target_arch = "wasm32"))]

use anamnesis::chart::{Colour, Ink, Palette};

/// What red, green and blue become for a dichromat: Machado, Oliveira and Fernandes, A physiologically-based model for simulation of
/// color vision deficiency, IEEE TVCG 15(6), 2009, severity 1.0; applied to linear light.
const DICHROMATS: [(&str, [[f64; 3]; 3]); 3] = [
    ("protanopia", [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    (
        "deuteranopia",
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    ),
    ("tritanopia", [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
];

/// Inks that stand in one panel and mean different things.
const TOLD_APART: [(Ink, Ink); 6] = [
    (Ink::Acute, Ink::Memory),
    (Ink::Memory, Ink::Worse),
    (Ink::Worse, Ink::Baseline),
    (Ink::Worse, Ink::Text),
    (Ink::Acute, Ink::Worse),
    (Ink::Memory, Ink::Text),
];

fn linear(colour: Colour) -> [f64; 3] {
    let (red, green, blue) = colour.rgb;
    [red, green, blue].map(|c| {
        let c = f64::from(c) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    })
}

fn seen(matrix: &[[f64; 3]; 3], light: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.iter().zip(light).map(|(a, b)| a * b).sum::<f64>().clamp(0.0, 1.0))
}

/// The distance in CIE L*a*b* that is just noticed: Mahy, Van Eycken and Oosterlinck, Color Research and Application 19(2), 1994.
const JUST_NOTICED: f64 = 2.3;

/// CIE L*a*b* under D65.
fn lab([red, green, blue]: [f64; 3]) -> [f64; 3] {
    let x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.950_47;
    let y = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    let z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.088_83;
    let f = |t: f64| if t > 0.008_856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 };
    [116.0 * f(y) - 16.0, 500.0 * (f(x) - f(y)), 200.0 * (f(y) - f(z))]
}

fn distance(a: [f64; 3], b: [f64; 3]) -> f64 {
    lab(a).iter().zip(lab(b)).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

/// WCAG's contrast ratio of a colour on the paper; what shines through is mixed in.
fn contrast(palette: Palette, ink: Ink) -> f64 {
    let luminance = |[red, green, blue]: [f64; 3]| 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    let (a, b) = (luminance(linear(palette.colour(ink))), luminance(linear(palette.colour(Ink::Paper))));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn what_is_written_and_what_is_drawn_stand_out_from_the_paper() {
    for palette in [Palette::light(), Palette::dark(), Palette::print()] {
        for ink in [Ink::Text, Ink::Muted, Ink::Memory, Ink::Worse, Ink::Baseline, Ink::Gap, Ink::Acute, Ink::Mood] {
            assert!(contrast(palette, ink) >= 4.5, "{ink:?} on {palette:?}: {:.2}", contrast(palette, ink));
        }
        for ink in [Ink::Axis, Ink::Future, Ink::SetAside, Ink::Planned, Ink::Missed] {
            assert!(contrast(palette, ink) >= 3.0, "{ink:?} on {palette:?}: {:.2}", contrast(palette, ink));
        }
    }
}

#[test]
fn what_means_different_things_is_told_apart_by_colour_blind_readers() {
    for palette in [Palette::light(), Palette::dark()] {
        for (one, other) in TOLD_APART {
            let (a, b) = (linear(palette.colour(one)), linear(palette.colour(other)));
            for (name, matrix) in &DICHROMATS {
                let far = distance(seen(matrix, a), seen(matrix, b));
                assert!(far >= 5.0 * JUST_NOTICED, "{one:?} and {other:?} on {palette:?} with {name}: {far:.1}");
            }
        }
    }
}
