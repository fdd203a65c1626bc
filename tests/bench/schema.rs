//! How long reading a whole clinic takes: 10,000 patients with 100 scores and 12 sessions each. `cargo bench --bench schema` redoes the
//! figures; compare two builds on one machine as a ratio, never as seconds.
#![cfg_attr(target_arch = "wasm32", allow(dead_code, reason = "criterion and its benchmark are native"))]

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use anamnesis::record::{
        Chart, Day, DoseMg, Id, InstrumentId, Key, Mmhg, Name, Patient, Points, Review, Route, Score, Session, Sex,
        Site, Source, TimeOfDay, WeightKg,
    };
    use anamnesis::vault::schema::{self, SchemaError};
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

    fn chart(patient: u64) -> Option<Chart> {
        let first = Day::FIRST.plus(45_000);
        let records: Vec<Key> = (0..SESSIONS + SCORES).map(|n| key(patient, n)).collect();
        let by: Arc<str> = Arc::from("Dr. Example");
        let review = |n: u64| Review {
            key: key(patient, 900 + n),
            day: first.plus(100 + 50 * n as i32),
            by: by.to_string(),
            note: String::new(),
            seen: records.iter().copied().take((30 + 40 * n) as usize).collect(),
        };
        Some(Chart {
            patient: Patient {
                name: Name::new("Made-up, Patient").ok()?,
                birth_date: Some(Day::FIRST.plus(30_000)),
                sex: Some(Sex::Female),
                ..Patient::of(key(patient, 999), Id::new(&format!("N-{patient}")).ok()?)
            },
            sessions: (0..SESSIONS).map(|n| session(patient, n, first)).collect(),
            scores: (0..SCORES).filter_map(|n| score(patient, n, first)).collect(),
            reviews: (0..2).map(review).collect(),
            log: Vec::new(),
            entered_by: records.iter().map(|key| (*key, Arc::clone(&by))).collect(),
            recorded: Default::default(),
        })
    }

    /// The bodies of a whole clinic.
    type Bodies = Result<Vec<Vec<u8>>, SchemaError>;

    fn read(bodies: &[Vec<u8>]) -> Vec<Chart> {
        bodies.iter().filter_map(|body| schema::read_chart(schema::CURRENT, body).ok()).collect()
    }

    pub(crate) fn run() -> Result<(), SchemaError> {
        let bodies: Bodies = (0..PATIENTS).filter_map(chart).map(|chart| schema::write_chart(&chart)).collect();
        let bodies = bodies?;
        let bytes = bodies.iter().map(Vec::len).sum::<usize>() as u64;
        println!("{} bytes a patient", bytes / PATIENTS);
        let mut criterion = Criterion::default().sample_size(10).configure_from_args();
        let mut group = criterion.benchmark_group("schema");
        group.throughput(Throughput::Elements(PATIENTS));
        group.bench_function("10,000 patients with 100 scores", |b| b.iter_with_large_drop(|| read(&bodies)));
        group.finish();
        criterion.final_summary();
        Ok(())
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> Result<(), anamnesis::vault::schema::SchemaError> {
    native::run()
}

#[cfg(target_arch = "wasm32")]
fn main() {}
