//! Room in memory, asked for at once. WebAssembly's memory grows in pages of 64 KB, and each time costs a browser one to two
//! milliseconds: reading ten thousand patients would wait for a thousand of them.

/// The most that is asked for ahead, in bytes.
const MOST: usize = 1 << 30;

/// Makes room for that many bytes, which what is read next then finds there. Where there is none, it grows as it goes.
pub fn make_room(bytes: usize) {
    let mut room = Vec::<u8>::new();
    if room.try_reserve_exact(bytes.min(MOST)).is_ok() {
        // Written to, so that the system's pages are there too, and given back at once: the memory stays grown.
        room.resize(room.capacity(), 1);
        std::hint::black_box(&mut room);
    }
}
