//! What is said of questionnaires: why a file is refused, what is left out, how a score came about; one of each kind.

use anamnesis::questionnaire::{
    Choice, ChoiceValue, Decimal, EditFault, Fault, JsonType, Kind, LeftOut, Length, NotAsked, NotScorable, Prorating,
    Range, Refusal, Rounding, ScoreTable, Scored, Scoring, ScoringFault, TableFault, Unused, built_in,
};
use anamnesis::record::Points;
use anamnesis::self_report::Concern;
use anamnesis::words::{
    asked_version_words, concern_words, edit_fault_words, left_out_words, not_scorable_words, option_words,
    other_score_words, questionnaire_refusal_words, scored_words, scoring_fault_words, scoring_words,
    table_fault_words,
};

/// All that is said of them.
pub(crate) fn said() -> Vec<(&'static str, String)> {
    let named = || "xq".to_owned();
    let types =
        [JsonType::Object, JsonType::List, JsonType::Text, JsonType::Boolean, JsonType::Whole, JsonType::Number];
    let faults = [
        Fault::TooLong { most: 1 },
        Fault::NotJson,
        Fault::NotAQuestionnaire(None),
        Fault::NotAQuestionnaire(Some(named())),
        Fault::Missing("xq"),
        Fault::UnknownElement(named()),
        Fault::ChangesMeaning,
        Fault::ChangesAsking(named()),
        Fault::UnsupportedType(named()),
        Fault::RepeatingGroup,
        Fault::RepeatingQuestion,
        Fault::ReadOnly,
        Fault::TooManyItems { most: 1 },
        Fault::TooMany { most: 1 },
        Fault::TooDeep { most: 1 },
        Fault::BadText { most: 1 },
        Fault::NoShortName,
        Fault::DuplicateLinkId(named()),
        Fault::NoQuestion,
        Fault::InDisplay,
        Fault::NoOptions,
        Fault::OptionsWithoutChoice,
        Fault::TwoLists,
        Fault::ValueSetElsewhere(named()),
        Fault::ValueSetNotListed,
        Fault::ValueSetTwoLists,
        Fault::UnsupportedOption(named()),
        Fault::DuplicateOption,
        Fault::WeightNotANumber,
        Fault::TwoWeights,
        Fault::SomeWeightsMissing,
        Fault::NumberOutOfBounds,
        Fault::EmptyRange,
        Fault::UnknownQuestion(named()),
        Fault::NotAQuestion(named()),
        Fault::Loop(vec![named()]),
        Fault::UnknownOperator(named()),
        Fault::NotComparable,
        Fault::UnknownOption,
        Fault::AllOrAny,
        Fault::HarmNotScorable,
    ];
    let faults = faults.into_iter().chain(types.map(Fault::NotA));
    let places = ["", "xq"].into_iter().cycle();
    let refusals = places.clone().zip(faults).map(|(at, fault)| Refusal { at: at.into(), fault });
    let unused = [
        Unused::Extension(named()),
        Unused::Element(named()),
        Unused::DefaultAnswer,
        Unused::Calculated,
        Unused::Status(String::new()),
        Unused::Status(named()),
    ];
    let unused = places.zip(unused).map(|(at, what)| LeftOut { at: at.into(), what });
    let edits = [
        EditFault::NoSuchItem,
        EditFault::NotAShortName,
        EditFault::HarmNotScorable,
        EditFault::NeededBy(named()),
        EditFault::NoQuestion,
    ];
    let scoring = [
        ScoringFault::NoItems,
        ScoringFault::Twice(named()),
        ScoringFault::UnknownItem(named()),
        ScoringFault::NotScorable(named()),
        ScoringFault::AllUnanswered,
        ScoringFault::TableGap(Decimal::ZERO),
    ];
    let table = [
        TableFault::TooLong,
        TableFault::Header,
        TableFault::Cells { line: 1 },
        TableFault::NotANumber { line: 1 },
        TableFault::Twice { line: 1 },
        TableFault::Empty,
    ];
    let none = [
        NotScorable::Unanswered(vec![1]),
        NotScorable::Unanswered(vec![1, 2]),
        NotScorable::OtherQuestionnaire(named()),
        NotScorable::NotInTable(Decimal::ZERO),
        NotScorable::OutOfBounds,
    ];
    let scored = Scored {
        value: Decimal::ZERO,
        raw: Decimal::ZERO,
        parts: vec![(1, Decimal::ZERO)],
        unanswered: vec![2],
        left_out: vec![3, 4],
        by_table: true,
    };
    let phq = built_in("phq-9").unwrap();
    let mut said = Vec::new();
    said.extend(refusals.map(|refusal| ("refused", questionnaire_refusal_words("xq", &refusal))));
    said.extend(unused.map(|left_out| ("left out", left_out_words("xq", &left_out))));
    said.extend(edits.map(|fault| ("edit", edit_fault_words(&fault))));
    said.extend(scoring.map(|fault| ("scoring", scoring_fault_words(&fault))));
    said.extend(table.map(|fault| ("table", table_fault_words("xq", fault))));
    said.extend(none.map(|why| ("no score", not_scorable_words(&why, &phq))));
    said.push(("score", scored_words(&scored, &phq)));
    said.push(("score", other_score_words(Points::new(2.0).unwrap(), &scored).unwrap()));
    let (low, length) = (Some(Decimal::ZERO), Length(1));
    let ranges =
        [(None, None), (low, None), (None, low), (low, low)].map(|(min, max)| Kind::Integer(Range { min, max }));
    let option = Choice { value: ChoiceValue::Integer(1), prefix: None, weight: low };
    let kinds = [
        Kind::Boolean,
        Kind::Decimal(Range::default()),
        Kind::Text(length),
        Kind::Choice { options: vec![option], takes_many: true },
    ];
    said.extend(ranges.iter().chain(&kinds).map(|kind| ("kind", option_words(kind))));
    let prorating = Some(Prorating { most_unanswered: 1, rounding: Rounding::None });
    let table = ScoreTable::read(&(0..=27).fold("raw,score".to_owned(), |table, sum| format!("{table}\n{sum},1"))).ok();
    let scoring = Scoring::new(&phq, Scoring::scorable(&phq), NotAsked::LeftOut, prorating, table).unwrap();
    said.push(("scoring", scoring_words(&scoring, "xq")));
    for (is_latest, is_retired) in [(true, false), (true, true), (false, false)] {
        for has_built_in in [false, true] {
            said.push(("version", asked_version_words(is_latest, is_retired, has_built_in).to_owned()));
        }
    }
    let (points, instrument) = (Points::new(1.0).unwrap(), || "xq".to_owned());
    let concerns = [
        Concern::HarmLost { questions: vec![instrument()], marked: 0 },
        Concern::HarmLost { questions: vec![instrument()], marked: 1 },
        Concern::ScoreLost(instrument()),
        Concern::OtherInstrument { was: instrument(), now: instrument() },
        Concern::FewerQuestions { was: 2, now: 1 },
        Concern::FewerSummed { was: 2, now: 1 },
        Concern::OtherRule,
        Concern::Narrower { instrument: instrument(), sums: (Decimal::ZERO, Decimal::ZERO), scale: (points, points) },
        Concern::Unbounded { instrument: instrument(), items: vec![1], scale: (points, points) },
    ];
    said.extend(concerns.map(|concern| ("concern", concern_words(&concern, &phq, "xq"))));
    said
}
