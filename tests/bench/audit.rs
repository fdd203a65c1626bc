//! How long a search of the audit takes: 100,000 lines, with a text of which every line holds a part. `cargo bench --bench audit` redoes the
//! figures; compare two builds on one machine as a ratio, never as seconds.
#![cfg_attr(target_arch = "wasm32", allow(dead_code, reason = "criterion and its benchmark are native"))]

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use anamnesis::caseload::Clinic;
    use anamnesis::desk::{AuditEntry, AuditFilter, AuditView, Deed, Line, Told, Written};
    use anamnesis::record::{Charts, Facts, FieldCell, Key, Value, What};
    use anamnesis::words::line_texts;
    use criterion::{Criterion, Throughput};

    const LINES: u64 = 100_000;

    fn fields(fields: &[(&'static str, String)]) -> Option<Value> {
        Some(Value::Record(fields.iter().map(|(name, cell)| FieldCell((*name).into(), cell.clone())).collect()))
    }

    /// What the journal says of that entry.
    fn line(number: u64) -> Line {
        Line {
            before: fields(&[("value", "44.6".into()), ("time", "08:15".into())]),
            after: fields(&[("value", "45.1".into()), ("time", "08:15".into()), ("note", number.to_string())]),
            ..Line::of(Deed::Changed, Key::from_bits(number), What::Nothing)
        }
    }

    fn entry(number: u64) -> AuditEntry {
        let facts = Some(Facts { deeds: vec![(Deed::Changed, 1)], ..Facts::default() });
        let name = format!("patient/{}", Key::from_bits(number));
        AuditEntry {
            number,
            at: "2026-03-02T09:41:07Z".into(),
            by: "Dr. Example".into(),
            lines: Vec::new(),
            writes: vec![Written { name, facts, ..Written::default() }],
            accepts: Vec::new(),
            hash: String::new(),
        }
    }

    pub(super) fn run() {
        let view = AuditView { entries: (0..LINES).map(entry).collect(), ..AuditView::default() };
        let told = Told((0..LINES).map(|number| ((number as usize, 0), vec![line(number)])).collect());
        let filter = AuditFilter { text: "time 99999".into(), ..AuditFilter::default() };
        let (clinic, charts) = (Clinic::default(), Charts::new());
        let mut criterion = Criterion::default().configure_from_args();
        let mut group = criterion.benchmark_group("audit");
        group.throughput(Throughput::Elements(LINES)).sample_size(10);
        group.bench_function("search", |b| {
            b.iter(|| {
                let places = filter.found(&view, &charts, |day| day.to_string());
                filter.saying((&view, &told), &places, |line| line_texts(line, &clinic)).len()
            })
        });
        group.finish();
    }
}

fn main() {
    #[cfg(not(target_arch = "wasm32"))]
    native::run();
}
