//! Answers: what is asked given what was answered, what is missing, what is part of the response, and the score.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

use anamnesis::questionnaire::{
    Answer, AnswerFault, Answers, Decimal, NotAsked, NotScorable, Prorating, Rounding, ScoreTable, Scoring,
    ScoringFault, TableFault, built_in, built_in_scoring,
};
use anamnesis::record::Points;
use anamnesis::words::other_score_words;
use serde_json::json;
use std::sync::Arc;
use support::{answered, fill, number, option, questionnaire, weighted};

#[path = "support/questions.rs"]
mod support;

fn all_of(questionnaire: &anamnesis::questionnaire::Questionnaire) -> Vec<String> {
    Scoring::scorable(questionnaire)
}

#[test]
fn every_operator_holds_as_the_standard_says() {
    let when = |operator: &str, value: i64| {
        json!({ "linkId": format!("{operator}{value}"), "type": "boolean", "text": "?",
            "enableWhen": [{ "question": "n", "operator": operator, "answerInteger": value }] })
    };
    let exists = |is_there: bool| {
        json!({ "linkId": format!("exists {is_there}"), "type": "boolean", "text": "?",
            "enableWhen": [{ "question": "n", "operator": "exists", "answerBoolean": is_there }] })
    };
    let signs = ["=", "!=", ">", "<", ">=", "<="];
    let items = signs.iter().flat_map(|sign| [when(sign, 4), when(sign, 5), when(sign, 6)]);
    let items: Vec<_> = [json!({ "linkId": "n", "type": "integer", "text": "?" })]
        .into_iter()
        .chain(items)
        .chain([exists(true), exists(false)])
        .collect();
    let questionnaire = questionnaire(items.into());
    let asked = |answers: &Answers| -> Vec<String> {
        let asked = answers.asked().into_iter().zip(questionnaire.items()).skip(1);
        asked.filter(|(asked, _)| *asked).map(|(_, item)| item.link_id.clone()).collect()
    };
    let mut answers = Answers::new(Arc::clone(&questionnaire));
    // Where there is no answer, none is equal.
    assert_eq!(asked(&answers), ["!=4", "!=5", "!=6", "exists false"]);
    answers.set(0, Answer::Number(number("5"))).unwrap();
    assert_eq!(asked(&answers), ["=5", "!=4", "!=6", ">4", "<6", ">=4", ">=5", "<=5", "<=6", "exists true"]);
}

/// "Do you smoke?" "How many?" "Have you tried to stop?": taking back the first answer takes the others out of the response, and out of what
/// depends on them.
#[test]
fn an_answer_that_is_not_asked_any_more_is_no_part_of_the_response_and_comes_back() {
    let questionnaire = questionnaire(json!([
        { "linkId": "smoke", "type": "boolean", "text": "?", "required": true },
        { "linkId": "many", "type": "integer", "text": "?", "required": true,
            "enableWhen": [{ "question": "smoke", "operator": "=", "answerBoolean": true }] },
        { "linkId": "stop", "type": "boolean", "text": "?",
            "enableWhen": [{ "question": "many", "operator": ">", "answerInteger": 10 }] },
    ]));
    let mut answers = Answers::new(questionnaire);
    assert_eq!(answers.missing(), [0]);
    answers.set(0, Answer::Boolean(true)).unwrap();
    assert_eq!(answers.missing(), [1]);
    answers.set(1, Answer::Number(number("20"))).unwrap();
    answers.set(2, Answer::Boolean(true)).unwrap();
    let part = |answers: &Answers| answers.part().iter().map(|(index, _)| *index).collect::<Vec<_>>();
    assert_eq!(part(&answers), [0, 1, 2]);
    answers.set(0, Answer::Boolean(false)).unwrap();
    assert_eq!((part(&answers), answers.missing()), (vec![0], vec![]));
    assert_eq!(answers.given(1), Some(&Answer::Number(number("20"))));
    answers.set(0, Answer::Boolean(true)).unwrap();
    assert_eq!(part(&answers), [0, 1, 2]);
    answers.clear(0);
    assert_eq!((part(&answers), answers.missing()), (vec![], vec![0]));
}

