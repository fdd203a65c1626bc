//! The reader of pasted text: whatever mail programs and people do to a sealed text, it is found, or what is wrong with it is told.
//!
//! `ANAMNESIS_FUZZ=1000000 cargo test --test self_report_paste` runs that many cases of each property.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

use anamnesis::self_report::{FoundText, PREFIX, Pasted, TextFault, read_bytes, read_pasted};
use proptest::prelude::*;
use sendings::{sealed, sending};
use std::fmt::Write;
use std::time::Instant;

#[path = "support/native_seal.rs"]
mod native_seal;
#[path = "support/sendings.rs"]
mod sendings;
#[path = "support/questions.rs"]
mod support;

fn text() -> String {
    sealed(&sending(1), 1)
}

/// That the one sealed text is found whole, and nothing else.
fn finds(pasted: &str, text: &str) {
    let found = read_pasted(pasted).found;
    assert_eq!(found.len(), 1, "{pasted}\n{found:?}");
    let sealed = found[0].sealed.as_ref().unwrap_or_else(|fault| panic!("{fault:?} in\n{pasted}"));
    assert_eq!(sealed.to_text().as_deref(), Ok(text));
}

fn wrapped(text: &str, at: usize, before: &str, end: &str) -> String {
    let lines: Vec<&str> = (0..text.len()).step_by(at).map(|from| &text[from..text.len().min(from + at)]).collect();
    lines.iter().map(|line| format!("{before}{line}{end}")).collect()
}

fn quoted_printable(text: &str) -> String {
    let mut out = String::new();
    for (at, byte) in text.bytes().enumerate() {
        if at % 70 == 69 {
            out.push_str("=\r\n");
        }
        match byte {
            b'\r' | b'\n' | b' '..=b'<' | b'>'..=b'~' => out.push(char::from(byte)),
            _ => write!(out, "={byte:02X}").unwrap(),
        }
    }
    out
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for group in bytes.chunks(3) {
        let word = (0..3).fold(0usize, |word, at| word << 8 | usize::from(*group.get(at).unwrap_or(&0)));
        for at in 0..4 {
            out.push(if at > group.len() { '=' } else { char::from(DIGITS[word >> (18 - 6 * at) & 63]) });
        }
    }
    wrapped(&out, 76, "", "\r\n")
}

#[test]
fn a_text_is_found_whatever_stands_around_it() {
    let text = text();
    for around in
        ["", "Dear clinic,\n\n", "x", "See: ", "(", "*", "\"", "<", "ANAMNESIS ", "ANAMNESIS1 is here: ", "a=b&c=d "]
    {
        for behind in
            ["", "\n\nBest wishes, Anna", "\nSent from my phone", ")", ".", "*", "\"", ">", " thanks", "_", "—"]
        {
            finds(&format!("{around}{text}{behind}"), &text);
        }
    }
}

#[test]
fn a_text_is_found_however_it_is_wrapped_and_quoted() {
    let text = text();
    for at in [1, 2, 7, 13, 60, 72, 76, 78] {
        for before in ["", "> ", ">", "> > ", ">> ", "| ", "  ", "\t", "&gt; ", "&gt;&gt; "] {
            for end in ["\n", "\r\n", " \n", "\u{2028}"] {
                finds(&format!("On Monday the clinic wrote:\n{}", wrapped(&text, at, before, end)), &text);
            }
        }
    }
}

#[test]
fn a_text_is_found_with_characters_in_it_that_nobody_sees() {
    let text = text();
    for unseen in [
        "\u{AD}",
        "\u{200B}",
        "\u{200C}",
        "\u{200D}",
        "\u{2060}",
        "\u{FEFF}",
        "\u{200E}",
        "\u{FE0F}",
        "&shy;",
        "&#173;",
        "&#xAD;",
        "&#8203;",
        "<wbr>",
        "<br>",
        "<br/>",
        "</span><span class=\"x\">",
        "&amp;shy;",
        "&nbsp;",
        " ",
        "=C2=AD",
    ] {
        let mixed: Vec<String> =
            text.as_bytes().chunks(11).map(|part| String::from_utf8(part.to_vec()).unwrap()).collect();
        finds(&mixed.join(unseen), &text);
    }
    finds(&text.replace('-', "\u{2011}").replace('_', "&lowbar;"), &text);
}

