//! What is refused, asked, found in files, kept and not kept: one of each kind, as words say it.

use anamnesis::caseload::{Clinic, InstrumentUses, QuestionnaireUses};
use anamnesis::desk::{AuditView, BackupAge, ClockDoubt, Done, Draft, Lack, Record as OfRecord, Refusal, TextOf};
use anamnesis::exchange::{
    Amounts, Comparison, DateRead, Difference, Differing, Encoding, FileNote, Followers, Gap, OpenTable, QuoteFault,
    Refused, Repeat, RowError, Side, Sides, Table, Taken,
};
use anamnesis::judge::{Json, JsonFault, Policy, PolicyError};
use anamnesis::record::{
    Arrivals, Bounds, Charts, Day, DayError, Differs, DoseMg, Expected, FieldCell, FieldError, Id, Instrument,
    InstrumentId, InstrumentSet, Key, Likeness, Patient, Question, Record, Route, Score, Session, TextFault, Together,
    Value, What, Word,
};
use anamnesis::self_report::SelfReportSettings;
use anamnesis::vault::backup::BackupError;
use anamnesis::vault::crypto::{CryptoError, PassphraseError, Stretching};
use anamnesis::vault::envelope::Unreadable;
use anamnesis::vault::schema::SchemaError;
use anamnesis::vault::settings::SettingsError;
use anamnesis::vault::{Damage, KeyringError, MistypedKey, StoreError};
use anamnesis::words::*;
use std::sync::Arc;

