//! What came of texts and files that were put into the inbox.

/// What came of a text or file that was put in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PutIn {
    /// Sealed texts that wait in the inbox now and did not before.
    pub new: usize,
    /// How many of those are damaged or can't be opened.
    pub new_unread: usize,
    /// Those that were here already: waiting to be taken in, taken in or refused.
    pub already: usize,
    /// Those besides that wait already, and are damaged or can't be opened.
    pub already_unread: usize,
    /// Those that were thrown away before, and are shown only to whoever asks for them.
    pub thrown: usize,
    /// Those that were not read, as there were too many at once.
    pub left_off: usize,
    /// Whether there is the link of an invitation in it.
    pub has_invitation: bool,
}

impl PutIn {
    /// Both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            new: self.new + other.new,
            new_unread: self.new_unread + other.new_unread,
            already: self.already + other.already,
            already_unread: self.already_unread + other.already_unread,
            thrown: self.thrown + other.thrown,
            left_off: self.left_off + other.left_off,
            has_invitation: self.has_invitation || other.has_invitation,
        }
    }

    /// Whether any sealed text was found.
    pub const fn is_any(self) -> bool {
        self.new + self.already + self.already_unread + self.thrown > 0
    }
}
