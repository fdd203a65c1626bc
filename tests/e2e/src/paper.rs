//! What comes out of the printer.

use crate::{Engine, Person};
use std::{fs, process::Command};
use thirtyfour::common::print::{PrintPage, PrintParameters};

/// A size of paper.
#[derive(Clone, Copy, Debug)]
pub struct Paper {
    /// As it is called.
    pub name: &'static str,
    /// Width and height in millimetres.
    pub size: (f64, f64),
}

/// What Europe prints on.
pub const A4: Paper = Paper { name: "A4", size: (210.0, 297.0) };
/// What America prints on.
pub const LETTER: Paper = Paper { name: "Letter", size: (215.9, 279.4) };

impl Person {
    /// Prints what is open: the document, as PDF.
    ///
    /// # Panics
    /// Where it can't be printed.
    #[must_use]
    pub fn prints(&self, paper: Paper) -> Vec<u8> {
        let (width, height) = paper.size;
        if self.browser.engine() != Engine::Webkit {
            let page = PrintPage { width: width / 10.0, height: height / 10.0 };
            let printed = self.browser.driver().print_page(PrintParameters { page, ..Default::default() });
            return self.browser.wait(printed).expect("the page can be printed");
        }
        // Its driver can't print: the browser is asked, and prints into the downloads (see webkit.py).
        let file = self.browser.downloads().join("printed.pdf");
        let _ = fs::remove_file(&file);
        fs::write(self.browser.downloads().join("paper"), format!("{width} {height}")).expect("the folder takes files");
        self.waits_until("the page is printed", || fs::read(&file).ok().filter(|bytes| bytes.ends_with(b"%%EOF\n")))
    }

    /// The text of every page of what is open, printed on that paper.
    ///
    /// # Panics
    /// Where it can't be printed, or `pdftotext` (Debian's package `poppler-utils`) can't read it.
    #[must_use]
    pub fn prints_pages(&self, paper: Paper) -> Vec<String> {
        let file = self.browser.downloads().join("read.pdf");
        fs::write(&file, self.prints(paper)).expect("the folder takes files");
        let read = Command::new("pdftotext").args(["-layout".as_ref(), file.as_os_str(), "-".as_ref()]).output();
        let _ = fs::remove_file(&file);
        let text = String::from_utf8(read.expect("pdftotext is there").stdout).expect("text");
        let mut pages: Vec<String> = text.split('\u{c}').map(str::to_owned).collect();
        // Behind the last page nothing follows.
        let last = pages.pop().expect("a page");
        assert_eq!(last.trim(), "", "a page end ends the last page");
        pages
    }
}
