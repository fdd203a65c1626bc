//! A QR code as a camera sees it: its squares out of the path that the pages draw, in a picture of grey points.

use anamnesis::self_report::QrCode;

/// A picture of grey points, row by row, from 0 for black on.
pub(crate) struct Picture {
    /// Points a row.
    pub(crate) width: usize,
    /// Rows.
    pub(crate) height: usize,
    /// The points.
    pub(crate) points: Vec<u8>,
}

/// Whether each square is dark, row by row.
fn squares(code: &QrCode) -> Vec<Vec<bool>> {
    let side = usize::try_from(code.side).expect("a small number");
    let mut squares = vec![vec![false; side]; side];
    for part in code.path.split('z').filter(|part| !part.is_empty()) {
        let numbers = part.trim_start_matches('M').replace(['h', 'v', ' '], ",");
        let numbers: Vec<usize> = numbers.split(',').take(3).map(|number| number.parse().expect("a number")).collect();
        let [x, y, dark] = numbers[..] else { panic!("three numbers: {part}") };
        squares[y][x..x + dark].fill(true);
    }
    squares
}

/// The code in the middle of a grey picture, so many points wide with its margin and turned by those degrees: nothing but its own margin is
/// white.
pub(crate) fn seen(code: &QrCode, (width, height): (usize, usize), code_points: f64, degrees: f64) -> Picture {
    let squares = squares(code);
    let (sin, cos) = degrees.to_radians().sin_cos();
    let scale = f64::from(code.side) / code_points;
    let brightness = |x: f64, y: f64| {
        let (x, y) = (x - width as f64 / 2.0, y - height as f64 / 2.0);
        let (across, down) = (x * cos + y * sin, y * cos - x * sin);
        let at = |along: f64| along * scale + f64::from(code.side) / 2.0;
        let (across, down) = (at(across), at(down));
        if across < 0.0 || down < 0.0 {
            return 110.0;
        }
        match squares.get(down as usize).and_then(|row| row.get(across as usize)) {
            Some(true) => 25.0,
            Some(false) => 225.0,
            None => 110.0,
        }
    };
    // Each point sees a small area, as in a camera.
    const PARTS: [f64; 3] = [1.0 / 6.0, 0.5, 5.0 / 6.0];
    let point = |x: usize, y: usize| {
        let all = PARTS.iter().flat_map(|dx| PARTS.iter().map(move |dy| (x as f64 + dx, y as f64 + dy)));
        (all.map(|(x, y)| brightness(x, y)).sum::<f64>() / 9.0) as u8
    };
    let points = (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).map(|(x, y)| point(x, y)).collect();
    Picture { width, height, points }
}
