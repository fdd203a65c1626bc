//! Measures the figure of a patient with 10,000 scores beside uPlot with as many points, on one page in one run. Prints figures; judges
//! nothing.
//!
//! `. .dev/setup; need_uplot; trunk build --release && cargo run --release -p e2e --bin figure [SCORES]`

use e2e::{Folder, Person};
use serde_json::{Value, json};
use std::{error::Error, fs, path::PathBuf};

/// How often each is drawn.
const TIMES: usize = 15;

/// Counts what the canvas is asked for, and says when all of it is on the canvas: reading a pixel back waits for what is still to be
/// painted.
const WATCH: &str = r#"
    // After so many milliseconds without a call a figure is drawn.
    const QUIET = 120;
    window.asked = window.started = window.last = 0;
    const pen = CanvasRenderingContext2D.prototype;
    for (const name of ["fill", "stroke", "fillRect", "strokeRect", "fillText", "clearRect", "beginPath", "moveTo", "lineTo", "arc", "rect", "setTransform"]) {
        const plain = pen[name];
        pen[name] = function (...given) {
            window.asked++;
            window.started ||= performance.now();
            const answer = plain.apply(this, given);
            window.last = performance.now();
            return answer;
        };
    }
    const soon = () => new Promise((then) => { const channel = new MessageChannel(); channel.port1.onmessage = then; channel.port2.postMessage(0); });
    const drawn = (find) => find() && window.last && performance.now() - window.last > QUIET;
    // Runs `act`, and says how long it takes until something is asked of the canvas, until nothing more is, and until that is painted.
    window.timed = async (act, find) => {
        window.asked = window.started = window.last = 0;
        const from = performance.now();
        act();
        await soon();
        // What is drawn at once is painted as soon as a pixel is read back; what comes later says so by its last call.
        find()?.getContext("2d").getImageData(0, 0, 1, 1);
        const painted = performance.now();
        while (!drawn(find)) await soon();
        const ms = (time) => time - from;
        return { made: ms(window.started), drawn: ms(window.last), painted: ms(Math.max(painted, window.last)), asked: window.asked };
    };
"#;

/// Ours: opens the patient beside the list, and shows a year and then everything, again and again.
const OURS: &str = r#"
    const [times, done] = arguments;
    const find = () => document.querySelector("dialog[open] canvas");
    const button = (word) => [...document.querySelectorAll("dialog[open] button")].find((button) => button.textContent.trim() === word);
    const look = [...document.querySelectorAll("tr.patient button")].find((button) => button.textContent.includes("Look"));
    (async () => {
        const first = await window.timed(() => look.click(), find);
        const again = [];
        for (let time = 0; time < times; time++) {
            await window.timed(() => button("1 y").click(), find);
            again.push(await window.timed(() => button("All").click(), find));
        }
        const { width, height } = find().getBoundingClientRect();
        done({ first, again, width, height });
    })();
"#;

/// uPlot's, as large and with as many points, all of them drawn.
const THEIRS: &str = r#"
    const [times, count, width, height, points, done] = arguments;
    const place = document.querySelector("dialog[open]").appendChild(document.createElement("div"));
    const days = Array.from({ length: count }, (_, day) => 86400 * day);
    const scores = days.map((_, day) => (day % 97 === 0 ? 31 : 50 + (day % 11) / 2));
    const find = () => place.querySelector("canvas");
    let figure;
    const make = () => {
        figure = new uPlot({ width, height, series: [{}, { stroke: "steelblue", width: 2, points: { show: points, size: 6 } }] }, [days, scores], place);
    };
    (async () => {
        const first = await window.timed(make, find);
        const again = [];
        for (let time = 0; time < times; time++) {
            await window.timed(() => figure.setScale("x", { min: days[count - 366], max: days[count - 1] }), find);
            again.push(await window.timed(() => figure.setScale("x", { min: days[0], max: days[count - 1] }), find));
        }
        figure.destroy();
        place.remove();
        done({ first, again });
    })();
