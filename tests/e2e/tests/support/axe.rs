//! Pages checked by axe-core's rules, in every look that a person may give them.

use e2e::Person;
use serde_json::{Value, json};
use std::{collections::BTreeMap, path::PathBuf};

/// Name, width and height in CSS pixels, colour scheme, whether motion is unwanted.
const LOOKS: [(&str, u32, u32, &str, &str); 5] = [
    ("light", 1280, 900, "light", "no-preference"),
    ("dark", 1280, 900, "dark", "no-preference"),
    ("narrow", 390, 844, "light", "no-preference"),
    ("narrow and dark", 390, 844, "dark", "no-preference"),
    ("without motion", 1280, 900, "light", "reduce"),
];

/// Waits until the look is drawn and whatever moves has come to rest.
const SETTLE: &str = r#"
    const frame = () => new Promise((next) => requestAnimationFrame(next));
    const ends = (animation) => animation.effect?.getComputedTiming().iterations !== Infinity;
    await frame();
    await frame();
    await Promise.allSettled(document.getAnimations().filter(ends).map((animation) => animation.finished));
    await frame();
"#;

/// Answers with one line a violation and element.
const CHECK: &str = r#"
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
    const found = await axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"], preload: false });
    const one = (rule, node) => `${rule.id} (${rule.impact}): ${node.target.join(" ")} — ${node.failureSummary.replace(/\s+/g, " ")}`;
    return found.violations.flatMap((rule) => rule.nodes.map((node) => one(rule, node)));
"#;

/// Checks pages and keeps what is wrong.
pub struct Axe<'a> {
    person: &'a Person,
    source: String,
    /// Where it was seen, by what is wrong.
    wrong: BTreeMap<String, Vec<String>>,
    pages: usize,
}

impl<'a> Axe<'a> {
    /// Reads axe-core from where `ANAMNESIS_AXE` says, or from where `.dev/setup` puts it.
    pub fn new(person: &'a Person) -> Self {
        let path = std::env::var_os("ANAMNESIS_AXE").map_or_else(default_path, PathBuf::from);
        let source = std::fs::read_to_string(&path)
            .unwrap_or_else(|error| panic!("no axe-core at {} ({error}): .dev/test puts it there", path.display()));
        Self { person, source, wrong: BTreeMap::new(), pages: 0 }
    }

    /// Checks what is open now, in every look. `what` names it in the report.
    pub fn check(&mut self, what: &str) {
        for (look, width, height, scheme, motion) in LOOKS {
            let features = json!({ "features": [
                { "name": "prefers-color-scheme", "value": scheme },
                { "name": "prefers-reduced-motion", "value": motion },
            ] });
            self.send("Emulation.setEmulatedMedia", features);
            let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
            self.send("Emulation.setDeviceMetricsOverride", size);
            self.awaits(SETTLE);
            if self.person.script("return typeof axe", vec![]) != json!("object") {
                // A driver's script is not bound by the page's security policy.
                self.person.script(&self.source, vec![]);
            }
            let found = self.awaits(CHECK);
            let found =
                found.as_array().unwrap_or_else(|| panic!("axe-core gave no answer on {what}, {look}: {found}"));
            for violation in found.iter().filter_map(Value::as_str) {
                self.wrong.entry(violation.to_owned()).or_default().push(format!("{what}, {look}"));
            }
        }
        self.send("Emulation.clearDeviceMetricsOverride", json!({}));
        self.send("Emulation.setEmulatedMedia", json!({ "features": [] }));
        self.pages += 1;
    }

    /// How many pages or states of them were checked. Panics with rule, element and page of everything that is wrong.
    pub fn passes(self) -> usize {
        let report: Vec<_> = self
            .wrong
            .iter()
            .map(|(violation, places)| format!("{violation}\n      on {}", places.join("; ")))
            .collect();
        assert!(report.is_empty(), "{} violations of accessibility rules:\n  {}", report.len(), report.join("\n  "));
        self.pages
    }

    fn send(&self, method: &'static str, params: Value) {
        let cdp = self.person.browser.driver().cdp();
        self.person.browser.wait(cdp.send_raw(method, params)).expect("the browser takes the look");
    }

    fn awaits(&self, script: &str) -> Value {
        self.person.script(&format!("return (async () => {{ {script} }})();"), vec![])
    }
}

/// As `.dev/setup` has it.
fn default_path() -> PathBuf {
    let cache = std::env::var_os("XDG_CACHE_HOME").filter(|path| !path.is_empty()).map(PathBuf::from);
    let home = || PathBuf::from(std::env::var_os("HOME").unwrap_or_default()).join(".cache");
    cache.unwrap_or_else(home).join("anamnesis/axe-core/node_modules/axe-core/axe.min.js")
}
