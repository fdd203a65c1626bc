//! Invitations: the part of a link behind the `#`, made and read.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

use anamnesis::questionnaire::{Fault, Language, built_in, read_questionnaire};
use anamnesis::record::TextFault;
use anamnesis::self_report::{
    Carried, CarriedFault, Contact, ContactFault, CrisisLine, Deflate, Invitation, InvitationFault, LINK_CHARACTERS,
    LineKind, SealFault, Token, link,
};
use native_seal::NativePrimitives;
use pollster::block_on;
use proptest::prelude::*;
use sendings::key;
use serde_json::json;
use std::sync::Arc;
use support::{questionnaire, weighted};

#[path = "support/native_seal.rs"]
mod native_seal;
#[path = "support/sendings.rs"]
mod sendings;
#[path = "support/questions.rs"]
mod support;

fn invitation(ids: &[&str]) -> Invitation {
    Invitation {
        public_key: key(1).public,
        token: Token([7; 16]),
        questionnaires: ids.iter().map(|id| Carried::new(built_in(id).unwrap())).collect(),
        language: Language::new("en").unwrap(),
        contact: None,
    }
}

fn fragment(invitation: &Invitation) -> String {
    block_on(invitation.to_fragment(&NativePrimitives)).unwrap()
}

fn read(text: &str) -> Result<Invitation, InvitationFault> {
    block_on(Invitation::read(text, &NativePrimitives))
}

#[test]
fn a_link_of_built_in_questionnaires_is_short_and_comes_back() {
    let invited = invitation(&["memory-nrs", "phq-9"]);
    let text = fragment(&invited);
    assert!(text.ends_with(".memory-nrs~phq-9.en"), "{text}");
    assert!(text.len() < 180, "{}", text.len());
    assert_eq!(read(&text), Ok(invited.clone()));
    let whole = link("https://example.org/anamnesis", &text).unwrap();
    assert_eq!(read(&whole), Ok(invited.clone()));
    // A mail program wraps it, and writes `~` as a code.
    let wrapped = format!("{}\r\n  {}", &whole[..76], &whole[76..]).replace('~', "%7E");
    assert_eq!(read(&wrapped), Ok(invited));
}

#[test]
fn the_clinics_contact_travels_with_it() {
    let lines =
        [vec![CrisisLine { kind: LineKind::Clinic, number: "+1 (555) 010-0000".into() }], Contact::united_states()]
            .concat();
    let contact = Contact::new("Klinik Ünïcödé", "answers@clinic.example", "Call us.\nAt any hour.", lines).unwrap();
    let invited = Invitation { contact: Some(contact), ..invitation(&["phq-9"]) };
    assert_eq!(read(&fragment(&invited)), Ok(invited));
    let refused = |clinic: &str, email: &str, words: &str, number: &str| {
        Contact::new(clinic, email, words, vec![CrisisLine { kind: LineKind::Crisis, number: number.into() }])
            .unwrap_err()
    };
    // One line may be as long as all of them.
    assert!(Contact::new("", "", &"x".repeat(500), Contact::united_states()).is_ok());
    let long = TextFault::TooLong { length: 101, most: 100 };
    assert_eq!(refused(&"x".repeat(101), "", "", "1"), ContactFault::Text(long));
    for (clinic, words) in [("a\u{202E}b", ""), ("", "Call us.\nAt \u{202E}any hour.")] {
        assert_eq!(refused(clinic, "", words, "1"), ContactFault::Text(TextFault::Unseen('\u{202E}')));
    }
    for email in
        ["x", "a@b", "a@b@c.d", "a b@c.d", "a@b.c?cc=x@y.z", "a@b.c&body=x", "\"a\"@b.c", "a@b.c,d@e.f", "@b.c"]
    {
        assert_eq!(refused("", email, "", "1"), ContactFault::Email, "{email}");
    }
    for number in ["", "call", "988;ext=1", "+", &"1".repeat(31)] {
        assert_eq!(refused("", "", "", number), ContactFault::Number, "{number}");
    }
    assert_eq!(
        Contact::new("", "", "", vec![CrisisLine { kind: LineKind::Crisis, number: "1".into() }; 6]),
        Err(ContactFault::TooMany)
    );
}