#[test]
fn a_text_is_found_in_a_page_and_in_mails_encodings() {
    let text = text();
    finds(
        &format!(
            "<html><body><p>Hello,</p><div dir=\"ltr\">{}</div></body></html>",
            wrapped(&text, 76, "", "<br>\r\n")
        ),
        &text,
    );
    finds(&format!("<pre>{}</pre>", text.replace('-', "&#45;").replace('.', "&period;")), &text);
    finds(&quoted_printable(&format!("Grüße aus Österreich\r\n\r\n{text}\r\n")), &text);
    finds(&quoted_printable(&format!("<p>Grüße</p><p>{}</p>", wrapped(&text, 60, "", "\u{AD}"))), &text);
    let mail = |body: &str, encoding: &str| {
        format!(
            "From: a@example.org\r\nSubject: =?utf-8?Q?Antwort?=\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{body}\r\n"
        )
    };
    finds(&mail(&base64(format!("Grüße!\r\n\r\n{text}\r\n").as_bytes()), "base64"), &text);
    finds(&mail(&base64(format!("x\n{}", wrapped(&text, 76, "> ", "\n")).as_bytes()), "base64"), &text);
    finds(&mail(&quoted_printable(&text), "quoted-printable"), &text);
    finds(&serde_json::json!({ "sealed": text }).to_string(), &text);
    finds(&format!("<a href=\"mailto:c@example.org?body={text}\">{text}</a>"), &text);
    // The same as text and as a page.
    let both = read_pasted(&format!("--b\r\n{}\r\n--b\r\n<p>{text}</p>\r\n--b--", quoted_printable(&text)));
    assert_eq!((both.found.len(), both.found[0].times), (1, 2));
}

#[test]
fn files_are_read_in_the_encodings_that_they_come_in() {
    let text = text();
    let whole = |bytes: &[u8]| read_bytes(bytes).found[0].sealed.as_ref().unwrap().to_text().unwrap();
    assert_eq!(whole(text.as_bytes()), text);
    let wide: Vec<u16> = format!("\u{FEFF}Grüße {text}").encode_utf16().collect();
    assert_eq!(whole(&wide.iter().flat_map(|unit| unit.to_le_bytes()).collect::<Vec<u8>>()), text);
    assert_eq!(whole(&wide.iter().flat_map(|unit| unit.to_be_bytes()).collect::<Vec<u8>>()), text);
    assert_eq!(whole(&[b"Gr\xFC\xDFe ", text.as_bytes()].concat()), text);
    assert_eq!(read_bytes(&[0xFF, 0xFE, 0x41]), Pasted::default());
}

#[test]
fn several_texts_are_found_in_their_order() {
    let (one, two) = (sealed(&sending(1), 1), sealed(&sending(2), 2));
    let pasted = read_pasted(&format!("{one}\n{two}\n> {one}\n{}{}", &one[..90], &two[..50]));
    let found: Vec<_> =
        pasted.found.iter().map(|found| (found.times, found.sealed.as_ref().map(|s| s.to_text().unwrap()))).collect();
    assert_eq!(found[0], (2, Ok(one.clone())));
    assert_eq!(found[1], (1, Ok(two)));
    assert!(matches!(found[2], (1, Err(TextFault::CutShort { found: 79, .. }))));
    assert!(matches!(found[3], (1, Err(TextFault::CutShort { found: 39, .. }))));
    let many = read_pasted(&(0..1_200).map(|n| format!("{PREFIX}__8A{n}\n\n")).collect::<String>());
    assert_eq!((many.found.len(), many.left_off), (1_000, 200));
}

#[test]
fn a_text_that_was_cut_short_is_told_from_one_that_was_changed() {
    let text = text();
    let fault = |pasted: &str| {
        let FoundText { sealed, .. } = read_pasted(pasted).found.remove(0);
        sealed.unwrap_err()
    };
    for length in PREFIX.len() + 4..text.len() {
        let found = length - PREFIX.len();
        for behind in ["", "\n\nSent from my phone", "\n> \nAnna", "\u{2026}", "..."] {
            let cut = TextFault::CutShort { found, of: text.len() - PREFIX.len() };
            assert_eq!(fault(&format!("{}{behind}", &text[..length])), cut, "{length} {behind:?}");
        }
    }
    assert_eq!(fault(&text[..PREFIX.len() + 2]), TextFault::CutShort { found: 2, of: 0 });
    for at in PREFIX.len() + 4..text.len() {
        let mut changed = text.clone().into_bytes();
        changed[at] = if changed[at] == b'x' { b'y' } else { b'x' };
        assert_eq!(fault(std::str::from_utf8(&changed).unwrap()), TextFault::Changed, "{at}");
    }
    assert_eq!(
        fault(&text.to_lowercase().replace("anamnesis1.", PREFIX)),
        fault(&text.to_lowercase().replace("anamnesis1.", PREFIX))
    );
    assert_eq!(fault(&text.replace("ANAMNESIS1.", "ANAMNESIS2.")), TextFault::Newer(2));
}

