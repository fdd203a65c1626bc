//! Scores typed one after another, faster than any person: a stream of saves.

/// A script's part that gives it `addScore(day, note, pressed)`: adds a score through the form of the patient's page that is open, on that
/// many days after 2020 began, calls `pressed` as Save is pressed, and ends once the form is closed.
pub const ADD_SCORE: &str = r##"
    const tick = () => new Promise((go) => setTimeout(go));
    const until = async (there) => { for (;;) { const found = there(); if (found) return found; await tick(); } };
    const button = (words) => [...document.querySelectorAll("button")].find((one) => one.innerText.trim() === words && one.checkVisibility());
    const put = (id, value) => {
        const field = document.getElementById(id);
        field.value = value;
        field.dispatchEvent(new Event("input", { bubbles: true }));
        field.dispatchEvent(new Event("change", { bubbles: true }));
    };
    const addScore = async (day, note, pressed = () => {}) => {
        (await until(() => button("Add score…"))).click();
        await until(() => document.querySelector("#score-dialog[open]"));
        put("score-instrument", "promis-cf");
        put("score-value", "45");
        put("score-date", new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10));
        put("score-note", note);
        pressed();
        document.querySelector("#score-dialog form").requestSubmit();
        await until(() => !document.querySelector("#score-dialog[open]"));
    };
"##;