#[test]
fn a_questionnaire_of_the_clinics_own_travels_compressed() {
    let own = questionnaire(json!([weighted("1"), weighted("2"), weighted("3")]));
    let mut invited = invitation(&["phq-9"]);
    invited.questionnaires.push(Carried::new(own));
    let text = fragment(&invited);
    assert!(text.contains(".phq-9~Z"), "{text}");
    assert_eq!(read(&text), Ok(invited));
    assert!(text.len() < 800, "{}", text.len());
    // PHQ-9 with another wording is another questionnaire, and still fits into a link.
    let file = built_in("phq-9").unwrap().to_json().replace("Feeling down", "Feeling low");
    let other = Arc::new(read_questionnaire(&file).questionnaire.unwrap());
    let mut invited = invitation(&[]);
    invited.questionnaires.push(Carried::new(other));
    let text = fragment(&invited);
    assert!(text.len() < LINK_CHARACTERS - 100, "{}", text.len());
    assert_eq!(read(&text), Ok(invited));
}

#[test]
fn what_would_be_too_long_for_a_link_is_offered_as_a_file() {
    let items: Vec<_> = (0..120u64)
        .map(|n| {
            json!({ "linkId": n.to_string(), "type": "boolean",
        "text": format!("{:x}{:x}", n.wrapping_mul(0x9E37_79B9_7F4A_7C15), n.wrapping_mul(0xC2B2_AE3D_27D4_EB4F)) })
        })
        .collect();
    let mut invited = invitation(&[]);
    invited.questionnaires.push(Carried::new(questionnaire(items.into())));
    let text = fragment(&invited);
    assert!(link("https://example.org", &text).unwrap_err() > LINK_CHARACTERS);
    assert_eq!(read(&format!("{text}\n")), Ok(invited));
}

