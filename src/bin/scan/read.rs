//! The QR codes in a picture.

use rqrr::PreparedImage;

/// The texts of all QR codes that are found and can be read. `brightness` is that of a pixel by its column and row, from 0 for black on.
pub(crate) fn read_codes(width: usize, height: usize, brightness: impl FnMut(usize, usize) -> u8) -> Vec<String> {
    let mut picture = PreparedImage::prepare_from_greyscale(width, height, brightness);
    picture.detect_grids().iter().filter_map(|grid| grid.decode().ok()).map(|(_, text)| text).collect()
}
