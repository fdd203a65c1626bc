//! The QR codes in a picture.

use rqrr::{Grid, Point, PreparedImage};

/// The texts of all QR codes that are found and can be read. `brightness` is that of a pixel by its column and row, from 0 for black on.
pub(crate) fn read_codes(width: usize, height: usize, brightness: impl Fn(usize, usize) -> u8) -> Vec<String> {
    let mut picture = PreparedImage::prepare_from_greyscale(width, height, &brightness);
    let at = |x: f64, y: f64| {
        let is_in = x >= 0.0 && y >= 0.0 && x < (width - 1) as f64 && y < (height - 1) as f64;
        is_in.then(|| between(&brightness, x, y))
    };
    let text = |grid: &Grid<_>| text_of(grid).or_else(|| read_straightened(&grid.bounds, at));
    picture.detect_grids().iter().filter_map(text).collect()
}

fn text_of<G: rqrr::BitGrid>(grid: &Grid<G>) -> Option<String> {
    grid.decode().ok().map(|(_, text)| text)
}

/// A code of many squares is found and not read where it is turned by some degrees: the same points once more, turned back. `corners` are those
/// of the code, `at` the brightness between pixels.
fn read_straightened(corners: &[Point; 4], at: impl Fn(f64, f64) -> Option<u8>) -> Option<String> {
    /// How much wider than the code the picture is.
    const AROUND: f64 = 1.2;
    let point = |corner: &Point| (f64::from(corner.x), f64::from(corner.y));
    let [first, second, third, fourth] = corners.each_ref().map(point);
    let (x, y) = (second.0 - first.0, second.1 - first.1);
    let side = x.hypot(y);
    let right = (x / side, y / side);
    let middle = |[one, two, three, four]: [f64; 4]| (one + two + three + four) / 4.0;
    let middle = (middle([first.0, second.0, third.0, fourth.0]), middle([first.1, second.1, third.1, fourth.1]));
    let size = (side * AROUND) as usize;
    let straight = |column: usize, row: usize| {
        let (x, y) = (column as f64 - size as f64 / 2.0, row as f64 - size as f64 / 2.0);
        at(middle.0 + x * right.0 - y * right.1, middle.1 + x * right.1 + y * right.0).unwrap_or(u8::MAX)
    };
    let mut picture = PreparedImage::prepare_from_greyscale(size, size, straight);
    picture.detect_grids().iter().find_map(text_of)
}

/// The brightness at a place between four pixels.
fn between(brightness: impl Fn(usize, usize) -> u8, x: f64, y: f64) -> u8 {
    let (column, row) = (x as usize, y as usize);
    let (over_x, over_y) = (x.fract(), y.fract());
    let of = |x: usize, y: usize| f64::from(brightness(x, y));
    let above = of(column, row) * (1.0 - over_x) + of(column + 1, row) * over_x;
    let below = of(column, row + 1) * (1.0 - over_x) + of(column + 1, row + 1) * over_x;
    (above * (1.0 - over_y) + below * over_y) as u8
}
