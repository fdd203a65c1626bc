//! Taking back a commit in parts that was cut off, and removing the notes that nothing refers to any more.

use super::super::port::{Expect, Store, StoreError, Write};
use super::mark::{MARK, Mark, is_marked, marked};
use super::{InParts, PART_BYTES};

/// The name under which a mark or a note that can't be read is kept, to be listed with what is damaged.
const DAMAGED: &str = "journal";

impl<S: Store> InParts<S> {
    /// Puts back what a commit noted that was cut off, or whose tab does not answer.
    pub(super) async fn roll_back(&self) -> Result<(), StoreError> {
        let found = self.inner.fetch(&[MARK.to_owned()]).await?.into_iter().next().flatten();
        let Some(bytes) = found else { return Ok(()) };
        let before = match Mark::read(&bytes) {
            Some(mark) => {
                let notes = self.inner.fetch(&mark.note_names()).await?;
                mark.before(|number, _| notes.get(number)?.as_deref()).map(|before| (mark, before))
            }
            None => None,
        };
        let Some((mark, before)) = before else {
            // Damage that nobody can roll back. As a record it is listed with the damaged ones, and the audit names what doesn't fit it.
            let aside = Write { name: DAMAGED.to_owned(), expect: Expect::Anything, bytes: Some(bytes) };
            return self.inner.commit(&[marked(Expect::Anything, None), aside]).await;
        };
        match self.put_back(before, &mark).await {
            Ok(()) if mark.is_noted => self.sweep_notes_of(&mark).await,
            // How many notes there are stands nowhere yet: reading finds them.
            Ok(()) => {
                self.load().await?;
                self.sweep().await;
            }
            // Another tab came first.
            Err(error) if is_marked(&error) => {}
            error => return error,
        }
        Ok(())
    }

    /// Takes the commit of that mark over, puts back what stood before it, and removes the mark.
    async fn put_back(&self, before: Vec<(String, Option<Vec<u8>>)>, mark: &Mark) -> Result<(), StoreError> {
        let taken_over = Mark { revision: mark.revision.wrapping_add(1), ..*mark };
        self.put_mark(mark.is_there(), Some(&taken_over)).await?;
        let back = before.into_iter().map(|(name, bytes)| Write { name, expect: Expect::Anything, bytes });
        self.make(back, &taken_over).await?;
        self.put_mark(taken_over.is_there(), None).await
    }

    pub(super) async fn sweep_notes_of(&self, mark: &Mark) {
        self.leftover.borrow_mut().extend(mark.note_names());
        self.sweep().await;
    }

    /// Removes notes that nothing refers to. What fails is removed another time.
    pub(super) async fn sweep(&self) {
        let gone: Vec<Write> = self
            .leftover
            .take()
            .into_iter()
            .map(|name| Write { name, expect: Expect::Anything, bytes: None })
            .collect();
        for part in gone.chunks(PART_BYTES / 256) {
            if self.inner.commit(part).await.is_err() {
                self.leftover.borrow_mut().extend(part.iter().map(|write| write.name.clone()));
            }
        }
    }
}