"#;

/// The files of a patient with that many scores, one a day up to yesterday, and a session every four weeks.
const FILES: &str = r#"
    const [count] = arguments;
    const day = (ago) => new Date(Date.now() - 86400000 * ago).toISOString().slice(0, 10);
    const scores = ["patient_id,instrument,date,value"], sessions = ["patient_id,date,route,dose_mg,weight_kg"];
    for (let n = 0; n < count; n++) scores.push(`L1,promis-cf,${day(count - n)},${n % 97 === 0 ? 31 : 50 + (n % 11) / 2}`);
    for (let n = 1; n < count / 28; n++) sessions.push(`L1,${day(count - 28 * n)},iv,${35 + (n % 9)},70`);
    return { "patients.csv": "patient_id,name\nL1,Long Record\n", "scores.csv": scores.join("\n"), "sessions.csv": sessions.join("\n") };
"#;

fn files(person: &Person, folder: &Folder, count: usize) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let texts = person.script(FILES, vec![json!(count)]);
    let mut paths = Vec::new();
    for (name, text) in texts.as_object().into_iter().flatten() {
        let path = folder.path().join(name);
        fs::write(&path, text.as_str().unwrap_or_default())?;
        paths.push(path);
    }
    Ok(paths)
}

/// The figures of one way to draw, each the median of all times.
fn says(what: &str, answer: &Value) {
    let of = |name: &str, share: f64| {
        let again = answer["again"].as_array().into_iter().flatten();
        let mut all: Vec<f64> = again.filter_map(|time| time[name].as_f64()).collect();
        all.sort_by(f64::total_cmp);
        all.get((all.len() as f64 * share) as usize).copied().unwrap_or_default()
    };
    let first = |name: &str| answer["first"][name].as_f64().unwrap_or_default();
    println!(
        "{what:<22} first draw {:6.1} ms, of it {:5.1} on the canvas; redraw {:5.1} ms ({:.1} at the 95th percentile), of it {:.1} before the canvas, {:.1} on it, {:.1} painting; {:.0} calls",
        first("painted"),
        first("painted") - first("made"),
        of("painted", 0.5),
        of("painted", 0.95),
        of("made", 0.5),
        of("drawn", 0.5) - of("made", 0.5),
        of("painted", 0.5) - of("drawn", 0.5),
        of("asked", 0.5),
    );
}

fn main() -> Result<(), Box<dyn Error>> {
    let count: usize = std::env::args().nth(1).map_or(Ok(10_000), |count| count.parse())?;
    let uplot = std::env::var("ANAMNESIS_UPLOT").map_err(|_| "where is uPlot? Run: . .dev/setup; need_uplot")?;
    let uplot = fs::read_to_string(uplot)?;
    let folder = Folder::new();
    let person = Person::new();
    person.sets_up_clinic();
    person.opens("/data");
    person.chooses_files("Choose files", &files(&person, &folder, count)?);
    person.sees_late("What these files would do");
    person.clicks("Import");
    person.sees_late("Imported: ");
    person.clicks("Caseload");
    person.sees("Long Record");
    person.script(WATCH, vec![]);
    person.script(&format!("{uplot}; window.uPlot = uPlot;"), vec![]);
    let ours = person.script_async(OURS, vec![json!(TIMES)]);
    println!("{count} scores, {} x {} CSS pixels", ours["width"], ours["height"]);
    says("ours, with all its page", &ours);
    for (what, points) in [("uPlot, all points", true), ("uPlot, the line only", false)] {
        let size = [ours["width"].clone(), ours["height"].clone()];
        let [width, height] = size;
        let theirs = person.script_async(THEIRS, vec![json!(TIMES), json!(count), width, height, json!(points)]);
        says(what, &theirs);
    }
    for complaint in person.complaints() {
        println!("The page complained: {complaint}");
    }
    Ok(())
}
