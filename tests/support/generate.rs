//! Made-up clinics as CSV files, from a seed and a day: the same seed and day give the same bytes. Plain std, so that the journey in
//! the browser can include it as well.

/// The three tables of a made-up clinic.
pub struct Files {
    pub patients: String,
    pub sessions: String,
    pub scores: String,
}

/// A clinic of that many patients as of a day, `YYYY-MM-DD`. From twelve patients on, every state is among them.
pub fn generate(seed: u64, patients: usize, today: &str) -> Files {
    let today = day_number(today);
    let mut draw = Draw(seed);
    let mut files = Files {
        patients: "patient_id,name,birth_date,sex,note\n".to_owned(),
        // Other orders, line ends and marks than ours, which must not matter.
        sessions: "date;patient_id;route;drug;time;dose_mg;weight_kg;site;status;note\r\n".to_owned(),
        scores: "\u{feff}patient_id,instrument,date,value,timing,source,note,time\n".to_owned(),
    };
    for number in 0..patients {
        patient(&mut files, &mut draw, number, today);
    }
    files
}

/// Sebastiano Vigna's splitmix64.
struct Draw(u64);

impl Draw {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len() as u64) as usize]
    }
}

#[derive(Clone, Copy)]
enum Kind {
    Good,
    Between,
    Worse,
}
use Kind::{Between, Good, Worse};

/// A course of treatment: the days before today of its sessions and of its scores.
type Course = (&'static [i64], &'static [(i64, Kind)]);

const COURSES: [Course; 12] = [
    // Persistent, off drug.
    (&[70], &[(80, Good), (75, Good), (71, Good), (60, Worse), (50, Worse), (35, Worse), (12, Worse)]),
    // Stable.
    (&[60, 53, 46], &[(70, Good), (62, Good), (50, Good), (40, Between), (20, Good), (9, Good)]),
    // Emerging.
    (&[20, 13], &[(25, Good), (10, Worse), (3, Worse)]),
    // Provisional: one late score only.
    (&[50], &[(55, Good), (18, Worse)]),
    // Recovering.
    (&[90], &[(95, Good), (80, Worse), (60, Worse), (50, Worse), (8, Good)]),
    // Resolved.
    (&[90], &[(95, Good), (80, Worse), (60, Worse), (50, Worse), (20, Good), (8, Good)]),
    // No baseline.
    (&[40], &[(30, Worse), (20, Good)]),
    // Baseline only.
    (&[], &[(30, Good), (20, Good)]),
    // Unscored.
    (&[30, 9], &[]),
    // Persistent, and dosed on.
    (&[100, 93, 86, 60, 30, 10], &[(110, Good), (92, Worse), (80, Worse), (65, Worse), (40, Worse), (9, Worse)]),
    // Late decline: good scores lie between the session and the onset.
    (&[100], &[(110, Good), (90, Good), (70, Good), (50, Worse), (5, Worse)]),
    // Overdue: nobody has asked for weeks.
    (&[80], &[(85, Good), (75, Worse), (70, Worse)]),
];

/// Instruments with a good score, the way to worse, and how far between and worse lie.
const INSTRUMENTS: [(&str, i64, i64, i64, i64); 4] =
    [("promis-cf", 50, -1, 5, 13), ("prmq", 35, 1, 5, 13), ("memory-nrs", 8, -1, 1, 4), ("promis-cfa", 48, -1, 5, 21)];

const NAMES: [&str; 10] = [
    "Testperson, Ada",
    "Bo \"the Example\" Fictus",
    "<img src=x onerror=alert(1)>",
    "'=SUM(1;2)",
    "Müller-Čapek Ångström",
    "דוגמה בדויה",
    "O'Sample",
    "",
    "Line\nBreak",
    "Semi; Colon",
];
const NOTES: [&str; 6] =
    ["", "", "slept badly; \"fog\" since", "two\nlines", "'-5 said, then took back", "naïve, café"];

fn patient(files: &mut Files, draw: &mut Draw, number: usize, today: i64) {
    let id = format!("{:04}", number + 1);
    let born = date(today - 7_000 - draw.below(20_000) as i64);
    let (name, note) = (draw.of(&NAMES), draw.of(&NOTES));
    let sex = draw.of(&["female", "male", "other", "unknown", ""]);
    push(&mut files.patients, ',', "\n", &[&id, name, &born, sex, note]);
    // The first dozen as they stand; later ones a few days to the past, so that no two clinics look alike.
    let shift = if number < COURSES.len() { 0 } else { draw.below(4) as i64 };
    let (sessions, scores) = COURSES[number % COURSES.len()];
    for ago in sessions {
        session(files, draw, &id, &date(today - ago - shift), "given");
    }
    if draw.below(3) == 0 {
        let day = date(today + 3 + draw.below(20) as i64);
        session(files, draw, &id, &day, "planned");
    }
    let (instrument, good, way, between, worse) = INSTRUMENTS[(number / COURSES.len()) % INSTRUMENTS.len()];
    for (ago, kind) in scores {
        let off = match kind {
            Good => 0,
            Between => between,
            Worse => worse,
        };
        let day = date(today - ago - shift);
        score(files, draw, &id, instrument, &day, good + way * off);
        if draw.below(2) == 0 {
            let phq = 4 + draw.below(9) as i64;
            score(files, draw, &id, "phq-9", &day, phq);
        }
    }
}

fn session(files: &mut Files, draw: &mut Draw, id: &str, day: &str, status: &str) {
    let route = draw.of(&["iv", "im", "sc", "intranasal", "sublingual", "oral", "unknown", ""]);
    let drug = if route == "intranasal" { "esketamine" } else { "ketamine" };
    let dose = format!("{},5", 20 + draw.below(60));
    let (site, note) = (draw.of(&["clinic", "home", ""]), draw.of(&NOTES));
    push(&mut files.sessions, ';', "\r\n", &[day, id, route, drug, "10:30", &dose, "", site, status, note]);
}

fn score(files: &mut Files, draw: &mut Draw, id: &str, instrument: &str, day: &str, value: i64) {
    let (timing, source) = (draw.of(&["", "", "after"]), draw.of(&["self", "clinician", "import", ""]));
    let time = draw.of(&["", "08:15"]);
    let note = draw.of(&NOTES);
    push(&mut files.scores, ',', "\n", &[id, instrument, day, &value.to_string(), timing, source, note, time]);
}

fn push(table: &mut String, delimiter: char, line_end: &str, cells: &[&str]) {
    let quoted = |cell: &&str| {
        if cell.contains(['"', '\n', '\r', ',', ';']) {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            (*cell).to_owned()
        }
    };
    let cells: Vec<String> = cells.iter().map(quoted).collect();
    table.push_str(&cells.join(&delimiter.to_string()));
    table.push_str(line_end);
}

/// Days since 1970-01-01 of a `YYYY-MM-DD`, by Howard Hinnant's arithmetic.
fn day_number(text: &str) -> i64 {
    let part = |range: std::ops::Range<usize>| text[range].parse::<i64>().unwrap();
    let (year, month, day) = (part(0..4), part(5..7), part(8..10));
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The inverse of [`day_number`].
fn date(day: i64) -> String {
    let day = day + 719_468;
    let (era, of_era) = (day.div_euclid(146_097), day.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    format!("{:04}-{month:02}-{day:02}", year + era * 400 + i64::from(month <= 2))
}