#[test]
fn what_holds_no_sealed_text_holds_none() {
    for text in [
        "",
        " ",
        "ANAMNESIS",
        "ANAMNESIS1",
        "ANAMNESIS1.",
        "ANAMNESIS0.AAAA",
        "ANAMNESIS1234.AAAA",
        "anamnesis1.AAAA",
        "a text that begins with ANAMNESIS1.",
    ] {
        assert_eq!(read_pasted(text), Pasted::default(), "{text}");
    }
    assert!(read_pasted("https://example.org/app/report#1.abc").has_invitation);
}

/// Half a megabyte of whatever could make a reader look at the same characters again and again.
#[test]
fn the_time_grows_with_the_length_only() {
    for piece in [
        "<",
        "&",
        "=",
        "A",
        "ANAMNESIS",
        "ANAMNESIS1",
        "ANAMNESIS1.",
        "ANAMNESIS1.A",
        "<a ",
        "&amp;",
        "&amp",
        ">",
        "\n",
        "> \n",
        "AN\u{AD}",
        "<ANAMNESIS1.",
        "=\n",
        "QUJD\n",
        "<!--",
        "&#1;",
        "ANAMNESIS1.__8A",
    ] {
        let text = piece.repeat(500_000 / piece.len());
        let start = Instant::now();
        let _ = read_pasted(&text);
        let taken = start.elapsed();
        assert!(taken.as_secs() < 20, "{piece:?} took {taken:?}");
    }
}

fn cases() -> ProptestConfig {
    let cases = std::env::var("ANAMNESIS_FUZZ").ok().and_then(|cases| cases.parse().ok()).unwrap_or(128);
    ProptestConfig { cases, max_shrink_iters: 10_000, ..ProptestConfig::default() }
}

/// What a person or program might put anywhere.
fn junk() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("ANAMNESIS1.".to_owned()),
        Just("<".to_owned()),
        Just("&#x".to_owned()),
        Just("=3D".to_owned()),
        Just("=\r\n".to_owned()),
        Just("\n\n".to_owned()),
        Just("> ".to_owned()),
        Just("\u{AD}".to_owned()),
        ".{0,12}",
        "[A-Za-z0-9_-]{0,120}",
        "[A-Za-z0-9+/]{60,76}\r\n",
        "\\PC{0,6}",
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(cases())]

    /// Nothing that is pasted stops the reader, and nothing but a whole text is taken for one.
    #[test]
    fn no_paste_stops_the_reader(text in junk(), bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for pasted in [read_pasted(&text), read_bytes(&bytes)] {
            for found in pasted.found {
                if let Ok(sealed) = found.sealed { prop_assert!(sealed.to_text().is_ok()); }
            }
        }
    }

    /// A text that was wrapped, quoted, encoded and surrounded in any way is found whole.
    #[test]
    fn a_whole_text_is_found_in_any_mail(before in "[a-zäöü ,.!?:\n]{0,80}", behind in "[a-zäöü ,.!?:\n]{0,80}", at in 10usize..90, quotes in 0usize..3,
        unseen in prop::sample::select(vec!["", "\u{AD}", "\u{200B}", "&shy;", "<wbr>"]), coding in 0..3) {
        let text = text();
        let mixed: Vec<String> = text.as_bytes().chunks(17).map(|part| String::from_utf8(part.to_vec()).unwrap()).collect();
        let mixed = mixed.join(unseen);
        let lines: Vec<String> = mixed.chars().collect::<Vec<char>>().chunks(at).map(|line| line.iter().collect::<String>()).collect();
        // An entity or tag that a break and a mark of quoting stand in is none any more.
        let is_whole = unseen.len() < 4;
        let quotes = if is_whole { quotes } else { 0 };
        let body = if is_whole { lines.join(&format!("\n{}", "> ".repeat(quotes))) } else { mixed };
        let mail = format!("{before}\n\n{}{body}\n\n{behind}", "> ".repeat(quotes));
        let mail = match coding { 0 => mail, 1 => quoted_printable(&mail), _ => base64(mail.as_bytes()) };
        let found = read_pasted(&mail).found;
        prop_assert_eq!(found.len(), 1, "{}", mail);
        prop_assert_eq!(found[0].sealed.as_ref().map(|s| s.to_text().unwrap()), Ok(text), "{}", mail);
    }

    /// One changed, lost or doubled character never makes another text.
    #[test]
    fn a_changed_text_is_never_taken_for_another(at in 0usize..211, to in "[A-Za-z0-9_.-]{0,2}") {
        let text = text();
        let at = PREFIX.len() + at % (text.len() - PREFIX.len());
        let changed = format!("{}{to}{}", &text[..at], &text[at + 1..]);
        for found in read_pasted(&changed).found {
            if let Ok(sealed) = found.sealed { prop_assert_eq!(sealed.to_text(), Ok(text.clone())); }
        }
    }
}
