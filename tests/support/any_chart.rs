//! Any chart, for property tests of its stored form.

use anamnesis::record::{
    Act, Answered, Authored, BeforeSession, Cadence, Chart, Day, DealtWith, Drug, Entry, Fingerprint, Id, Instant,
    InstrumentId, IssuedInvitation, Key, LastScored, Mmhg, Name, Note, Number, Patient, Plan, Planned, Points,
    QuestionnaireVersion, Range, Report, ReportWay, Review, Route, Score, SelfReport, SelfReported, SendingId, Session,
    SessionStatus, Sex, Site, Source, Standing, Step, TimeOfDay, Timing, Token, TrackState, Until,
};
use proptest::prelude::*;
use proptest::{collection::vec, option, sample::select};

fn key() -> impl Strategy<Value = Key> {
    // Few, so that many are named again and some stand twice; and any.
    prop_oneof![4 => (0u64..12).prop_map(Key::from_bits), 1 => any::<u64>().prop_map(Key::from_bits)]
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![3 => select(vec!["", "", "n", "Dr. Example", "Zoë"]).prop_map(str::to_owned), 1 => ".{0,20}"]
}

fn day() -> impl Strategy<Value = Day> {
    prop_oneof![
        3 => (45_000i32..46_000).prop_map(|days| Day::FIRST.plus(days)),
        1 => (0i32..=2_958_463).prop_map(|days| Day::FIRST.plus(days)),
        1 => select(vec![Day::FIRST, Day::LAST]),
    ]
}

fn time() -> impl Strategy<Value = Option<TimeOfDay>> {
    option::of((0u16..1440).prop_map(|minutes| TimeOfDay::from_minutes(minutes).unwrap()))
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        3 => (-1000i32..10_000).prop_map(|tenths| format!("{}.{}", tenths / 10, (tenths % 10).abs()).parse().unwrap()),
        1 => (0u32..100_000).prop_map(|hundredths| f64::from(hundredths) / 100.0),
        1 => any::<f64>().prop_filter("a number", |number| number.is_finite()),
        1 => select(vec![0.0, -0.0, 0.1 + 0.2, 26_843_545.6, 26_843_545.7, -26_843_545.7, f64::MAX, f64::MIN_POSITIVE]),
    ]
}