#[test]
fn what_is_damaged_is_told_apart() {
    let text = fragment(&invitation(&["phq-9"]));
    let parts: Vec<&str> = text.split('.').collect();
    let with = |at: usize, part: &str| {
        let mut parts = parts.clone();
        parts[at] = part;
        read(&parts.join("."))
    };
    assert_eq!(read(""), Err(InvitationFault::Empty));
    assert_eq!(read("#"), Err(InvitationFault::Empty));
    assert_eq!(read("hello"), Err(InvitationFault::Cut));
    assert_eq!(read(&parts[..5].join(".")), Err(InvitationFault::Cut));
    assert_eq!(read(&format!("{text}.AAAA.AAAA")), Err(InvitationFault::Cut));
    assert_eq!(with(0, "2"), Err(InvitationFault::Newer));
    assert_eq!(read("2.anything"), Err(InvitationFault::Newer));
    assert_eq!(with(1, "AAAAAAAAAAA"), Err(InvitationFault::Key));
    assert_eq!(with(2, &parts[2][1..]), Err(InvitationFault::Key));
    assert_eq!(with(2, &key(2).public.to_text()), Err(InvitationFault::Key));
    assert_eq!(with(3, "AAAA"), Err(InvitationFault::Token));
    assert_eq!(with(4, ""), Err(InvitationFault::Questionnaire(CarriedFault::Unknown(String::new()))));
    assert_eq!(with(4, "phq-8"), Err(InvitationFault::Questionnaire(CarriedFault::Unknown("phq-8".into()))));
    assert_eq!(with(4, "ZAAAA"), Err(InvitationFault::Questionnaire(CarriedFault::Damaged)));
    assert_eq!(with(4, &["phq-9"; 9].join("~")), Err(InvitationFault::Count));
    // A link that was changed to ask the same twice was answered, and the inbox could never take two scores of one instrument and time.
    assert_eq!(with(4, "phq-9~gad-7~phq-9"), Err(InvitationFault::Count));
    // What ends a sentence is no part of a link.
    assert_eq!(with(5, ""), Err(InvitationFault::Cut));
    for language in ["e", "en_US", "engl", "en-", "en-123456789"] {
        assert_eq!(with(5, language), Err(InvitationFault::Language), "{language}");
    }
    assert_eq!(read(&format!("{text}.AAA")), Err(InvitationFault::Contact(ContactFault::Damaged)));
    assert_eq!(read(&"x".repeat(500_001)), Err(InvitationFault::TooLong));
    let phq = "not JSON";
    let compressed = block_on(NativePrimitives.compress(phq.as_bytes())).unwrap();
    let carried = format!("Z{}", anamnesis_base64(&compressed));
    match with(4, &carried) {
        Err(InvitationFault::Questionnaire(CarriedFault::Refused(refusals))) => {
            assert_eq!(refusals[0].fault, Fault::NotJson)
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(Language::new("de-AT").unwrap().as_str(), "de-AT");
}

/// The links that a patient was sent before they had a check.
fn without_check(text: &str) -> String {
    let mut parts: Vec<&str> = text.split('.').collect();
    assert_eq!(parts.len(), 8, "{text}");
    parts.remove(5);
    parts.join(".")
}

/// Cut exactly at the end of its language a link was whole, without the clinic's numbers: those of another country stood in for them. Cut between
/// two numbers it named the first alone.
#[test]
fn a_link_is_never_read_as_less_than_was_sent() {
    let lines = vec![
        CrisisLine { kind: LineKind::Clinic, number: "+43 1 555 010".into() },
        CrisisLine { kind: LineKind::Crisis, number: "142".into() },
        CrisisLine { kind: LineKind::Emergency, number: "144".into() },
    ];
    let contact = Contact::new("Harbour Clinic", "answers@harbour.example", "Call us.", lines).unwrap();
    for language in ["en", "de-AT", "zh-Hant-TW"] {
        let language = Language::new(language).unwrap();
        let invited = Invitation { contact: Some(contact.clone()), language, ..invitation(&["memory-nrs", "phq-9"]) };
        let text = fragment(&invited);
        assert_eq!(read(&text), Ok(invited.clone()));
        for end in 1..text.len() {
            let found = read(&text[..end]);
            assert!(matches!(found, Err(InvitationFault::Cut)), "cut after {}: {found:?}", &text[..end]);
        }
        // Nor as other than was sent.
        for changed in [text.replace("phq-9", "gad-7"), text.replace("memory-nrs~", "")] {
            assert_eq!(read(&changed), Err(InvitationFault::Cut), "{changed}");
        }
        assert_eq!(read(&without_check(&text)), Ok(invited));
    }
}

/// Mail programs take the full stop behind a link, and what closes brackets and quotation marks around it, for a part of it: a whole link was
/// called damaged.
#[test]
fn what_ends_a_sentence_behind_a_link_is_no_part_of_it() {
    let contact = Contact::new("Harbour Clinic", "", "", Contact::united_states()).unwrap();
    for contact in [None, Some(contact)] {
        let invited = Invitation { contact, ..invitation(&["memory-nrs", "phq-9"]) };
        let text = fragment(&invited);
        for end in [
            ".",
            ",",
            ";",
            ":",
            "!",
            "?",
            ">",
            ")",
            "]",
            "'",
            "\"",
            "”",
            "»",
            ")>.",
            "%3E",
            "%22",
            "%E2%80%9D.",
            "\r\n.",
            "…",
        ] {
            assert_eq!(read(&format!("<https://example.org/report#{text}{end}")), Ok(invited.clone()), "{end}");
        }
    }
}

/// Base64url by way of a type that is written so.
fn anamnesis_base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let bits: String = bytes.iter().map(|byte| format!("{byte:08b}")).collect();
    let groups = bits.as_bytes().chunks(6);
    groups
        .map(|group| {
            let text = format!("{:0<6}", std::str::from_utf8(group).unwrap());
            char::from(DIGITS[usize::from_str_radix(&text, 2).unwrap()])
        })
        .collect()
}

/// A few hundred bytes can hold a gigabyte of zeros.
#[test]
fn what_was_compressed_is_only_unpacked_up_to_the_bound() {
    let bomb = block_on(NativePrimitives.compress(&vec![b' '; 50_000_000])).unwrap();
    assert_eq!(block_on(NativePrimitives.decompress(&bomb, 300_000)), Err(SealFault::NotCompressed));
    let text = fragment(&invitation(&["phq-9"]))
        .replace("phq-9", &format!("Z{}", anamnesis_base64(&bomb[..3_000.min(bomb.len())])));
    assert_eq!(read(&text), Err(InvitationFault::Questionnaire(CarriedFault::Damaged)));
}

proptest! {
    #[test]
    fn no_text_stops_the_reader(text in "[1-2A-Za-z0-9_.~%#-]{0,300}", at in 0usize..200, to in ".") {
        let _ = read(&text);
        let whole = fragment(&invitation(&["memory-nrs", "gad-7"]));
        let at = at % whole.len();
        let _ = read(&format!("{}{to}{}", &whole[..at], &whole[at + 1..]));
    }
}