#[test]
fn a_group_that_is_required_needs_one_answer_within_it() {
    let questionnaire = questionnaire(json!([
        { "linkId": "g", "type": "group", "required": true, "item": [weighted("a"), weighted("b")] }]));
    let mut answers = Answers::new(questionnaire);
    assert_eq!(answers.missing(), [0]);
    answers.set(2, Answer::Options(vec![0])).unwrap();
    assert!(answers.missing().is_empty());
}

#[test]
fn an_answer_that_an_item_does_not_take_changes_nothing() {
    let mut answers = answered("memory-nrs", &[Some(7)]);
    for (answer, fault) in [
        (Answer::Number(number("11")), AnswerFault::TooHigh(number("10"))),
        (Answer::Number(number("-1")), AnswerFault::TooLow(number("0"))),
        (Answer::Number(number("6.5")), AnswerFault::NotWhole),
        (Answer::Boolean(true), AnswerFault::OtherKind),
    ] {
        assert_eq!(answers.set(0, answer), Err(fault));
    }
    assert_eq!(answers.given(0), Some(&Answer::Number(number("7"))));
    assert_eq!(answers.set(9, Answer::Boolean(true)), Err(AnswerFault::NotAQuestion));
    let mut phq = answered("phq-9", &[]);
    assert_eq!(phq.set(0, Answer::Options(vec![0])), Err(AnswerFault::NotAQuestion));
    assert_eq!(phq.set(1, Answer::Options(vec![4])), Err(AnswerFault::NoSuchOption));
    assert_eq!(phq.set(1, Answer::Options(vec![0, 1])), Err(AnswerFault::OneOnly));
    let mut text =
        Answers::new(questionnaire(json!([{ "linkId": "t", "type": "string", "text": "?", "maxLength": 3 }])));
    assert_eq!(text.set(0, Answer::Text("four".into())), Err(AnswerFault::TooLong { most: 3 }));
    text.set(0, Answer::Text("  ".into())).unwrap();
    assert_eq!(text.given(0), None);
}

#[test]
fn phq_9_is_scored_by_its_weights_and_0_is_one() {
    let scoring = built_in_scoring("phq-9").unwrap();
    assert_eq!(scoring.items().len(), 9);
    assert_eq!(scoring.sums(&built_in("phq-9").unwrap()), Some((number("0"), number("27"))));
    let scored = scoring
        .score(&answered("phq-9", &[Some(0), Some(1), Some(2), Some(3), Some(0), Some(0), Some(1), Some(1), Some(0)]))
        .unwrap();
    assert_eq!((scored.value, scored.parts.len()), (number("8"), 9));
    let zero = scoring.score(&answered("phq-9", &[Some(0); 9])).unwrap();
    assert_eq!(zero.value, Decimal::ZERO);
    // The one about daily life is no part of it, answered or not.
    let mut all = [Some(3); 10];
    assert_eq!(scoring.score(&answered("phq-9", &all)).unwrap().value, number("27"));
    all[3] = None;
    assert_eq!(scoring.score(&answered("phq-9", &all)), Err(NotScorable::Unanswered(vec![4])));
}

/// A score that was made of answers could be edited, and stood beside other items without a word.
#[test]
fn a_score_that_its_answers_do_not_give_says_so() {
    let scored = built_in_scoring("phq-9").unwrap().score(&answered("phq-9", &[Some(1); 9])).unwrap();
    let words = |kept: f64| other_score_words(Points::new(kept).unwrap(), &scored);
    assert_eq!(words(9.0), None);
    assert_eq!(words(2.0).as_deref(), Some("2 in the record, where its answers give 9"));
}

