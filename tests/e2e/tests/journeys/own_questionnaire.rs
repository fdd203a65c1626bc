//! A questionnaire of the clinic's own, the whole way: imported, half said when the clinic locks, kept, asked at home, taken in, scored and judged;
//! what uses it stays, and its instrument is read by another clinic.

use crate::inbox::puts_in;
use crate::instruments::{FILE, adds_its_instrument, questionnaire, table};
use crate::report::{chooses, on_a_phone, sealed_text};
use crate::support;
use anamnesis::questionnaire::built_in;
use e2e::{CLINICIAN, Folder, Person};

const TABLE: &str = "Table from sum to score (CSV: raw,score)";

/// Its import was lost when the clinic locked; nothing that was kept by mistake could be taken out again.
#[test]
fn it_is_imported_over_a_lock_asked_at_home_judged_and_only_then_stays_for_good() {
    let (provider, folder) = (Person::new(), Folder::new());
    support::sets_up_with_one_patient(&provider, "Ada Example");
    provider.opens("/settings/instruments");
    let file = support::written(&folder, "check.json", questionnaire().to_string());
    provider.chooses_files(FILE, &[file]);
    provider.sees("Example clinic; for its own patients only.");
    provider.clicks("Leave out, 4");
    provider.sees_no("The total of the above");
    adds_its_instrument(&provider);
    provider.picks("Instrument that takes the score", "Memory check (T-score)");
    provider.picks("An item that was not asked counts", "it is no part of the sum");
    for (name, text) in [("twice.csv", "raw,score\n0,1\n0,2\n"), ("words.csv", "raw,score\n0,low\n")] {
        provider.chooses_files(TABLE, &[support::written(&folder, name, text)]);
        provider.sees(&format!("{name}, line "));
    }
    provider.chooses_files(TABLE, &[support::written(&folder, "table.csv", table(6))]);
    provider.sees("table.csv: 7 sums.");

    support::locks(&provider);
    provider.unlocks(CLINICIAN);
    provider.sees("a questionnaire to be imported");
    provider.clicks("Continue: a questionnaire to be imported");
    provider.sees("table.csv: 7 sums.");
    assert!(!provider.sees_now("The total of the above"), "{}", provider.reads());
    provider.clicks("Keep this questionnaire");
    provider.sees("Questionnaire kept");
    provider.sees("Memory check (T-score): the sum of 3 items. By a table of 7 sums.");
    provider.sees_no("Half typed");

    // Nothing uses it: it could go.
    provider.clicks("Remove…, A short memory check");
    provider.sees("Nothing here uses it");
    provider.clicks("Keep");
    provider.sees_no("Nothing here uses it");
    provider.clicks("Remove…, Memory check (T-score)");
    provider.sees("This can’t be removed: scored for it: A short memory check.");
    provider.clicks("Close");

    provider.opens("/");
    provider.clicks("Ada Example");
    provider.clicks("Invite…");
    provider.sees("What is asked");
    provider.ticks("A short memory check");
    for planned in ["memory-nrs", "phq-9"] {
        provider.ticks(&built_in(planned).expect("built in").about().title);
    }
    provider.clicks("Make the invitation");
    provider.sees("Copy the link");
    // The first one said "Settings of self-report saved" as well, which nobody had asked for.
    assert!(!provider.sees_now("saved"), "{}", provider.reads());
    let link = provider.reads_field("Link");
    assert!(link.len() <= 2_000, "{link}");
    provider.clicks("Close");

    let patient = on_a_phone();
    patient.browser.wait(patient.browser.driver().goto(&link)).expect("the link opens");
    patient.sees("A short memory check");
    patient.clicks("Begin");
    patient.sees("How often did you lose a word?");
    chooses(&patient, "Often", 1);
    patient.sees("How often did you lose a name?");
    patient.ticks("Never");
    patient.clicks("See my answers");
    patient.sees("On this page nothing was shared");
    assert!(!patient.sees_now("How often do you write it down?"), "{}", patient.reads());
    patient.clicks("Seal my answers");
    let text = sealed_text(&patient);

    provider.clicks("Inbox");
    puts_in(&provider, &text);
    provider.sees("42.5");
    provider.clicks("Take in");
    provider.sees("Nothing waits");
    provider.clicks("Caseload");
    provider.clicks("Ada Example");
    provider.sees("baseline of 1 score ready");
    provider.sees("42.5");

    // Asked and answered, it stays, and says why; so does its instrument.
    provider.opens("/settings/instruments");
    provider.clicks("Remove…, A short memory check");
    provider.sees("This can’t be removed: asked in 1 invitation; came to it: 1 answer.");
    provider.clicks("Close");
    provider.clicks("Remove…, Memory check (T-score)");
    provider.sees("it has 1 score of 1 patient");
    provider.clicks("Close");
    provider.clicks("Export own instruments");
    let exported = provider.finds_download("instruments");

    let other = Person::new();
    support::sets_up_own_clinic(&other);
    support::imports(&other, &[support::written(&folder, "instruments.csv", exported)]);
    other.opens("/settings/instruments");
    other.sees("Memory check (T-score)");
    for person in [&provider, &patient, &other] {
        assert_eq!(person.complaints(), Vec::<String>::new());
    }
}
