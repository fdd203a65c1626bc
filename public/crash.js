// When the app stops because of a fault of its own: says so, hands back what stood in the open form, and saves a copy of the clinic as it
// lies on the disk. Plain JavaScript on purpose: nothing of the wasm that broke is called any more.
//
// The copy is a backup as src/vault/backup describes it. Records are taken as they lie, so what is sealed stays sealed.

/** The path that the app lies under; what it keeps is named after it (src/browser/hosted.rs). */
const BASE = document.querySelector("meta[name=anamnesis-hosted]").dataset.base;
const CLINIC = `${BASE === "/" ? "" : BASE}anamnesis-1-clinic`;
const STORE = "records";
const KEYRING = "keyring";

/** A record's bytes; what isn't bytes is not ours, and is kept as it reads. */
const bytesOf = (value) => (value instanceof Uint8Array ? value : new TextEncoder().encode(String(value)));

/** The text that the app keeps under a name in localStorage; damage is taken as it lies. */
function textOf(stored) {
  try {
    return String(JSON.parse(stored));
  } catch {
    return stored;
  }
}

/** The bytes of a record in localStorage, which are kept as base64; damage is taken as it lies. */
function decoded(text) {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    return bytesOf(text);
  }
}

/** Every record of the clinic's database; none where there is no such database. A missing one is not made. */
async function readDatabase() {
  // WebKit keeps an empty one where the making was broken off, so it is asked first; an older browser can't be asked.
  const known = await indexedDB.databases?.();
  if (known && !known.some(({ name }) => name === CLINIC)) return [];
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(CLINIC);
    let isMissing = false;
    asked.onupgradeneeded = () => {
      isMissing = true;
      asked.transaction.abort();
    };
    asked.onerror = () => (isMissing ? resolve([]) : reject(asked.error));
    asked.onblocked = () => reject(new Error("blocked"));
    asked.onsuccess = () => {
      const database = asked.result;
      const reading = database.transaction(STORE, "readonly");
      const names = reading.objectStore(STORE).getAllKeys();
      const values = reading.objectStore(STORE).getAll();
      reading.onerror = () => reject(reading.error);
      reading.oncomplete = () => {
        database.close();
        resolve(names.result.map((name, place) => [String(name), bytesOf(values.result[place])]));
      };
    };
  });
}

/** The records that were kept in localStorage, where the database could not be used. */
function readSmallStore() {
  const prefix = `${CLINIC}/record/`;
  const found = new Map();
  for (let place = 0; place < localStorage.length; place++) {
    const name = localStorage.key(place);
    if (name.startsWith(prefix)) found.set(name.slice(prefix.length), textOf(localStorage.getItem(name)));
  }
  // A commit that was under way: what stood before it counts. Of a name that stands there twice the first text is the oldest.
  const journal = localStorage.getItem(`${CLINIC}/!journal`);
  for (const [name, text] of journal === null ? [] : JSON.parse(textOf(journal)).reverse()) {
    if (text === null) found.delete(name);
    else found.set(name, text);
  }
  return [...found].map(([name, text]) => [name, decoded(text)]);
}

/** A whole number in that many bytes, the lowest first. */
function number(value, bytes) {
  return Uint8Array.from({ length: bytes }, (_, place) => Math.floor(value / 256 ** place) % 256);
}

/** The backup of these records. */
async function backupOf(records, madeAt) {
  const order = ([name]) => (name === KEYRING ? "" : name);
  records.sort((a, b) => (order(a) < order(b) ? -1 : 1));
  const encoder = new TextEncoder();
  const bytes = records.reduce((sum, [, envelope]) => sum + envelope.length, 0);
  const manifest = encoder.encode(JSON.stringify({ made_at: madeAt, app: "after a crash", records: records.length, bytes }));
  const parts = [encoder.encode("ANAMBACK"), number(1, 2), number(manifest.length, 4), manifest];
  for (const [name, envelope] of records) {
    const spelt = encoder.encode(name);
    parts.push(number(spelt.length, 2), number(envelope.length, 4), spelt, envelope);
  }
  const digest = await crypto.subtle.digest("SHA-256", await new Blob(parts).arrayBuffer());
  return new Blob([...parts, digest], { type: "application/octet-stream" });
}

