//! Reading questionnaires: what is understood, what is left out and named, and what is refused, with its place in the file.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

use anamnesis::questionnaire::{
    EditFault, Fault, JsonType, Kind, Shown, Unused, bounds, built_in, built_in_ids, read_questionnaire,
};
use anamnesis::words::questionnaire_refusal_words;
use serde_json::{Value, json};
use support::{faults, file, number, option, questionnaire, read, weighted};

#[path = "support/questions.rs"]
mod support;

#[test]
fn the_built_in_ones_are_read_with_nothing_left_out() {
    for id in built_in_ids() {
        let questionnaire = built_in(id).unwrap();
        assert_eq!(questionnaire.id(), id);
        let again = read_questionnaire(&questionnaire.to_json());
        assert_eq!(again.questionnaire.unwrap(), *questionnaire);
        assert_eq!(again.left_out, []);
    }
    let phq = built_in("phq-9").unwrap();
    assert!(phq.about().copyright.as_deref().unwrap().contains("No permission required"));
    let harm: Vec<&str> = phq.items().iter().filter(|i| i.tells_harm).map(|i| i.link_id.as_str()).collect();
    assert_eq!(harm, ["44260-8"]);
    assert_eq!(phq.questions().count(), 10);
    assert_eq!(built_in("gad-7").unwrap().questions().count(), 8);
}

/// The fingerprint binds a response to the very questionnaire that was asked. It may only change when the text of a questionnaire does: answers
/// that are under way could not be read any more.
#[test]
fn the_fingerprints_of_the_built_in_ones_stay() {
    let found: Vec<String> = built_in_ids()
        .map(|id| built_in(id).unwrap().fingerprint().0.iter().map(|byte| format!("{byte:02x}")).collect())
        .collect();
    assert_eq!(found, ["27317c68298f", "4a62cad1dd52", "d7827be878f0"]);
}

fn published(name: &str) -> Option<String> {
    std::fs::read_to_string(format!("/work/shared/data/fhir-ig/{name}")).ok()
}

#[test]
fn us_cores_phq_9_is_read_and_its_ninth_item_tells_of_harm() {
    let Some(file) = published("uscore-9.0.0-Questionnaire-phq-9-example.json") else { return };
    let reading = read_questionnaire(&file);
    let questionnaire = reading.questionnaire.unwrap();
    let harm: Vec<&str> = questionnaire.items().iter().filter(|i| i.tells_harm).map(|i| i.link_id.as_str()).collect();
    assert_eq!(harm, ["/44260-8"]);
    let first = &questionnaire.items()[0].kind.options()[3];
    assert_eq!((first.weight, first.prefix.as_deref()), (Some(number("3")), Some("3")));
}

#[test]
fn sdcs_phq_9_is_refused_as_its_weights_stand_where_they_are_not_read() {
    let Some(file) = published("Questionnaire-questionnaire-sdc-profile-example-PHQ9.json") else { return };
    let reading = read_questionnaire(&file);
    let refusals = reading.questionnaire.unwrap_err();
    assert!(
        refusals.iter().any(|r| matches!(&r.fault, Fault::ChangesAsking(url) if url.contains("contains.property")))
    );
    // Its total is calculated: nobody is asked.
    assert!(reading.left_out.iter().any(|l| l.what == Unused::Calculated));
}

#[test]
fn all_that_is_supported_is_read() {
    let questionnaire = questionnaire(json!([
        { "linkId": "g", "type": "group", "text": "About you", "item": [
            { "linkId": "d", "type": "display", "text": "Read this." },
            { "linkId": "b", "type": "boolean", "text": "Do you sleep?", "required": true },
            { "linkId": "i", "type": "integer", "text": "How many?", "extension": [
                { "url": "http://hl7.org/fhir/StructureDefinition/minValue", "valueInteger": 0 },
                { "url": "http://hl7.org/fhir/StructureDefinition/maxValue", "valueInteger": 10 }] },
            { "linkId": "f", "type": "decimal", "text": "How much?" },
            { "linkId": "s", "type": "string", "text": "Which?", "maxLength": 12 },
            { "linkId": "t", "type": "text", "text": "What else?", "enableBehavior": "any", "enableWhen": [
                { "question": "b", "operator": "=", "answerBoolean": true },
                { "question": "i", "operator": ">=", "answerInteger": 3 },
                { "question": "c", "operator": "exists", "answerBoolean": false }] },
            weighted("c"),
        ] },
        { "linkId": "v", "type": "choice", "repeats": true, "text": "Which ones?", "prefix": "2)", "answerOption": [
            { "valueInteger": 1 }, { "valueInteger": 2 }, { "valueString": "None" }] },
    ]));
    let kinds: Vec<&str> = questionnaire.items().iter().map(|item| item.kind.name()).collect();
    assert_eq!(kinds, ["group", "display", "boolean", "integer", "decimal", "string", "text", "choice", "choice"]);
    assert!(questionnaire.items()[1..8].iter().all(|item| item.parent == Some(0)));
    assert!(matches!(&questionnaire.items()[6].shown, Shown::IfAny(conditions) if conditions.len() == 3));
    assert!(matches!(questionnaire.items()[8].kind, Kind::Choice { takes_many: true, .. }));
    let again = read_questionnaire(&questionnaire.to_json()).questionnaire.unwrap();
    assert_eq!((&again, again.fingerprint()), (&*questionnaire, questionnaire.fingerprint()));
}

