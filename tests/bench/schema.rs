//! How long reading a whole clinic takes: 10,000 patients with 100 scores and 12 sessions each. `cargo bench --bench schema` redoes the
//! figures; compare two builds on one machine as a ratio, never as seconds.
#![cfg_attr(target_arch = "wasm32", allow(dead_code, reason = "criterion and its benchmark are native"))]

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use anamnesis::record::{
        Batch, Chart, Day, Device, DoseMg, Event, EventId, Fact, Id, Instant, InstrumentId, Journal, Key, Made, Mmhg,
        Name, Patient, Points, Route, Score, Session, Sex, Site, Source, TimeOfDay, WeightKg,
    };
    use anamnesis::vault::schema;
    use criterion::{Criterion, Throughput};
    use std::sync::Arc;

    const PATIENTS: u64 = 10_000;
    const SCORES: u64 = 100;
    const SESSIONS: u64 = 12;

    /// Numbers without a pattern, the same at every run (splitmix64).
    fn scramble(seed: u64) -> u64 {
        let mut z = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn key(patient: u64, record: u64) -> Key {
        Key::from_bits(scramble(patient * 1000 + record + 1))
    }

    fn session(patient: u64, n: u64, first: Day) -> Session {
        Session {
            time: TimeOfDay::parse("10:30"),
            route: Route::Iv,
            dose_mg: DoseMg::new(35.5),
            weight_kg: WeightKg::new(70.0),
            site: Some(Site::Clinic),
            systolic_before: Mmhg::new(120.0),
            diastolic_before: Mmhg::new(80.0),
            systolic_peak: Mmhg::new(150.0),
            ..Session::of(key(patient, n), first.plus(30 + 3 * n as i32))
        }
    }

    fn score(patient: u64, n: u64, first: Day) -> Option<Score> {
        let drawn = scramble(patient * 1000 + n);
        let memory = n.is_multiple_of(2);
        let instrument = InstrumentId::new(if memory { "promis-cf" } else { "phq-9" }).ok()?;
        let value = if memory { (350 + drawn % 180) as f64 / 10.0 } else { (drawn % 20) as f64 };
        let score = Score::of(key(patient, SESSIONS + n), instrument, first.plus(2 * n as i32), Points::new(value)?);
        Some(Score { source: Some(Source::Patient), ..score })
    }

    fn patient(patient: u64) -> Option<Patient> {
        Some(Patient {
            name: Name::new("Made-up, Patient").ok()?,
            birth_date: Some(Day::FIRST.plus(30_000)),
            sex: Some(Sex::Female),
            ..Patient::of(key(patient, 999), Id::new(&format!("N-{patient}")).ok()?)
        })
    }

    /// A patient's journal: imported whole, or entered one by one.
    fn journal(number: u64, is_imported: bool) -> Option<Journal> {
        let first = Day::FIRST.plus(45_000);
        let patient = patient(number)?;
        let device = Device::from_bits(scramble(number)).in_journal(patient.key);
        let (owner, mut at) = (patient.key, Instant::from_seconds(1_800_000_000));
        let mut facts = vec![Fact::from(patient)];
        facts.extend((0..SESSIONS).map(|n| Fact::from(session(number, n, first))));
        facts.extend((0..SCORES).filter_map(|n| Some(Fact::Score(score(number, n, first)?))));
        let mut batches = Vec::new();
        for chunk in facts.chunks(if is_imported { facts.len() } else { 1 }) {
            let id = EventId::new(device, 1 + batches.len() as u32)?;
            let made = Made { at, by: Arc::from("Dr. Example") };
            // What is new has the key of its event.
            let event = |(place, fact): (usize, &Fact)| {
                let key = id.plus(place)?.key();
                let fact = match fact.clone() {
                    Fact::Session(session) => Session { key, ..*session }.into(),
                    Fact::Score(score) => Fact::Score(Score { key, ..score }),
                    other => other,
                };
                Some(Event { over: Vec::new(), fact })
            };
            let events = chunk.iter().enumerate().map(event).collect::<Option<Vec<_>>>()?;
            batches.push(Batch::new(id, Arc::new(made), events)?);
            at = Instant::from_seconds(at.seconds() + 86_400);
        }
        Journal::of(owner, batches).ok()
    }

    fn read(bodies: &[(Key, Vec<u8>)]) -> Vec<Chart> {
        let chart = |(key, body): &(Key, Vec<u8>)| schema::read_chart(schema::CURRENT, *key, body).ok()?;
        bodies.iter().filter_map(chart).collect()
    }

    pub(crate) fn run() {
        let mut criterion = Criterion::default().sample_size(10).configure_from_args();
        let mut group = criterion.benchmark_group("schema");
        for (how, is_imported) in [("imported", true), ("entered one by one", false)] {
            let journals = (0..PATIENTS).filter_map(|number| journal(number, is_imported));
            let bodies: Vec<_> = journals.map(|one| (one.patient(), schema::write_journal(&one))).collect();
            let bytes = bodies.iter().map(|(_, body)| body.len()).sum::<usize>() as u64;
            println!("{how}: {} bytes a patient", bytes / PATIENTS);
            group.throughput(Throughput::Elements(PATIENTS));
            let name = format!("10,000 patients with 100 scores, {how}");
            group.bench_function(name, |b| b.iter_with_large_drop(|| read(&bodies)));
        }
        group.finish();
        criterion.final_summary();
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    native::run();
}

#[cfg(target_arch = "wasm32")]
fn main() {}