#[test]
fn the_ninth_item_tells_of_harm_above_0_only() {
    let harm = |ninth: Option<i64>| answered("phq-9", &[None, None, None, None, None, None, None, None, ninth]).harm();
    assert_eq!((harm(None), harm(Some(0)), harm(Some(1)), harm(Some(3))), (vec![], vec![], vec![9], vec![9]));
    let marked = json!({ "url": "urn:anamnesis:tells-harm", "valueBoolean": true });
    let questionnaire =
        questionnaire(json!([{ "linkId": "b", "type": "boolean", "text": "?", "extension": [marked] }]));
    let mut answers = Answers::new(questionnaire);
    answers.set(0, Answer::Boolean(false)).unwrap();
    assert!(answers.harm().is_empty());
    answers.set(0, Answer::Boolean(true)).unwrap();
    assert_eq!(answers.harm(), [0]);
}

#[test]
fn reverse_weights_fractions_and_several_options_add_up_exactly() {
    let reverse: Vec<_> = ["0.3", "0.2", "0.1"]
        .iter()
        .enumerate()
        .map(|(n, w)| option(&n.to_string(), Some(w.parse::<f64>().unwrap().into())))
        .collect();
    let questionnaire = questionnaire(json!([
        { "linkId": "r", "type": "choice", "text": "?", "answerOption": reverse },
        { "linkId": "m", "type": "choice", "text": "?", "repeats": true, "answerOption": [{ "valueInteger": 2 }, { "valueInteger": -5 }] },
        { "linkId": "n", "type": "decimal", "text": "?" },
    ]));
    let scoring = Scoring::new(&questionnaire, all_of(&questionnaire), NotAsked::Unanswered, None, None).unwrap();
    let mut answers = fill(&questionnaire, &[Some(2), Some(0), None]);
    answers.set(1, Answer::Options(vec![1, 0])).unwrap();
    answers.set(2, Answer::Number(number("0.2"))).unwrap();
    let scored = scoring.score(&answers).unwrap();
    assert_eq!((scored.value.to_string(), scored.value.as_f64()), ("-2.7".to_owned(), -2.7));
}

#[test]
fn prorating_only_as_far_as_the_instrument_says() {
    let items: Vec<_> = (0..8).map(|n| weighted(&n.to_string())).collect();
    let questionnaire = questionnaire(items.into());
    let scoring = |most_unanswered, rounding| {
        let prorating = Some(Prorating { most_unanswered, rounding });
        Scoring::new(&questionnaire, all_of(&questionnaire), NotAsked::Unanswered, prorating, None)
    };
    let mut given = [Some(1); 8];
    given[0] = Some(2);
    given[7] = None;
    let answers = fill(&questionnaire, &given);
    // 8 points of 7 items: 9.142857 of 8.
    let raw = |rounding| scoring(1, rounding).unwrap().score(&answers).unwrap().value.to_string();
    assert_eq!(
        (raw(Rounding::None), raw(Rounding::Nearest), raw(Rounding::Up)),
        ("9.142857".into(), "9".into(), "10".into())
    );
    assert_eq!(scoring(1, Rounding::Up).unwrap().score(&answers).unwrap().unanswered, [7]);
    given[6] = None;
    let two = fill(&questionnaire, &given);
    assert_eq!(scoring(1, Rounding::Up).unwrap().score(&two), Err(NotScorable::Unanswered(vec![6, 7])));
    assert_eq!(scoring(8, Rounding::Up), Err(ScoringFault::AllUnanswered));
}