/** Saves the copy and says in `said` what came of it. */
async function saveCopy(said) {
  said.textContent = "Saving…";
  try {
    let records = await readDatabase();
    if (records.length === 0) records = readSmallStore();
    if (records.length === 0) {
      said.textContent = "There are no records of a clinic of your own in this browser, so there is nothing to save.";
      return;
    }
    const madeAt = `${new Date().toISOString().slice(0, 19)}Z`;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await backupOf(records, madeAt));
    link.download = `anamnesis-after-crash-${madeAt.replace(/[^0-9TZ]/g, "")}.anamnesis`;
    link.click();
    said.textContent = `${link.download} is in your downloads: ${records.length} records, sealed as they lie here. Data, “Restore a backup”, reads it.`;
  } catch (cause) {
    // Only the kind of fault: a message could quote a record.
    console.error("The copy could not be made", cause?.name);
    said.textContent = "The copy could not be made. Nothing was changed or removed. Load the page again, and back up there.";
  }
}

/** What stood in the fields of the open form, each under its label; never a passphrase. */
function typedTexts() {
  const open = [...document.querySelectorAll("dialog[open]")].at(-1) ?? document;
  const fields = [...open.querySelectorAll("textarea, input:not([type])," + ["text", "search", "number", "date", "time"].map((kind) => `input[type=${kind}]`).join())];
  const labelled = (field) => `${field.labels?.[0]?.textContent.trim() ?? ""}: ${field.value}`;
  return fields.filter((field) => field.value !== "").map(labelled).join("\n");
}

/** An element with a text and attributes. */
function element(kind, text, attributes = {}) {
  const made = document.createElement(kind);
  made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

/** Shows the page of the crash, once, above everything, open dialogs included. */
function show() {
  if (document.getElementById("crash")) return;
  const typed = typedTexts();
  const page = element("dialog", "", { id: "crash", class: "crash", "aria-labelledby": "crash-title" });
  const said = element("p", "", { role: "status" });
  const save = element("button", "Save a sealed copy", { type: "button", class: "button" });
  save.addEventListener("click", () => saveCopy(said));
  const actions = element("p", "", { class: "actions" });
  // `rel=external` keeps the broken app's router out of it.
  actions.append(element("a", "Load the page again", { href: BASE, rel: "external", class: "button primary" }), save);
  page.append(
    element("h2", "Anamnesis has stopped", { id: "crash-title" }),
    element("p", "It has a fault of its own, or this device has too little memory for what was to be done; then close other tabs and programs first. What was shown as saved is kept. Load the page again; if it stops again, save a copy of what is on the disk first: a backup of your own clinic, sealed as it lies."),
  );
  if (typed !== "") {
    const saved = element("textarea", "", { id: "crash-typed", readonly: "", rows: "6", autocomplete: "off" });
    saved.value = typed;
    page.append(element("label", "What stood in the open fields and may not be saved, to copy before you load the page again", { for: "crash-typed" }), saved);
  }
  page.append(actions, said);
  // Esc would leave the person with a page that does nothing any more.
  page.addEventListener("cancel", (event) => event.preventDefault());
  document.body.append(page);
  page.showModal();
}

/**
 * Whether it is a fault of the wasm, or a lack of memory: what the wasm asks for and the browser refuses comes as a RangeError, as a
 * stack that overflows does (in Firefox an InternalError). Other scripts' errors are none of the app's.
 */
const isOfWasm = (cause) =>
  cause instanceof WebAssembly.RuntimeError || cause instanceof RangeError || cause?.name === "InternalError";

if (typeof WebAssembly === "object") {
  // The app's own word for a panic, and faults that are no panic, such as a stack that overflows.
  addEventListener("anamnesis-crash", show);
  addEventListener("error", (event) => isOfWasm(event.error) && show());
  addEventListener("unhandledrejection", (event) => isOfWasm(event.reason) && show());
}
