//! Codes of code systems, as items, options and conditions have them.

use super::bounds;
use super::fault::Fault;
use super::node::{Findings, Node};
use super::{Coding, extension};

/// Elements of a coding.
const KNOWN: [&str; 6] = ["system", "version", "code", "display", "userSelected", "id"];

/// Reads one coding. Without a code there is none.
pub(super) fn read_coding(node: &Node<'_>, findings: &mut Findings) -> Option<Coding> {
    for name in node.names() {
        if !KNOWN.contains(&name) && name != "extension" && !name.starts_with('_') {
            findings.refuse(node.at(name), Fault::UnknownElement(name.chars().take(bounds::NAME).collect()));
        }
    }
    let code = node.text("code", bounds::NAME, findings);
    if code.is_none() && node.value.get("code").is_none() {
        findings.refuse(node.path.clone(), Fault::Missing("code"));
    }
    Some(Coding {
        system: node.text("system", bounds::NAME, findings),
        display: node.text("display", bounds::TEXT, findings),
        code: code?,
    })
}

/// Reads a list of codings that say what an item or questionnaire is.
pub(super) fn read_codings(node: &Node<'_>, name: &str, findings: &mut Findings) -> Vec<Coding> {
    let list = node.list(name, findings);
    if list.len() > bounds::OPTIONS {
        findings.refuse(node.at(name), Fault::TooMany { most: bounds::OPTIONS });
        return Vec::new();
    }
    let read = |coding: &Node<'_>| {
        extension::read(coding, extension::At::Whole, findings);
        read_coding(coding, findings)
    };
    list.iter().filter_map(read).collect()
}
