//! What a rule of the style sheets costs whoever uses the page.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "tests fail by panicking")]

use std::fs;

/// On a slow machine the list stood half a second later than it need: one rule of the printed form, `.paper-form > * + :not(footer)`, had the
/// browser find the style of everything anew around whatever was put into any page, 2,400 elements for a row of the list instead of 8. A rule for
/// what stands beside just anything concerns every element that comes, whatever stands before it in the selector.
#[test]
fn no_rule_is_for_what_stands_beside_just_anything() {
    let mut rules = 0;
    for file in fs::read_dir("style").expect("the style sheets are there") {
        let path = file.expect("it can be listed").path();
        let text = fs::read_to_string(&path).expect("it is text");
        rules += text.matches('{').count();
        let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for beside in ["* +", "*+", "* ~", "*~"] {
            assert!(!text.contains(beside), "{}: {beside}", path.display());
        }
    }
    assert!(rules > 500, "{rules} rules were looked at");
}
