//! How long judging a whole clinic takes: 10,000 patients with 100 scores and 12 sessions each, a million scores. The aim is 50 ms. And what
//! share of that it takes to say of everybody what other rules would do, as Settings does with every value that is tried: the aim is a frame.
//! `cargo bench --bench judge` redoes the figures; compare two of one machine as a ratio, never as seconds.
#![cfg_attr(target_arch = "wasm32", allow(dead_code, reason = "criterion and its benchmark are native"))]

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use anamnesis::caseload::{Trial, WhatIf};
    use anamnesis::judge::{Policy, judge};
    use anamnesis::record::{
        Chart, Charts, Day, DoseMg, Id, InstrumentId, InstrumentSet, Key, Patient, Points, Route, Score, Session,
        WeightKg, read_instrument,
    };
    use criterion::{Criterion, Throughput};
    use std::collections::BTreeMap;
    use std::hint::black_box;
    use std::sync::Arc;
    use std::time::Instant;

    const PATIENTS: u64 = 10_000;
    const SCORES: u64 = 100;
    const SESSIONS: u64 = 12;
    /// How often each is done for the share.
    const ROUNDS: usize = 20;

    /// Numbers without a pattern, the same at every run (splitmix64).
    fn scramble(seed: u64) -> u64 {
        let mut z = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn instruments() -> InstrumentSet {
        let row = |pairs: &[(&str, &str)]| -> BTreeMap<String, String> {
            pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect()
        };
        let memory = row(&[
            ("id", "promis-cf"),
            ("name", "PROMIS"),
            ("role", "memory"),
            ("higher_is_better", "true"),
            ("min", "20"),
            ("max", "70"),
            ("norm_sd", "10"),
            ("reliability", "0.9"),
            ("mic", "4"),
        ]);
        let mood = row(&[
            ("id", "phq-9"),
            ("name", "PHQ-9"),
            ("role", "mood"),
            ("higher_is_better", "false"),
            ("min", "0"),
            ("max", "27"),
        ]);
        InstrumentSet::new([memory, mood].iter().filter_map(|fields| read_instrument(fields, Default::default()).ok()))
    }

    fn chart(patient: u64, first: Day) -> Option<Chart> {
        let (memory, mood) = (InstrumentId::new("promis-cf").ok()?, InstrumentId::new("phq-9").ok()?);
        let session = |n: u64| Session {
            route: Route::Iv,
            dose_mg: DoseMg::new(40.0),
            weight_kg: WeightKg::new(80.0),
            ..Session::of(Key::from_bits(n), first.plus(30 + 3 * n as i32))
        };
        let score = |n: u64| {
            let (instrument, value) = if n.is_multiple_of(2) {
                (&memory, 35.0 + (scramble(patient * 1000 + n / 12) % 18) as f64)
            } else {
                (&mood, (scramble(n) % 20) as f64)
            };
            let day = first.plus(2 * n as i32);
            Some(Score::of(Key::from_bits(n), instrument.clone(), day, Points::new(value)?))
        };
        Some(Chart {
            sessions: (0..SESSIONS).map(session).collect(),
            scores: (0..SCORES).filter_map(score).collect(),
            ..Chart::new(Patient::of(Key::from_bits(patient), Id::new(&patient.to_string()).ok()?))
        })
    }

    fn clinic(first: Day) -> Vec<Chart> {
        (0..PATIENTS).filter_map(|patient| chart(patient, first)).collect()
    }

    pub(crate) fn run() {
        let first = Day::FIRST.plus(45_000);
        let (charts, instruments, policy) = (clinic(first), instruments(), Policy::default());
        let mut criterion = Criterion::default().sample_size(20).configure_from_args();
        let mut group = criterion.benchmark_group("judge");
        group.throughput(Throughput::Elements(PATIENTS * SCORES));
        group.bench_function("10,000 patients with 100 scores", |b| {
            b.iter(|| {
                charts
                    .iter()
                    .map(|c| black_box(judge(c, &instruments, &policy, first.plus(200))))
                    .filter(|j| !j.tracks.is_empty())
                    .count()
            });
        });
        let today = first.plus(200);
        let charts: Charts = charts.into_iter().map(|chart| (chart.patient.key, Arc::new(chart))).collect();
        let judged = |policy: &Policy| {
            let one = |(key, chart): (&Key, &Arc<Chart>)| (*key, Arc::new(judge(chart, &instruments, policy, today)));
            charts.iter().map(one).collect::<BTreeMap<_, _>>()
        };
        let mut trial = Trial::new(&charts, &Arc::new(judged(&policy)), today);
        trial.prepare(0, usize::MAX);
        let mut window_days = 28;
        let mut tried = || {
            window_days = 28 + (window_days + 1) % 28;
            let (other, mut found) = (Policy { window_days, ..policy.clone() }, WhatIf::default());
            trial.judge((0, usize::MAX), (&instruments, &other), &mut found);
            black_box(found);
        };
        group.bench_function("the same patients, other rules tried", |b| b.iter(&mut tried));
        group.finish();
        let took = |work: &mut dyn FnMut()| {
            let from = Instant::now();
            (0..ROUNDS).for_each(|_| work());
            from.elapsed().as_secs_f64()
        };
        let (whole, tried) = (took(&mut || drop(black_box(judged(&policy)))), took(&mut tried));
        println!("trying other rules takes {:.2} of the time that judging takes", tried / whole);
        criterion.final_summary();
    }
}

fn main() {
    #[cfg(not(target_arch = "wasm32"))]
    native::run();
}