#[test]
fn a_contained_value_set_is_read_with_its_weights() {
    let file = |set: Value| {
        json!({ "resourceType": "Questionnaire", "id": "v", "title": "V", "status": "active",
            "contained": [set],
            "item": [{ "linkId": "1", "type": "choice", "text": "?", "answerValueSet": "#answers" }] })
        .to_string()
    };
    let weight = |weight: i64| json!([{ "url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": weight }]);
    let listed = json!({ "resourceType": "ValueSet", "id": "answers", "compose": { "include": [{ "system": "urn:s", "concept": [
        { "code": "no", "display": "No", "extension": weight(0) }, { "code": "yes", "extension": weight(4) }] }] } });
    let read = |set| read_questionnaire(&file(set)).questionnaire;
    let questionnaire = read(listed.clone()).unwrap();
    let weights: Vec<_> = questionnaire.items()[0].kind.options().iter().map(|option| option.weight).collect();
    assert_eq!(weights, [Some(number("0")), Some(number("4"))]);
    let mut filtered = listed.clone();
    filtered["compose"]["include"][0] = json!({ "system": "urn:s", "filter": [] });
    assert_eq!(read(filtered).unwrap_err()[0].fault, Fault::ValueSetNotListed);
    let mut two = listed.clone();
    two["expansion"] =
        json!({ "contains": [{ "system": "urn:s", "code": "no", "display": "No", "extension": weight(1) }] });
    assert_eq!(read(two).unwrap_err()[0].fault, Fault::ValueSetTwoLists);
    let mut elsewhere = listed;
    elsewhere["id"] = "others".into();
    assert_eq!(read(elsewhere).unwrap_err()[0].fault, Fault::ValueSetElsewhere("#answers".into()));
}

#[test]
fn what_only_says_how_it_looks_is_named_and_left_out() {
    let reading = read(json!([{ "linkId": "1", "type": "boolean", "text": "?", "initial": [{ "valueBoolean": true }],
        "_text": {}, "extension": [{ "url": "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl" }] }]));
    assert!(reading.questionnaire.is_ok());
    let left_out: Vec<_> = reading.left_out.iter().map(|left| (left.at.as_str(), &left.what)).collect();
    let control = Unused::Extension("http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl".into());
    assert!(left_out.contains(&("item[0].extension[0]", &control)));
    assert!(left_out.contains(&("item[0].initial", &Unused::DefaultAnswer)));
    assert!(left_out.contains(&("item[0]._text", &Unused::Element("_text".into()))));
}

