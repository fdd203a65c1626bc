//! How a person finds things: by what stands on or beside them.

/// Shared by the scripts below. Where a dialog is open, only what is in it can be used.
const COMMON: &str = r#"
const tidy = (text) => (text ?? "").replace(/\s+/g, " ").trim();
const dialogs = [...document.querySelectorAll("dialog[open]")];
const root = dialogs.findLast((dialog) => dialog.matches(":modal")) ?? document;
// What stands before the app runs goes while one acts: a person who waits for the app finds nothing there.
const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest('#boot');
const named = (element) => {
  const ids = element.getAttribute("aria-labelledby");
  if (ids) return tidy(ids.split(" ").map((id) => document.getElementById(id)?.textContent).join(" "));
  return tidy(element.getAttribute("aria-label")) || tidy(element.innerText ?? element.textContent);
};
// Chromium alone reads out what can be chosen, too.
const options = (element) => /Chrome/.test(navigator.userAgent) ? [] : [...element.querySelectorAll("select")].filter(shown).flatMap((select) => [...select.options]);
const read = (element) => tidy([element.innerText, ...options(element).map((option) => option.text)].join(" "));
"#;

/// The button, link or tab of a name (`arguments[0]`), or null.
const BUTTON: &str = r#"
const all = [...root.querySelectorAll("button, a[href], summary, [role=button], [role=tab], [role=menuitem], input[type=submit]")].filter(shown);
const enabled = all.filter((element) => !element.disabled);
return enabled.find((element) => named(element) === arguments[0])
  ?? enabled.find((element) => named(element).startsWith(arguments[0])) ?? null;
"#;

/// The field of a label (`arguments[0]`), or null. A file input may be hidden behind a drop area.
const FIELD: &str = r#"
const wanted = arguments[0];
const usable = (element) => element && !element.disabled && (element.type === "file" || shown(element));
const labels = [...root.querySelectorAll("label, legend")];
const fits = [(text) => text === wanted, (text) => text.startsWith(wanted)];
for (const fit of fits) {
  for (const label of labels.filter((label) => fit(tidy(label.textContent)))) {
    const field = label.control ?? label.parentElement.querySelector("input, select, textarea");
    if (usable(field)) return field;
  }
  const field = [...root.querySelectorAll("input, select, textarea")].find((element) => usable(element) && fit(named(element)));
  if (field) return field;
}
return null;
"#;

/// What every field shows, by its id.
const FIELDS: &str = r#"
const fields = [...root.querySelectorAll("input:not([type=file]), select, textarea")].filter(shown);
return fields.map((field) => [
  field.id || named(field.closest("label")),
  field.tagName === "SELECT" ? tidy(field.selectedOptions[0]?.text)
    : ["checkbox", "radio"].includes(field.type) ? String(field.checked) : field.validity.badInput ? "half typed" : field.value,
]);
"#;

/// All that can be read, in one line.
const TEXT: &str = "return read(root === document ? document.body : root);";

/// All that can be read on the page behind any dialog too.
const WHOLE_TEXT: &str = "return read(document.body);";

pub(crate) fn button() -> String {
    [COMMON, BUTTON].concat()
}

pub(crate) fn field() -> String {
    [COMMON, FIELD].concat()
}

pub(crate) fn fields() -> String {
    [COMMON, FIELDS].concat()
}

pub(crate) fn text() -> String {
    [COMMON, TEXT].concat()
}

pub(crate) fn whole_text() -> String {
    [COMMON, WHOLE_TEXT].concat()
}

/// Sets a field as the browser's own date or option picker would.
pub(crate) const PICK: &str = r#"
const [field, value] = arguments;
if (field.tagName === "SELECT") {
  const tidy = (text) => text.replace(/\s+/g, " ").trim();
  const option = [...field.options].find((option) => tidy(option.text) === value) ?? [...field.options].find((option) => tidy(option.text).startsWith(value));
  if (!option) return [...field.options].map((option) => option.text).join(" | ");
  field.value = option.value;
} else {
  field.value = value;
}
field.dispatchEvent(new Event("input", { bubbles: true }));
field.dispatchEvent(new Event("change", { bubbles: true }));
return null;
"#;