#[test]
fn a_table_makes_the_score_and_makes_nothing_up() {
    let questionnaire = questionnaire(json!([weighted("a"), weighted("b")]));
    let rule = |table: &str| {
        let table = Some(ScoreTable::read(table).unwrap());
        Scoring::new(&questionnaire, all_of(&questionnaire), NotAsked::Unanswered, None, table)
    };
    let scoring = rule("raw,score\r\n0,28.4\r\n1,35\r\n2,40.1\r\n3,45\r\n4,61.7\r\n").unwrap();
    let scored = scoring.score(&fill(&questionnaire, &[Some(1), Some(1)])).unwrap();
    assert_eq!((scored.value, scored.raw, scored.by_table), (number("40.1"), number("2"), true));
    assert_eq!(rule("raw,score\n0,1\n1,2\n2,3\n4,5\n"), Err(ScoringFault::TableGap(number("3"))));
    let table = scoring.table().unwrap();
    assert_eq!(ScoreTable::read(&table.write()), Ok(table.clone()));
    for (file, fault) in [
        ("", TableFault::Header),
        ("raw;score\n1;2", TableFault::Header),
        ("raw,score\n", TableFault::Empty),
        ("raw,score\n1,2,3\n", TableFault::Cells { line: 2 }),
        ("raw,score\n1,x\n", TableFault::NotANumber { line: 2 }),
        ("raw,score\n1,\n", TableFault::NotANumber { line: 2 }),
        ("raw,score\n1,2\n\n1.0,3\n", TableFault::Twice { line: 4 }),
    ] {
        assert_eq!(ScoreTable::read(file), Err(fault), "{file:?}");
    }
    assert!(ScoreTable::read("\u{FEFF}\"raw\",\"score\"\n\"1\", 2\n").is_ok());
}

#[test]
fn an_item_that_was_not_asked_counts_as_the_rule_says() {
    let questionnaire = questionnaire(json!([weighted("a"), { "linkId": "b", "type": "integer", "text": "?",
        "enableWhen": [{ "question": "a", "operator": "=", "answerCoding": { "code": "c2" } }] }]));
    let rule = |not_asked| Scoring::new(&questionnaire, all_of(&questionnaire), not_asked, None, None).unwrap();
    let answers = fill(&questionnaire, &[Some(1), Some(5)]);
    assert_eq!(rule(NotAsked::Unanswered).score(&answers), Err(NotScorable::Unanswered(vec![1])));
    let scored = rule(NotAsked::LeftOut).score(&answers).unwrap();
    assert_eq!((scored.value, scored.left_out), (number("1"), vec![1]));
    assert_eq!(
        rule(NotAsked::LeftOut).score(&fill(&questionnaire, &[Some(2), None])),
        Err(NotScorable::Unanswered(vec![1]))
    );
    assert_eq!(rule(NotAsked::LeftOut).score(&fill(&questionnaire, &[Some(2), Some(5)])).unwrap().value, number("7"));
}

#[test]
fn a_rule_that_does_not_fit_is_refused() {
    let phq = built_in("phq-9").unwrap();
    let rule = |items: &[&str]| {
        Scoring::new(&phq, items.iter().map(|i| (*i).to_owned()).collect(), NotAsked::Unanswered, None, None)
            .unwrap_err()
    };
    assert_eq!(rule(&[]), ScoringFault::NoItems);
    assert_eq!(rule(&["x"]), ScoringFault::UnknownItem("x".into()));
    assert_eq!(rule(&["44250-9", "44250-9"]), ScoringFault::Twice("44250-9".into()));
    assert_eq!(rule(&["69722-7"]), ScoringFault::NotScorable("69722-7".into()));
    let other = built_in_scoring("gad-7").unwrap().score(&answered("phq-9", &[Some(0); 9]));
    assert_eq!(other, Err(NotScorable::OtherQuestionnaire("69725-0".into())));
}

#[test]
fn decimals_are_exact_both_ways() {
    for text in ["0", "-0.5", "1000000000", "0.000001", "-999999999.999999", "12.25"] {
        assert_eq!(number(text).to_string(), text);
    }
    for (text, same) in
        [("1e2", "100"), ("1.50", "1.5"), ("25e-1", "2.5"), ("-0", "0"), ("1.000000000000000000000", "1")]
    {
        assert_eq!(number(text), number(same));
    }
    for text in ["", "-", ".5", "5.", "1e", "1.0000001", "1000000001", "NaN", "1_0", "+1", "1e99999999999", "0x1", " 1"]
    {
        assert_eq!(Decimal::parse(text), None, "{text}");
    }
    assert_eq!((number("-1.5").rounded(), number("2.5").rounded()), (number("-2"), number("3")));
    assert_eq!((number("-1.5").rounded_up(), number("2.000001").rounded_up()), (number("-1"), number("3")));
}