/// Each of these changes what is asked or scored, or isn't what the standard has; whoever imports it is told where.
#[test]
fn what_could_change_what_is_asked_or_scored_is_refused_with_its_place() {
    let with = |extra: Value| {
        let mut item = weighted("1");
        item.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        json!([item])
    };
    let options = |options: Value| json!([{ "linkId": "1", "type": "choice", "text": "?", "answerOption": options }]);
    let when =
        |when: Value| json!([weighted("q"), { "linkId": "2", "type": "string", "text": "?", "enableWhen": [when] }]);
    let url = |last: &str| format!("http://hl7.org/fhir/StructureDefinition/{last}");
    let hidden = url("questionnaire-hidden");
    let own_weight = "http://example.org/my-weight".to_owned();
    let cases: Vec<(Value, &str, Fault)> = vec![
        (with(json!({ "modifierExtension": [] })), "item[0].modifierExtension", Fault::ChangesMeaning),
        (
            with(json!({ "extension": [{ "url": hidden, "valueBoolean": true }] })),
            "item[0].extension[0]",
            Fault::ChangesAsking(hidden.clone()),
        ),
        (with(json!({ "type": "open-choice" })), "item[0].type", Fault::UnsupportedType("open-choice".into())),
        (with(json!({ "type": "quantity" })), "item[0].type", Fault::UnsupportedType("quantity".into())),
        (
            with(json!({ "disabledDisplay": "hidden" })),
            "item[0].disabledDisplay",
            Fault::UnknownElement("disabledDisplay".into()),
        ),
        (with(json!({ "readOnly": true })), "item[0].readOnly", Fault::ReadOnly),
        (with(json!({ "required": "yes" })), "item[0].required", Fault::NotA(JsonType::Boolean)),
        (with(json!({ "linkId": 7 })), "item[0].linkId", Fault::NotA(JsonType::Text)),
        (
            json!([{ "linkId": "1", "type": "string", "text": "?", "repeats": true }]),
            "item[0].repeats",
            Fault::RepeatingQuestion,
        ),
        (
            json!([{ "linkId": "1", "type": "group", "repeats": true, "item": [weighted("2")] }]),
            "item[0].repeats",
            Fault::RepeatingGroup,
        ),
        (json!([weighted("1"), weighted("1")]), "item[1]", Fault::DuplicateLinkId("1".into())),
        (json!([{ "linkId": "1", "type": "display", "text": "?" }]), "item", Fault::NoQuestion),
        (json!([{ "type": "boolean", "text": "?" }]), "item[0]", Fault::Missing("linkId")),
        (json!([{ "linkId": "1", "type": "boolean" }]), "item[0]", Fault::Missing("text")),
        (json!([{ "linkId": "1", "type": "choice", "text": "?" }]), "item[0]", Fault::NoOptions),
        (
            options(json!([option("a", Some("3".into()))])),
            "item[0].answerOption[0].extension[0]",
            Fault::WeightNotANumber,
        ),
        (options(json!([option("a", Some(1.into())), option("b", None)])), "item[0]", Fault::SomeWeightsMissing),
        (
            options(json!([option("a", Some(1e300.into()))])),
            "item[0].answerOption[0].extension[0]",
            Fault::NumberOutOfBounds,
        ),
        (options(json!([option("a", None), option("a", None)])), "item[0]", Fault::DuplicateOption),
        (
            options(json!([{ "valueDate": "2026-01-01" }])),
            "item[0].answerOption[0].valueDate",
            Fault::UnsupportedOption("valueDate".into()),
        ),
        (
            options(
                json!([{ "valueCoding": { "code": "a", "extension": [{ "url": own_weight, "valueDecimal": 2 }] } }]),
            ),
            "item[0].answerOption[0].valueCoding.extension[0]",
            Fault::ChangesAsking(own_weight.clone()),
        ),
        (
            options(json!([{ "valueCoding": { "display": "a" } }])),
            "item[0].answerOption[0].valueCoding",
            Fault::Missing("code"),
        ),
        (
            when(json!({ "question": "x", "operator": "exists", "answerBoolean": true })),
            "item[1].enableWhen[0].question",
            Fault::UnknownQuestion("x".into()),
        ),
        (
            when(json!({ "question": "q", "operator": "~", "answerBoolean": true })),
            "item[1].enableWhen[0].operator",
            Fault::UnknownOperator("~".into()),
        ),
        (
            when(json!({ "question": "q", "operator": ">", "answerCoding": { "code": "c1" } })),
            "item[1].enableWhen[0]",
            Fault::NotComparable,
        ),
        (
            when(json!({ "question": "q", "operator": "=", "answerCoding": { "code": "c9" } })),
            "item[1].enableWhen[0]",
            Fault::UnknownOption,
        ),
        (
            when(json!({ "question": "q", "operator": "=", "answerDate": "2026-01-01" })),
            "item[1].enableWhen[0]",
            Fault::NotComparable,
        ),
        (
            when(json!({ "question": "2", "operator": "exists", "answerBoolean": true })),
            "item[1]",
            Fault::Loop(vec!["2".into()]),
        ),
        (
            json!([{ "linkId": "1", "type": "string", "text": "?", "extension": [{ "url": "urn:anamnesis:tells-harm", "valueBoolean": true }] }]),
            "item[0]",
            Fault::HarmNotScorable,
        ),
        (json!("none"), "item", Fault::NotA(JsonType::List)),
    ];
    for (items, at, fault) in cases {
        let found = faults(items.clone());
        assert!(found.contains(&(at.to_owned(), fault.clone())), "{items}\nhas {found:?}\nnot {at} {fault:?}");
    }
}

