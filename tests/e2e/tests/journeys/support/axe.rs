//! Pages checked by axe-core's rules, in every look that a person may give them.

use e2e::{Engine, Person};
use serde_json::{Value, json};
use std::{collections::BTreeMap, path::PathBuf};

/// How a person may look at a page.
struct Look {
    name: &'static str,
    /// In CSS pixels: 200 % zoom halves both.
    size: (u32, u32),
    scheme: &'static str,
    motion: &'static str,
    forced_colours: &'static str,
    /// Whether it is pressed with a finger.
    touch: bool,
}

const LIGHT: Look = Look {
    name: "light",
    size: (1280, 900),
    scheme: "light",
    motion: "no-preference",
    forced_colours: "none",
    touch: false,
};

const LOOKS: [Look; 8] = [
    LIGHT,
    Look { name: "dark", scheme: "dark", ..LIGHT },
    Look { name: "narrow", size: (390, 844), ..LIGHT },
    Look { name: "a phone", size: (360, 740), touch: true, ..LIGHT },
    Look { name: "narrow and dark", size: (390, 844), scheme: "dark", ..LIGHT },
    Look { name: "without motion", motion: "reduce", ..LIGHT },
    Look { name: "at 200 %", size: (640, 450), ..LIGHT },
    Look { name: "forced colours", scheme: "dark", forced_colours: "active", ..LIGHT },
];

/// The window of a computer at 400 % zoom, for what patients answer.
const LARGE: Look = Look { name: "at 400 %", size: (320, 256), ..LIGHT };

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
    // Forced colours are the system's own, painted over whatever the style sheet computes: there axe-core can't know the contrast.
    const contrast = { enabled: !matchMedia("(forced-colors: active)").matches };
    const how = { runOnly: { type: "tag", values: tags }, rules: { "color-contrast": contrast }, resultTypes: ["violations"], preload: false };
    const found = await axe.run(document, how);
    const one = (rule, node) => `${rule.id} (${rule.impact}): ${node.target.join(" ")} — ${node.failureSummary.replace(/\s+/g, " ")}`;
    return found.violations.flatMap((rule) => rule.nodes.map((node) => one(rule, node)));
"#;

/// Answers with what makes the page wider than its window: a reader would have to scroll both ways.
const OVERFLOW: &str = r#"
    const wide = document.documentElement.scrollWidth - innerWidth;
    if (wide <= 0) return [];
    const ends = [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > innerWidth + 0.5 && !e.closest(".scroll-x"));
    return [`wider than the window by ${wide}: ${ends.slice(0, 3).map((e) => e.tagName + "." + e.className).join(", ")}`];
"#;

/// Answers with what is too small to be pressed with a finger: less than 44 px (WCAG 2.5.5). Left out are links and buttons within a sentence,
/// and boxes, whose whole label is pressed. For a mouse axe-core knows the rule: 24 px, or as much room around.
const TARGETS: &str = r#"
    const least = 44;
    if (!matchMedia("(pointer: coarse)").matches) return [];
    const root = [...document.querySelectorAll("dialog[open]")].at(-1) ?? document;
    const isInSentence = (e) => getComputedStyle(e).display.startsWith("inline") && [...e.parentElement.childNodes].some((n) => n.nodeType === 3 && n.data.trim() !== "");
    const isPressed = (e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest(".skip-link, .visually-hidden") && !isInSentence(e);
    const isBox = (e) => e.matches("[type=checkbox], [type=radio]") && e.closest("label");
    return [...root.querySelectorAll("a[href], button, input, select, textarea, summary, label:has(input)")].filter((e) => isPressed(e) && !isBox(e)).flatMap((e) => {
        const { width, height } = e.getBoundingClientRect();
        if (Math.min(width, height) + 0.5 >= least) return [];
        return [`smaller than ${least} px, ${Math.round(width)} by ${Math.round(height)}: ${e.tagName}.${e.className} in .${e.parentElement.className} of .${e.parentElement.parentElement.className}`];
    });
"#;

/// Answers with what still moves though motion is unwanted.
const MOVING: &str = r#"
    if (!matchMedia("(prefers-reduced-motion: reduce)").matches) return [];
    return document.getAnimations().map((animation) => `moves: ${animation.effect?.target?.className}`);
"#;

/// Answers with what can't be reached with a finger, as something else lies over it wherever it is scrolled to.
const COVERED: &str = r#"
    const controls = [...document.querySelectorAll("button, input, textarea, select, summary, a[href]")].filter((one) => one.checkVisibility());
    const isCovered = (one) => {
        one.scrollIntoView({ block: "center", behavior: "instant" });
        const { x, y, width, height } = one.getBoundingClientRect();
        const top = document.elementFromPoint(x + width / 2, y + height / 2);
        const own = [one, one.closest("label"), one.closest("details")];
        return !own.some((around) => around && (around.contains(top) || around === top));
    };
    const found = controls.filter(isCovered).map((one) => `covered: ${one.tagName} ${one.id} ${one.innerText ?? ""}`);
    scrollTo(0, 0);
    return found;
"#;

/// Checks pages and keeps what is wrong.
pub struct Axe<'a> {
    person: &'a Person,
    looks: Vec<Look>,
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
        Self { person, looks: LOOKS.into(), source, wrong: BTreeMap::new(), pages: 0 }
    }

    /// The same, and what is checked is used at 400 % too.
    pub fn of_form(person: &'a Person) -> Self {
        let mut axe = Self::new(person);
        axe.looks.push(LARGE);
        axe
    }

    /// Checks what is open now, in every look; but for Chromium, in those that are a window's size alone. `what` names it in the report.
    pub fn check(&mut self, what: &str) {
        let is_chromium = self.person.browser.engine() == Engine::Chromium;
        let is_a_size = |look: &&Look| {
            (look.scheme, look.motion, look.forced_colours, look.touch) == ("light", "no-preference", "none", false)
        };
        for look in self.looks.iter().filter(|look| is_chromium || is_a_size(look)) {
            let Look { name: look, size: (width, height), scheme, motion, forced_colours, touch } = look;
            let features = json!({ "features": [
                { "name": "prefers-color-scheme", "value": scheme },
                { "name": "prefers-reduced-motion", "value": motion },
                { "name": "forced-colors", "value": forced_colours },
            ] });
            if is_chromium {
                self.send("Emulation.setEmulatedMedia", features);
                self.send("Emulation.setTouchEmulationEnabled", json!({ "enabled": touch }));
            }
            self.person.browser.resizes(*width, *height);
            // A click before may have scrolled something half under the line that stays in view: WebKit's driver does.
            self.person.script("scrollTo(0, 0)", vec![]);
            self.awaits(SETTLE);
            if self.person.script("return typeof axe", vec![]) != json!("object") {
                // A driver's script is not bound by the page's security policy.
                self.person.script(&self.source, vec![]);
            }
            let is_large = *look == LARGE.name;
            for check in [CHECK, OVERFLOW, TARGETS, MOVING].into_iter().chain(is_large.then_some(COVERED)) {
                let found = self.awaits(check);
                let found = found.as_array().unwrap_or_else(|| panic!("no answer on {what}, {look}: {found}"));
                for violation in found.iter().filter_map(Value::as_str) {
                    self.wrong.entry(violation.to_owned()).or_default().push(format!("{what}, {look}"));
                }
            }
        }
        if is_chromium {
            self.send("Emulation.clearDeviceMetricsOverride", json!({}));
            self.send("Emulation.setEmulatedMedia", json!({ "features": [] }));
        } else {
            self.person.browser.resizes(LIGHT.size.0, LIGHT.size.1);
        }
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