/// Any value of a table of words.
fn any_of<T: Copy + std::fmt::Debug + 'static, const N: usize>(
    all: [(T, &'static str); N],
) -> impl Strategy<Value = T> {
    select(all.map(|(value, _)| value).to_vec())
}

fn note() -> impl Strategy<Value = Note> {
    text().prop_map(|text| Note::new(&text).unwrap())
}

/// Numbers of a field, among them the ends of its bounds.
fn bounded<R: Range>(ends: [f64; 2]) -> impl Strategy<Value = Option<Number<R>>> {
    option::of(prop_oneof![9 => number(), 1 => select(ends.to_vec())]).prop_map(|number| Number::new(number?))
}

fn mmhg() -> impl Strategy<Value = Option<Mmhg>> {
    option::of(20u16..=350).prop_map(|mmhg| Mmhg::new(mmhg?.into()))
}

fn patient() -> impl Strategy<Value = Patient> {
    let number = text().prop_map(|text| Id::new(&text).unwrap_or_else(|_| Id::new("P-1").unwrap()));
    let name = text().prop_map(|text| Name::new(&text).unwrap_or_default());
    (key(), number, name, option::of(day()), option::of(any_of(Sex::ALL)), note(), option::of(day())).prop_map(
        |(key, number, name, birth_date, sex, note, course_start)| Patient {
            name,
            birth_date,
            sex,
            note,
            course_start,
            ..Patient::of(key, number)
        },
    )
}

fn session() -> impl Strategy<Value = Session> {
    let words = (any_of(SessionStatus::ALL), any_of(Drug::ALL), any_of(Route::ALL), option::of(any_of(Site::ALL)));
    let numbers = (bounded([0.0, 5000.0]), bounded([1.0, 500.0]), (mmhg(), mmhg(), mmhg(), mmhg()));
    (key(), day(), time(), words, numbers, note()).prop_map(
        |(key, day, time, (status, drug, route, site), (dose_mg, weight_kg, pressures), note)| Session {
            time,
            status,
            drug,
            route,
            dose_mg,
            weight_kg,
            site,
            systolic_before: pressures.0,
            diastolic_before: pressures.1,
            systolic_peak: pressures.2,
            diastolic_peak: pressures.3,
            note,
            ..Session::of(key, day)
        },
    )
}

fn score() -> impl Strategy<Value = Score> {
    let instrument = prop_oneof![select(vec!["promis-cf", "phq-9"]).prop_map(str::to_owned), text()];
    let instrument =
        instrument.prop_map(|text| InstrumentId::new(&text).unwrap_or_else(|_| InstrumentId::new("x").unwrap()));
    let said = (option::of(any_of(Timing::ALL)), option::of(any_of(Source::ALL)));
    (key(), instrument, day(), time(), number(), said, note()).prop_map(
        |(key, instrument, day, time, value, (timing, source), note)| Score {
            time,
            timing,
            source,
            note,
            ..Score::of(key, instrument, day, Points::new(value).unwrap())
        },
    )
}

fn review() -> impl Strategy<Value = Review> {
    (key(), day(), text(), text()).prop_map(|(key, day, by, note)| Review {
        key,
        day,
        by,
        note,
        seen: Default::default(),
    })
}

fn standing() -> impl Strategy<Value = Standing> {
    let last = option::of((day(), number()).prop_map(|(day, value)| LastScored { day, value }));
    let figures = (option::of(number()), option::of(number()), last);
    (text(), text(), any_of(TrackState::ALL), any::<bool>(), figures).prop_map(
        |(instrument, name, state, is_silent, (baseline, worse_from, last))| Standing {
            instrument: InstrumentId::new(&instrument).unwrap_or_else(|_| InstrumentId::new("x").unwrap()),
            name,
            state,
            is_silent,
            baseline,
            worse_from,
            last,
        },
    )
}

fn act() -> impl Strategy<Value = Act> {
    let decided = (vec(any_of(Step::ALL), 0..12), text(), option::of(day()), option::of(vec(standing(), 0..3)))
        .prop_map(|(steps, reason, next_check, standings)| Act::Decided { steps, reason, next_check, standings });
    let until = option::of(day()).prop_map(|day| day.map_or(Until::NextScore, Until::Day));
    prop_oneof![
        decided,
        text().prop_map(|text| Act::Commented { text }),
        (until, text()).prop_map(|(until, reason)| Act::Snoozed { until, reason }),
        text().prop_map(|reason| Act::Withdrawn { reason }),
    ]
}

fn entry() -> impl Strategy<Value = Entry> {
    (key(), day(), text(), option::of(key()), act()).prop_map(|(key, day, by, corrects, act)| Entry {
        key,
        day,
        by,
        corrects,
        act,
    })
}

fn instant() -> impl Strategy<Value = Instant> {
    (0i64..4_000_000_000).prop_map(Instant::from_seconds)
}

fn version() -> impl Strategy<Value = QuestionnaireVersion> {
    (text(), any::<[u8; 6]>()).prop_map(|(id, first)| QuestionnaireVersion { id, fingerprint: Fingerprint(first) })
}

fn answered() -> impl Strategy<Value = Answered> {
    let score = option::of(key().prop_map(|key| (key, InstrumentId::new("phq-9").unwrap())));
    (version(), vec(any::<u8>(), 0..12), vec(text(), 0..3), score)
        .prop_map(|(questionnaire, answers, harm, score)| Answered { questionnaire, answers, harm, score })
}

fn report() -> impl Strategy<Value = Report> {
    let ids = (any::<[u8; 16]>(), option::of(any::<[u8; 16]>()), any_of(ReportWay::ALL));
    let when = (instant(), -840i16..=840, instant(), option::of(day()));
    (ids, when, vec(answered(), 0..4), text(), option::of(text())).prop_map(
        |((sending, token, way), (at, offset, received, said_day), answered, comment, refused)| Report {
            sending: SendingId(sending),
            token: token.map(Token),
            way,
            authored: Authored::new(at, offset).unwrap(),
            received,
            said_day,
            answered,
            comment,
            refused,
        },
    )
}

fn plan() -> impl Strategy<Value = Plan> {
    let days = || 1..=365i32;
    let after = (days(), days(), option::of(days())).prop_map(|(every_days, for_days, then_every_days)| Cadence {
        every_days,
        for_days,
        then_every_days,
    });
    vec((any_of(BeforeSession::ALL), after), 0..8).prop_map(|all| {
        let planned = all.into_iter().enumerate().map(|(n, (before, after))| Planned {
            questionnaire: format!("q-{n}"),
            before,
            after: Some(after),
        });
        Plan::new(planned.collect()).unwrap()
    })
}

fn self_report() -> impl Strategy<Value = SelfReport> {
    let issued = (any::<[u8; 16]>(), vec(version(), 0..3), any_of(ReportWay::ALL), instant(), option::of(day()));
    let issued = issued.prop_map(|(token, questionnaires, way, at, until)| {
        SelfReported::Invited(IssuedInvitation { token: Token(token), questionnaires, way, at, until })
    });
    let dealt = (key(), instant(), text(), text())
        .prop_map(|(report, at, by, words)| SelfReported::DealtWith(DealtWith { report, at, by, words }));
    let what = prop_oneof![
        issued,
        (key(), instant()).prop_map(|(invitation, at)| SelfReported::Withdrawn { invitation, at }),
        report().prop_map(SelfReported::Report),
        dealt,
        (option::of(plan()), instant()).prop_map(|(plan, at)| SelfReported::Planned { plan, at }),
    ];
    (key(), what).prop_map(|(key, what)| SelfReport { key, what })
}

/// A chart of whatever the record's constructors allow, and more: keys that stand twice, names of records that are not there.
pub(crate) fn chart() -> impl Strategy<Value = Chart> {
    let records = (vec(session(), 0..6), vec(score(), 0..12), vec(review(), 0..4), vec(entry(), 0..6));
    let records = (records, vec(self_report(), 0..6));
    (patient(), records).prop_map(|(patient, ((sessions, scores, reviews, log), self_reports))| Chart {
        sessions,
        scores,
        reviews,
        log,
        self_reports,
        ..Chart::new(patient)
    })
}