#[test]
fn what_is_no_questionnaire_is_told_apart() {
    let fault = |text: &str| read_questionnaire(text).questionnaire.unwrap_err()[0].fault.clone();
    assert_eq!(fault(""), Fault::NotJson);
    assert_eq!(fault("[]"), Fault::NotAQuestionnaire(None));
    assert_eq!(fault(r#"{"resourceType":"Bundle"}"#), Fault::NotAQuestionnaire(Some("Bundle".into())));
    assert_eq!(fault(&" ".repeat(bounds::BYTES + 1)), Fault::TooLong { most: bounds::BYTES });
    let nameless = file(json!([weighted("1")])).replace("made-here", "???");
    assert_eq!(fault(&nameless), Fault::NoShortName);
    assert!(read_questionnaire(&format!("\u{FEFF}{}", file(json!([weighted("1")])))).questionnaire.is_ok());
}

#[test]
fn conditions_that_go_round_are_found_however_long_the_way() {
    let on = |link_id: String, other: String| {
        json!({ "linkId": link_id, "type": "boolean", "text": "?",
            "enableWhen": [{ "question": other, "operator": "exists", "answerBoolean": true }] })
    };
    let ring: Vec<Value> = (0..400).map(|n| on(n.to_string(), ((n + 1) % 400).to_string())).collect();
    let found = faults(ring.into());
    assert!(matches!(&found[0].1, Fault::Loop(names) if names.len() == 400));
    // A group that depends on a question within it can never be asked.
    let within = json!([{ "linkId": "g", "type": "group", "item": [weighted("q")],
        "enableWhen": [{ "question": "q", "operator": "exists", "answerBoolean": true }] }]);
    assert!(matches!(&faults(within)[0].1, Fault::Loop(names) if names.len() == 2));
    let line: Vec<Value> = (0..400).map(|n| on(n.to_string(), "400".into())).chain([weighted("400")]).collect();
    assert!(read(line.into()).questionnaire.is_ok());
}

#[test]
fn a_file_without_bounds_is_refused_at_the_bound() {
    let many: Vec<Value> =
        (0..10_000).map(|n| json!({ "linkId": n.to_string(), "type": "boolean", "text": "?" })).collect();
    assert!(faults(many.into()).contains(&("item".into(), Fault::TooManyItems { most: bounds::ITEMS })));
    let deep =
        (0..20).fold(weighted("q"), |inner, n| json!({ "linkId": format!("g{n}"), "type": "group", "item": [inner] }));
    // What lies deeper than JSON is read was “no JSON”, and of items that were all refused “it asks nothing” was said, too.
    let deep_file =
        format!(r#"{{"resourceType":"Questionnaire","item":{}{}}}"#, r#"[{"item":"#.repeat(140), "}]".repeat(140));
    let refused = read_questionnaire(&deep_file).questionnaire.unwrap_err();
    assert_eq!(refused.iter().map(|one| &one.fault).collect::<Vec<_>>(), [&Fault::TooDeep { most: bounds::DEPTH }]);
    assert!(!faults(json!([deep])).iter().any(|(_, fault)| *fault == Fault::NoQuestion));
    assert!(faults(json!([deep])).iter().any(|(_, fault)| *fault == Fault::TooDeep { most: bounds::DEPTH }));
    let options: Vec<Value> = (0..1_000).map(|n| option(&n.to_string(), None)).collect();
    let crowded = json!([{ "linkId": "1", "type": "choice", "text": "?", "answerOption": options }]);
    assert!(faults(crowded).iter().any(|(_, fault)| *fault == Fault::TooMany { most: bounds::OPTIONS }));
    let nested = "[".repeat(100_000);
    assert_eq!(read_questionnaire(&nested).questionnaire.unwrap_err()[0].fault, Fault::TooDeep { most: bounds::DEPTH });
}

#[test]
fn a_clinic_changes_what_it_imports_only_as_far_as_it_holds_together() {
    let file = published("uscore-9.0.0-Questionnaire-phq-9-example.json");
    if let Some(phq) = file.and_then(|file| read_questionnaire(&file).questionnaire.ok()) {
        // The example asks the patient for the total.
        let total = phq.find("/44261-6").unwrap();
        let without = phq.without(total).unwrap();
        assert_eq!(without.items().len(), phq.items().len() - 1);
        assert_ne!(without.fingerprint(), phq.fingerprint());
    }
    let when = json!([{ "question": "a", "operator": "exists", "answerBoolean": true }]);
    let questionnaire = questionnaire(json!([
        { "linkId": "d", "type": "display", "text": "Hello" },
        { "linkId": "g", "type": "group", "item": [weighted("a"), weighted("b")] },
        { "linkId": "h", "type": "group", "enableWhen": when, "item": [{ "linkId": "t", "type": "text", "text": "?" }] },
    ]));
    assert_eq!(questionnaire.without(2), Err(EditFault::NeededBy("h".into())));
    assert_eq!(questionnaire.without(9), Err(EditFault::NoSuchItem));
    let without = questionnaire.without(4).unwrap().without(3).unwrap().without(0).unwrap();
    let left: Vec<_> = without.items().iter().map(|item| (item.link_id.as_str(), item.parent)).collect();
    assert_eq!(left, [("g", None), ("a", Some(0))]);
    assert_eq!(without.without(0), Err(EditFault::NoQuestion));
    let moved = questionnaire.without(0).unwrap();
    assert_eq!(read_questionnaire(&moved.to_json()).questionnaire, Ok(moved.clone()));
    assert!(questionnaire.marking_harm(2, true).unwrap().items()[2].tells_harm);
    assert_eq!(questionnaire.marking_harm(5, true), Err(EditFault::HarmNotScorable));
    assert_eq!(questionnaire.renamed("other").unwrap().id(), "other");
    assert_eq!(questionnaire.renamed("Other"), Err(EditFault::NotAShortName));
}

/// Whoever brings a file that is none of ours is told which file, where in it, and what to do: never a number or a name of ours.
#[test]
fn every_bad_file_is_met_with_its_place_and_what_to_do() {
    let said = |text: &str| {
        let refusals = read_questionnaire(text).questionnaire.unwrap_err();
        refusals.iter().map(|refusal| questionnaire_refusal_words("mine.json", refusal)).collect::<Vec<_>>()
    };
    let items = file;
    let of = |item: Value| items(json!([item]));
    let text = |item: &str| json!({ "linkId": item, "type": "string", "text": "Why?" });
    let asks = |item: &str, on: &str| {
        json!({ "linkId": item, "type": "boolean", "text": "So?",
            "enableWhen": [{ "question": on, "operator": "=", "answerBoolean": true }] })
    };
    let many: Vec<Value> = (0..10_000).map(|at| text(&at.to_string())).collect();
    let weight = json!({ "linkId": "1", "type": "choice", "text": "How often?", "answerOption": [
        { "valueString": "Never", "extension": [{ "url": "http://hl7.org/fhir/StructureDefinition/itemWeight", "valueString": "0" }] }] });
    for (bad, at, what) in [
        ("raw,score".to_owned(), "mine.json: ", "Export the questionnaire as FHIR R4"),
        ("x".repeat(30_000_000), "mine.json: ", "longer than 1000 kB"),
        (json!({ "resourceType": "Bundle" }).to_string(), "mine.json: ", "a FHIR “Bundle”, and no Questionnaire"),
        (items(json!(many)), "mine.json, at item: ", "more than 500 items"),
        (items(json!([asks("a", "b"), asks("b", "a")])), "mine.json, at item[0]: ", "in a circle: “a”, “b”"),
        (of(weight), "mine.json, at item[0].answerOption[0].extension[0]: ", "without quotation marks"),
        (
            of(json!({ "linkId": "1", "type": "coding", "text": "R5?" })),
            "mine.json, at item[0].type: ",
            "type “coding”",
        ),
        (
            of(json!({ "linkId": "1", "type": "string", "text": "R5?", "answerConstraint": "x" })),
            "answerConstraint: ",
            "of FHIR R5",
        ),
    ] {
        let all = said(&bad);
        assert!(all.iter().any(|words| words.contains(at) && words.contains(what)), "{what}: {all:?}");
    }
}
