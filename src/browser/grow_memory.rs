//! Memory, asked for at once. WebAssembly's memory grows in pages of 64 KB, and each time costs a browser one to two
//! milliseconds: reading ten thousand patients would wait for a thousand of them.

/// The most that is asked for ahead, in bytes.
const MOST: usize = 1 << 30;

/// Grows the memory by that many bytes, which what is read next then finds there. Where the browser gives none, it grows as it goes.
pub fn grow_memory(bytes: usize) {
    let mut memory = Vec::<u8>::new();
    if memory.try_reserve_exact(bytes.min(MOST)).is_ok() {
        // Written to, so that the system's pages are there too, and given back at once: the memory stays grown.
        memory.resize(memory.capacity(), 1);
        std::hint::black_box(&mut memory);
    }
}
