//! How often a figure with very many points asks the canvas, counted where the browser would be asked.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "tests may panic")]

use anamnesis::chart::{Axis, Batched, Palette, Pencil, Surface, View, draw, full_range, preferred_height, timeline};
use anamnesis::judge::{Policy, judge};
use anamnesis::record::{
    Chart, Day, DoseMg, Id, InstrumentId, InstrumentSet, Key, Patient, Points, Route, Score, Session,
};
use anamnesis::words::label_words;
use plotters_backend::{BackendCoord, BackendTextStyle};
use std::cell::RefCell;
use std::rc::Rc;

/// What a surface was asked for.
#[derive(Default)]
struct Asked {
    paths: Vec<(String, Pencil)>,
    texts: usize,
}

/// A surface that only remembers what it was asked for.
struct Counting(Rc<RefCell<Asked>>);

impl Surface for Counting {
    type Error = std::fmt::Error;

    fn size(&self) -> (u32, u32) {
        (900, 500)
    }

    fn clear(&mut self) -> Result<(), Self::Error> {
        Ok(())
    }

    fn path(&mut self, path: &str, pencil: &Pencil) -> Result<(), Self::Error> {
        self.0.borrow_mut().paths.push((path.to_owned(), *pencil));
        Ok(())
    }

    fn text<S: BackendTextStyle>(&mut self, _: &str, _: &S, _: BackendCoord) -> Result<(), Self::Error> {
        self.0.borrow_mut().texts += 1;
        Ok(())
    }

    fn measure<S: BackendTextStyle>(&self, text: &str, _: &S) -> Result<(u32, u32), Self::Error> {
        Ok((6 * text.len() as u32, 11))
    }
}

fn day(number: i32) -> Day {
    Day::from_ymd(2000, 1, 3).unwrap().plus(number)
}

/// A chart of that many scores, one a day, up and down, now and then far down; with a session every four weeks.
fn long(scores: i32) -> Chart {
    let mut chart = Chart::new(Patient::of(Key::from_bits(1), Id::new("P-1").unwrap()));
    chart.scores.extend((-20..scores - 20).map(|n| {
        let value = if n > 0 && n % 97 == 0 { 31.0 } else { 50.0 + f64::from(n.rem_euclid(11)) / 2.0 };
        let (key, instrument) = (Key::from_bits(1_000 + (n + 20) as u64), InstrumentId::new("promis-cf").unwrap());
        Score::of(key, instrument, day(n), Points::new(value).unwrap())
    }));
    chart.sessions.extend((0..scores / 28).map(|n| Session {
        route: Route::Iv,
        dose_mg: DoseMg::new(40.0),
        ..Session::of(Key::from_bits(1_000_000 + n as u64), day(28 * n))
    }));
    chart
}

fn asked(chart: &Chart, axis: Axis) -> Asked {
    let instruments = InstrumentSet::built_in();
    let judgement = judge(chart, &instruments, &Policy::default(), day(11_000));
    let (from, to) = full_range(chart, &judgement);
    let height = preferred_height(chart, &judgement, label_words, 900);
    let scene = timeline(chart, &judgement, &instruments, &View { from, to, axis, width: 900, height }, label_words);
    let asked = Rc::new(RefCell::new(Asked::default()));
    draw(&scene, &Palette::light(), Batched::new(Counting(asked.clone()))).unwrap();
    asked.take()
}

/// The figure of ten thousand scores asked the canvas 13,336 times for each redraw, point by point, and took 20 to 40 ms.
#[test]
fn ten_thousand_points_ask_the_canvas_some_hundred_times() {
    for axis in [Axis::Calendar, Axis::SinceSession, Axis::Overlaid] {
        let asked = asked(&long(10_000), axis);
        let parts: usize = asked.paths.iter().map(|(path, _)| path.matches('M').count()).sum();
        let letters: usize = asked.paths.iter().map(|(path, _)| path.len()).sum();
        assert!(asked.paths.len() + asked.texts < 250, "{axis:?}: {} paths, {} texts", asked.paths.len(), asked.texts);
        assert!(parts < 6_000, "{axis:?}: {parts} parts");
        assert!(letters < 250_000, "{axis:?}: {letters} letters");
    }
}

/// A part of a path may be one of many, but nothing else than what looks the same is drawn with it.
#[test]
fn what_looks_alike_is_one_path_and_nothing_is_left_behind() {
    let few = asked(&long(60), Axis::Calendar);
    assert!(few.paths.windows(2).all(|pair| pair[0].1 != pair[1].1), "neighbours of one look are one path");
    assert!(few.paths.iter().all(|(path, _)| path.starts_with('M')));
    let circles = |asked: &Asked| asked.paths.iter().map(|(path, _)| path.matches("1 1 ").count()).sum::<usize>() / 2;
    assert!(circles(&few) > 30, "{}", circles(&few));
}