type Said = Vec<(&'static str, String)>;

fn today() -> Day {
    Day::parse_iso("2026-11-24").unwrap()
}

/// All that is said of them.
pub(crate) fn said() -> Said {
    [of_fields(), of_forms(), of_the_desk(), of_files(), of_backups(), of_the_vault()].concat()
}

/// Column names, the words that files take and what stands in a text as an example of one.
pub(crate) fn names() -> String {
    let all = || Patient::about().chain(Session::about()).chain(Score::about()).chain(Instrument::about());
    let words = all().flat_map(|about| about.words().iter().map(|word: &Word| word.word));
    let names = all().map(|about| about.name).chain(words).collect::<Vec<_>>().join(" ");
    format!("{names} xq sem min fixed_drop window_days json true ff xff")
}

fn of_fields() -> Said {
    let all = Patient::about().chain(Session::about()).chain(Score::about()).chain(Instrument::about());
    let cells: Vec<FieldCell> = all
        .clone()
        .flat_map(|about| [FieldCell(about.name.into(), "1".into()), FieldCell(about.name.into(), String::new())])
        .collect();
    // What the audit calls a field is its column's name in the language.
    let mut said: Said = vec![("field", fields_words(&cells))];
    said.extend(all.map(|about| ("help", field_help(about))));
    said.push(("dose", last_dose_words((DoseMg::new(40.0).unwrap(), today()))));
    said
}

fn likeness_to(by: Differs) -> Likeness {
    Likeness { other: "xq".into(), by }
}

fn expected() -> Vec<Expected> {
    let instrument = InstrumentSet::built_in().get("promis-cf").cloned().unwrap();
    let (infinite, open) = (f64::INFINITY, |low, high| Bounds { is_open: true, ..Bounds::new(low, high) });
    let mut all = vec![
        Expected::WholeDate,
        Expected::Past(today()),
        Expected::PastSession(today()),
        Expected::SinceBirth(today()),
        Expected::BirthBefore(today()),
        Expected::Time,
        Expected::WholeTime,
        Expected::Number,
        Expected::PointNumber,
        Expected::OneNumber { decimal: "1".into(), thousands: "2".into() },
        Expected::WholeNumber(""),
        Expected::WholeNumber("mmHg"),
        Expected::AlikeInstrument(likeness_to(Differs::Case)),
        Expected::Instrument(vec![InstrumentId::new("xq").unwrap()]),
        Expected::InRange(Arc::clone(&instrument)),
        Expected::OnStep(instrument),
        Expected::Together(Together::AboveMin),
        Expected::Together(Together::UpToDrop),
        Expected::FreeNumber,
        Expected::Together(Together::Rule),
    ];
    let days = [DayError::Ambiguous, DayError::Malformed, DayError::NoSuchDay, DayError::TooEarly];
    let texts = [
        TextFault::TooLong { length: 2, most: 1 },
        TextFault::Unseen('\u{200b}'),
        TextFault::Unseen('\u{202e}'),
        TextFault::Blank,
    ];
    let bounds = [Bounds::new(0.0, 1.0), open(0.0, 1.0), open(0.0, infinite), Bounds::new(0.0, infinite)];
    all.extend(days.map(Expected::Day));
    all.extend(texts.map(Expected::Text));
    all.extend(bounds.into_iter().flat_map(|bounds| ["", "mmHg"].map(|unit| Expected::Within(bounds, unit))));
    let tables = Patient::about().chain(Session::about()).chain(Score::about()).chain(Instrument::about());
    for about in tables {
        if let anamnesis::record::Empty::Refused(wanted) = about.empty {
            all.push(Expected::Something(wanted));
        }
        if !about.words().is_empty() {
            all.push(Expected::Choice(about.words()));
        }
    }
    all
}

fn of_forms() -> Said {
    let error = |expected: Expected| FieldError::new("xq", expected, "");
    let mut said: Said = Vec::new();
    for expected in expected() {
        let error = error(expected);
        said.push(("expected", format!("{} {}", form_words(&error), field_error_words(&error))));
    }
    let all = [
        Differs::Case,
        Differs::Blanks,
        Differs::CaseAndBlanks,
        Differs::Zeros,
        Differs::Here('\u{3b1}'),
        Differs::There('\u{430}'),
        Differs::Here('\u{2010}'),
        Differs::Here('\u{ff21}'),
        Differs::Here('\u{200b}'),
        Differs::Here('é'),
        Differs::Looks,
    ];
    said.extend(all.map(|by| ("likeness", likeness_words(&likeness_to(by)))));
    let (mg, route, on) = (40.0, Route::Unknown, today());
    let questions = [
        Question::SamePerson { number: "1".into(), other: "2".into() },
        Question::AlikeNumber { number: "1".into(), like: likeness_to(Differs::Case) },
        Question::Dose { mg, route, usual: (1.0, 2.0) },
        Question::DosePerKg { mg, route, kg: 50.0, usual: (1.0, 2.0) },
        Question::DoseChange { mg, route, before: 1.0, on },
        Question::Weight { kg: 1.0 },
        Question::WeightChange { kg: 1.0, before: 2.0, on },
        Question::Pressure { systolic: 1.0, diastolic: 2.0, is_highest: false },
        Question::Pressure { systolic: 1.0, diastolic: 2.0, is_highest: true },
        Question::Interval { other: None },
        Question::Interval { other: Some(on) },
        Question::ScoreToCome { day: on, today: on, instrument: InstrumentId::new("xq").unwrap() },
    ];
    said.extend(questions.map(|q| ("question", format!("{} {}", asked_title(q.about()), question_words(&q)))));
    let patient = Patient::of(Key::from_bits(1), Id::new("1").unwrap());
    said.push(("identity", identity_words(&patient, on)));
    said.push(("identity", identity_words(&Patient { birth_date: Some(Day::FIRST), ..patient }, on)));
    said
}

fn of_the_desk() -> Said {
    use anamnesis::record::Full;
    let records = [
        OfRecord::Patient,
        OfRecord::Session,
        OfRecord::Score,
        OfRecord::Entry,
        OfRecord::Review,
        OfRecord::Settings,
        OfRecord::Instrument,
        OfRecord::SelfReport,
        OfRecord::Arrival,
        OfRecord::SelfReportSettings,
    ];
    let lacks = [
        Lack::Step,
        Lack::WhyContinue,
        Lack::LaterCheck,
        Lack::Comment,
        Lack::LaterReturn,
        Lack::WhyWithdrawn,
        Lack::Withdrawn,
        Lack::Questionnaire,
        Lack::WhoDealt,
        Lack::HowDealt,
        Lack::WhyRefused,
    ];
    let (day, error) = (today(), FieldError::new("xq", Expected::Number, "xq"));
    let texts = [
        TextOf::Reviewer(day),
        TextOf::Review(day),
        TextOf::Author(day),
        TextOf::Entry(day),
        TextOf::SelfReport(day),
        TextOf::Recorder,
    ];
    let mut all = vec![
        Refusal::DuplicateNumber,
        Refusal::DuplicateSession,
        Refusal::DuplicateScore,
        Refusal::ScoreDoesNotFit(error.clone()),
        Refusal::Impossible(error),
        Refusal::InvalidPolicy(PolicyError::NotAChoice { found: Json::Plain("1".into()) }),
        Refusal::InstrumentInUse(InstrumentId::new("xq").unwrap()),
        Refusal::HarmWaits,
        Refusal::InstrumentUsed(InstrumentUses { scores: 1, patients: 2, questionnaires: vec!["xq".into()] }),
        Refusal::QuestionnaireUsed(QuestionnaireUses {
            invitations: 1,
            answers: 2,
            own_plans: 2,
            is_in_clinics_plan: true,
        }),
        Refusal::TooMuch(Full),
        Refusal::StaleImport,
    ];
    all.extend(
        records.into_iter().flat_map(|of| [Refusal::Unknown(of), Refusal::Stale(of), Refusal::AlreadyThere(of)]),
    );
    all.extend(lacks.map(Refusal::IncompleteEntry));
    all.extend(texts.map(|what| Refusal::Text { whose: "1".into(), what, fault: TextFault::Blank }));
    let mut said: Said = all.iter().map(|refusal| ("refusal", refusal_words(refusal))).collect();
    let done = [
        Done::PatientAdded,
        Done::PatientChanged,
        Done::PatientDeleted,
        Done::SessionAdded,
        Done::SessionChanged,
        Done::SessionDeleted,
        Done::ScoreAdded,
        Done::ScoreChanged,
        Done::ScoreDeleted,
        Done::MarkedReviewed,
        Done::ReviewTakenBack,
        Done::DecisionRecorded,
        Done::CommentAdded,
        Done::PutOff,
        Done::CorrectionAdded,
        Done::EntryWithdrawn,
        Done::SettingsSaved,
        Done::InstrumentAdded,
        Done::InstrumentChanged,
        Done::InstrumentRetired,
        Done::InstrumentOfferedAgain,
        Done::InstrumentRemoved,
        Done::BuiltInAgain,
        Done::VersionChosen,
        Done::Invited,
        Done::InvitationWithdrawn,
        Done::ReportsTakenIn,
        Done::ReportsRefused,
        Done::ReportPutBack,
        Done::HarmDealtWith,
        Done::PlanSet,
        Done::Arrived,
        Done::ArrivalsDropped,
        Done::ContactSet,
        Done::ClinicPlanSet,
        Done::LayoutSet,
        Done::ReportKeyMade,
        Done::QuestionnaireKept,
        Done::QuestionnaireRetired,
        Done::QuestionnaireAskedAgain,
        Done::QuestionnaireRemoved,
        Done::SelfReportSet,
        Done::FilesImported,
        Done::BackupMerged,
        Done::DemoFilled,
        Done::Undone(Box::new(Done::PutOff)),
    ];
    said.extend(done.map(|done| ("done", done_words(&done).to_owned())));
    let forms = [
        ("score", ""),
        ("session", ""),
        ("patient", ""),
        ("review", ""),
        ("rules", ""),
        ("instrument", ""),
        ("entry", "decision 1 -"),
        ("entry", "decision 1 2"),
        ("entry", "comment 1 -"),
        ("entry", "comment 1 2"),
        ("entry", "put-off 1 -"),
        ("entry", "put-off 1 2"),
        ("entry", "withdrawal 1 2"),
        ("entry", ""),
    ];
    let draft = |(form, target): (&str, &str)| Draft { form: form.into(), target: target.into(), ..Draft::default() };
    said.extend(forms.map(|form| ("draft", draft_words(&draft(form)).to_owned())));
    let doubt = ClockDoubt { today: day, newest: day, was_entered: true, patients: Vec::new() };
    said.push(("clock", clock_words(&doubt)));
    let age = BackupAge::of(&AuditView::default(), day);
    for days in [None, Some(0), Some(1), Some(2)] {
        for (restored, key_changed_since, changed_since) in
            [(false, false, false), (true, true, true), (true, false, true)]
        {
            let mut age = age;
            (age.days, age.restored) = (days, restored);
            (age.key_changed_since, age.changed_since) = (key_changed_since, changed_since);
            said.push(("backup", backup_age_words(age)));
        }
    }
    said
}

fn of_files() -> Said {
    let settings = [
        PolicyError::OutOfRange { name: "z", found: 1, min: 2, max: 3 },
        PolicyError::NotWhole { name: "z", found: Json::Text("1".into()), min: 2, max: 3 },
        PolicyError::NotWhole { name: "z", found: Json::List, min: 2, max: 3 },
        PolicyError::NotAChoice { found: Json::Object },
        PolicyError::Unknown { name: "xq".into(), nearest: Some("z") },
        PolicyError::Unknown { name: "xq".into(), nearest: None },
        PolicyError::NamedTwice { name: "xq".into() },
    ];
    let json = [
        JsonFault::Ends,
        JsonFault::NoObject,
        JsonFault::Comma,
        JsonFault::NoName,
        JsonFault::NoNumber,
        JsonFault::NoColon,
        JsonFault::NoComma,
        JsonFault::Trailing,
        JsonFault::Number,
        JsonFault::Escape,
        JsonFault::Control,
        JsonFault::Other,
    ];
    let json = json.map(|why| PolicyError::NotJson { why, place: (1, 2) });
    let settings: Vec<PolicyError> = settings.into_iter().chain(json).collect();
    let mut all = vec![
        Refused::Field(Expected::Number, String::new()),
        Refused::NotText(Encoding::Utf16),
        Refused::NotText(Encoding::Nul),
        Refused::NotText(Encoding::Byte(255)),
        Refused::LargeSettings(1),
        Refused::LargeFile(1),
        Refused::LargeFiles(1),
        Refused::Quotes(QuoteFault::Unclosed),
        Refused::HeaderQuotes(QuoteFault::TextAfter),
        Refused::ManyColumns(1),
        Refused::OpenHeader(OpenTable::Both, "xq".into()),
        Refused::OpenHeader(OpenTable::Neither, "xq".into()),
        Refused::UnknownHeader("xq".into()),
        Refused::ColumnTwice,
        Refused::NoColumn(Table::Scores, Vec::new()),
        Refused::NoColumn(Table::Scores, vec!["xq".into()]),
        Refused::Cells { header: 1, row: 2 },
        Refused::UnknownPatient("1".into(), None),
        Refused::UnknownPatient("1".into(), Some(likeness_to(Differs::Case))),
        Refused::ManyPatients(1),
        Refused::AlikeInstrument("xq".into(), likeness_to(Differs::Case)),
        Refused::ScoresOutside(1),
        Refused::NoSettings,
        Refused::SettingsTwice("xq".into()),
        Refused::DoubtfulColumn { found: "1".into(), point: "1".into(), comma: "1".into() },
    ];
    let tables = [Table::Instruments, Table::Patients, Table::Sessions, Table::Scores];
    all.extend(tables.map(|table| Refused::AtOdds(table, "xq".into(), 1)));
    let mut said: Said = settings.iter().map(|error| ("settings", policy_error_words(error))).collect();
    all.extend(settings.into_iter().map(Refused::Settings));
    let followers = [
        Followers::default(),
        Followers { sessions: 1, ..Followers::default() },
        Followers { sessions: 2, scores: 2, rows: 2 },
    ];
    for (refused, followers) in all.into_iter().zip(followers.into_iter().cycle()) {
        let (file, column) = ("xq".to_owned(), "xq".to_owned());
        said.push(("row", row_error_words(&RowError { file, line: 1, column, refused, followers })));
    }
    let written = [Table::Policy, Table::Flags, Table::Decisions, Table::Audit, Table::Refused];
    said.extend(tables.into_iter().chain(written).map(|table| ("table", table_words(table).to_owned())));
    said.extend([b',', b';', b'\t'].map(|delimiter| ("file", delimiter_words(delimiter).to_owned())));
    let notes = [FileNote::Empty, FileNote::NoRows, FileNote::WrittenOnly];
    said.extend(notes.map(|note| ("file", file_note(note).to_owned())));
    for file in [None, Some("xq".to_owned())] {
        for is_empty in [false, true] {
            let gap = |table| ("gap", gap_words(&Gap { file: file.clone(), is_empty, table }));
            said.extend([None, Some(Table::Scores)].map(gap));
        }
    }
    let day = today();
    said.push(("date", date_read_words(&DateRead { file: "xq".into(), line: 1, found: "1".into(), day })));
    let id = || InstrumentId::new("xq").unwrap();
    let whats = [
        What::Session(day),
        What::Score { instrument: id(), day },
        What::OwnInstrument(id()),
        What::Rules,
        What::Patient("1".into()),
    ];
    said.extend(whats.iter().map(|what| ("record", row_record(what))));
    let (file, patient, what) = ("xq".to_owned(), "1".to_owned(), What::Rules);
    let repeat = Repeat {
        file,
        line: 2,
        of_file: Some("xq".into()),
        of_line: 1,
        patient,
        what,
        is_dose: false,
        is_own_dose: false,
    };
    said.push(("repeat", repeated_row(&repeat)));
    said.extend([Taken::Changed, Taken::Reset, Taken::Left].map(|taken| ("settings", taken_title(taken).to_owned())));
    said
}

fn of_backups() -> Said {
    let fields = || vec![FieldCell("note".into(), "xq".into())];
    let values = Box::new([None, Some(Value::Minutes(1))]);
    let error = FieldError::new("value", Expected::Number, "1");
    let sides = [
        Sides::Values(values),
        Sides::Removed(fields()),
        Sides::Versions(vec![None], vec![None, None]),
        Sides::Other,
        Sides::OnlyHere,
        Sides::OnlyInBackup,
        Sides::NoJournal,
        Sides::NumberTaken,
        Sides::Forked,
        Sides::NumberTakenHere(fields()),
        Sides::Unfit(error, fields()),
    ];
    let of = [
        Differing::Record(What::Rules),
        Differing::Patient,
        Differing::Instrument(InstrumentId::new("xq").unwrap()),
        Differing::Filter("xq".into()),
    ];
    let mut said: Said = Vec::new();
    for sides in sides {
        said.extend(of.clone().map(|what| {
            let difference = Difference { number: "1".into(), what, sides: sides.clone() };
            ("difference", difference_words(&difference, &Clinic::default()))
        }));
    }
    let only_here = Amounts {
        patients: 1,
        sessions: 2,
        scores: 1,
        reviews: 2,
        entries: 1,
        self_reports: 2,
        harm: 2,
        arrivals: 2,
        unread: 2,
        half_typed: 1,
    };
    let (here, there) = (today(), Day::FIRST);
    let comparison =
        Comparison { only_here, latest_here: Some(here), latest_in_backup: Some(there), ..Comparison::default() };
    said.push(("loss", loss_sentence(&comparison)));
    let (charts, own) = (Charts::new(), [Instrument::clone(InstrumentSet::built_in().get("promis-cf").unwrap())]);
    let (set, arrived) = (SelfReportSettings::default(), Arrivals::new());
    for policy in [Policy::default(), Policy { window_days: 14, ..Policy::default() }] {
        let side = Side {
            charts: &charts,
            policy: &policy,
            own_instruments: &own,
            self_report: &set,
            arrivals: &arrived,
            filters: Vec::new(),
            idle_minutes: 10,
            unread: Vec::new(),
            half_typed: Vec::new(),
        };
        said.push(("rules", rules_words(&side)));
    }
    said
}

fn of_the_vault() -> Said {
    let name = || "xq".to_owned();
    let store = [
        StoreError::Denied,
        StoreError::Quota,
        StoreError::Conflict { name: name() },
        StoreError::KeyringChanged,
        StoreError::Damaged { name: name() },
        StoreError::Newer { name: name() },
        StoreError::Undecided { name: name() },
        StoreError::Forked { name: name() },
        StoreError::Decided,
        StoreError::Closed,
        StoreError::Blocked,
        StoreError::Unwritable { name: name() },
        StoreError::Unsealable,
        StoreError::NoOldKey,
        StoreError::Unopened { name: name() },
        StoreError::Unavailable(name()),
    ];
    let mut said: Said = store.iter().map(|error| ("store", store_error_words(error))).collect();
    let passphrase = [
        PassphraseError::NotStarted,
        PassphraseError::NotLoaded,
        PassphraseError::NoAnswer,
        PassphraseError::NoMemory,
        PassphraseError::Refused,
    ];
    let crypto =
        passphrase.into_iter().map(CryptoError::Passphrase).chain([CryptoError::Mismatch, CryptoError::Unavailable]);
    let crypto: Vec<CryptoError> = crypto.collect();
    let mut keyring = vec![
        KeyringError::NoMatch,
        KeyringError::NoRecovery,
        KeyringError::NameTaken,
        KeyringError::NoName,
        KeyringError::Name(TextFault::Blank),
        KeyringError::LastOne,
        KeyringError::KeyIsChanging,
        KeyringError::Unknown,
    ];
    keyring.extend(crypto.iter().map(|error| KeyringError::Crypto(*error)));
    keyring.extend([MistypedKey::Length, MistypedKey::Character, MistypedKey::Check].map(KeyringError::Mistyped));
    said.extend(keyring.into_iter().map(|error| ("keyring", keyring_error_words(error))));
    let envelopes = [
        Unreadable::Foreign,
        Unreadable::Truncated,
        Unreadable::Checksum,
        Unreadable::Misplaced,
        Unreadable::Trial,
        Unreadable::Newer { schema: 9 },
    ];
    let bodies = [
        SchemaError::Shape,
        SchemaError::Word { field: "xq" },
        SchemaError::Bytes,
        SchemaError::Missing { field: "xq" },
        SchemaError::Repeated,
        SchemaError::Trailing,
        SchemaError::Bounds,
        SchemaError::Newer,
        SchemaError::NoSuchVersion(9),
    ];
    let others = [Damage::Sealed, Damage::NotSealed, Damage::NoKey, Damage::NoPatient, Damage::SetAside];
    let damage = envelopes.map(Damage::Envelope).into_iter().chain(bodies.map(Damage::Body)).chain(others);
    said.extend(damage.chain(crypto.into_iter().map(Damage::Seal)).map(|damage| ("damage", damage_words(&damage))));
    said.extend(
        [SettingsError::Damaged, SettingsError::Newer].map(|e| ("settings", settings_error_words(e).to_owned())),
    );
    let backups =
        [BackupError::Foreign, BackupError::Trial, BackupError::Newer, BackupError::Truncated, BackupError::Damaged];
    said.extend(backups.map(|error| ("backup", backup_error_words(error).to_owned())));
    said.extend([0.5, 2.0, 100.0, 1e4, 1e5, 1e7, 1e9, 1e15].map(|seconds| ("time", time_in_words(seconds))));
    said.push(("time", assumption(Stretching::STRONGEST)));
    said.push(("text", beginning_words("1234", 2)));
    said
}
