// Shows the first page at once, starts the app beneath it, and arranges for it to open without a network the next time.
//
// The first page is HTML and CSS (in index.html): the one of a locked clinic where this browser holds one, else the welcome. What somebody
// types and presses there before the app runs goes on in the app's own page, which looks the same.
//
// In the head and no module, so that the page that is painted first is the right one. External and hashed, so that the content security
// policy needs no inline script. Nothing here knows of patients.

const { base, helpers } = document.querySelector("meta[name=anamnesis-hosted]").dataset;
/** What the names begin with of all that is kept here; under a path they bear its name (src/browser/hosted.rs). */
const PREFIX = `${base === "/" ? "" : base}anamnesis-1`;
const parsed = new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve));

/** Waits until the first page is painted, so that what the app is made of doesn't delay it; in a tab that isn't seen, for a moment. */
async function painted() {
  await parsed;
  await new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 500);
  });
}

/** What the app keeps under a name, in this tab or for all; null where there is nothing, or where the browser keeps nothing. */
function kept(name) {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? localStorage.getItem(name));
  } catch {
    return null;
  }
}

/** The theme that the person at this browser chose, if it is one. */
function chosenTheme() {
  try {
    return JSON.parse(JSON.parse(kept(`${PREFIX}/preferences`)).body).theme;
  } catch {
    return null;
  }
}

/** Which first page fits: that of a locked clinic, the welcome, or none where the app alone knows. A patient who is asked sees no other. */
function fitting() {
  const workspace = kept(`${PREFIX}/workspace`);
  if (workspace === null) return "welcome";
  const isLocked = workspace === "anamnesis-1-clinic" && kept(`${PREFIX}-clinic/locked`) !== null && kept(`${PREFIX}-clinic/asking`) === null;
  return isLocked ? "locked" : "none";
}

/** Says what went wrong and what to do in the place of the first page. The cause goes to the console; no record is read before the app runs. */
async function fail(text, cause) {
  console.error("Anamnesis couldn't start", cause ?? "");
  await parsed;
  document.documentElement.dataset.start = "none";
  const status = document.getElementById("boot-status");
  status.setAttribute("role", "alert");
  status.textContent = text;
}

/** Lets what was typed, opened and pressed on the first page go on in the app's own, if that is the same page, and takes the first one away. */
function handOver(first, pressed) {
  const shown = first.querySelector(`[data-start=${document.documentElement.dataset.start}]`);
  const own = document.getElementById("main");
  const focused = document.activeElement;
  const selection = [focused?.selectionStart, focused?.selectionEnd];
  first.remove();
  if (!shown || shown.querySelector("h1").textContent !== own?.querySelector("h1")?.textContent) return;
  const pairs = (kind) => [...shown.querySelectorAll(kind)].map((before, place) => [before, own.querySelectorAll(kind)[place]]).filter(([, after]) => after);
  for (const [before, after] of pairs("details")) after.open = before.open;
  for (const [before, after] of pairs("input")) {
    if (before.value === "") continue;
    after.value = before.value;
    after.dispatchEvent(new Event("input", { bubbles: true }));
    before.value = "";
  }
  for (const [before, after] of [...pairs("input"), ...pairs("button"), ...pairs("summary")]) {
    if (before !== focused) continue;
    after.focus();
    if (typeof selection[0] === "number") after.setSelectionRange(...selection);
  }
  for (const [before, after] of pairs("button")) if (before === pressed && before.textContent === after.textContent) after.click();
}

/**
 * Starts what stretches the passphrase that opens the clinic, beside the app: src/browser/passphrase/helper.rs goes on with it. Where it can't be
 * started, the app tries it again once it is needed, and says so.
 */
function startStretching() {
  try {
    const worker = new Worker(`${base}${helpers}passphrase_stretch_loader.js`, { type: "module" });
    worker.onmessage = () => { worker.hasStarted = true; };
    worker.onerror = () => { window.anamnesisStretching = null; };
    window.anamnesisStretching = worker;
  } catch (cause) {
    console.warn("Anamnesis couldn't start what opens a clinic ahead:", cause);
  }
}

/** From now on the first page keeps what is pressed, whatever of it is there, and goes once the app's own page stands. */
function arrangeHandingOver() {
  let pressed = null;
  const press = (event, button) => {
    if (!button) return;
    // A form that is sent would leave the page; what sends it without a button, such as a keeper of passwords, presses its first one.
    event.preventDefault();
    pressed?.removeAttribute("aria-busy");
    pressed = button;
    pressed.setAttribute("aria-busy", "true");
  };
  document.addEventListener("click", (event) => press(event, event.target.closest("#boot button")));
  document.addEventListener("submit", (event) => press(event, event.target.closest("#boot form")?.querySelector("button")));
  addEventListener("anamnesis-shown", () => handOver(document.getElementById("boot"), pressed), { once: true });
}

/**
 * Asks a newer version that waits to take over where no other page works with this one. Does it so before the app is shown, the page is loaded
 * anew; else this page goes on as it is, and the next one that is loaded has the newer version.
 */
async function takeNewer() {
  const { serviceWorker } = navigator;
  const waiting = serviceWorker?.controller && (await serviceWorker.getRegistration())?.waiting;
  if (!waiting) return;
  const isUntouched = () => {
    const first = document.getElementById("boot");
    return first?.querySelector("[aria-busy]") === null && [...first.querySelectorAll("input")].every((input) => input.value === "");
  };
  serviceWorker.addEventListener("controllerchange", () => isUntouched() && location.reload(), { once: true });
  waiting.postMessage(["startIfAlone"]);
}

/** Keeps the app's own files for use without a network (release builds), or takes back what an earlier release left (others). */
async function arrangeOffline() {
  // Only on its own origin, over https or on this machine.
  if (!window.isSecureContext || !("serviceWorker" in navigator)) return;
  const wanted = document.querySelector("meta[name=anamnesis-offline]")?.content === "yes";
  if (wanted) {
    await navigator.serviceWorker.register(`${base}sw.js`, { updateViaCache: "none" });
    (await navigator.serviceWorker.ready).active.postMessage(["tidy", document.querySelector("meta[name=anamnesis-app]").content]);
  } else {
    for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
  }
}

async function start() {
  // What src/browser/afresh.rs put there for the service worker.
  if (/[?&]afresh$/.test(location.search)) history.replaceState(history.state, "", location.pathname + location.search.slice(0, -"?afresh".length));
  // The patient's page is another one: a host that gives this one for every address that is no file is told its file.
  if (/\/report\/?$/.test(location.pathname)) return location.replace(`${base}report/index.html${location.hash}`);
  takeNewer().catch((cause) => console.warn("Anamnesis stays with the version that it has:", cause));
  // In a frame another page could lay itself over this one and have its buttons pressed unseen.
  if (window.top !== window.self) return fail("Anamnesis doesn't run inside another page. Open its own address in a tab of its own.");
  if (typeof WebAssembly !== "object") {
    return fail("Anamnesis needs WebAssembly, which this browser lacks or has switched off. Please use a current Firefox, Chrome, Edge or Safari.");
  }
  const theme = chosenTheme();
  if (["light", "dark"].includes(theme)) document.documentElement.dataset.theme = theme;
  document.documentElement.dataset.start = fitting();
  arrangeHandingOver();
  const app = document.querySelector("meta[name=anamnesis-app]");
  // Only makes the next visit possible without a network; this one works either way, and needs the network and the processor first.
  const keep = () => arrangeOffline().catch((cause) => console.warn("Anamnesis won't open without a network:", cause));
  addEventListener("anamnesis-loaded", keep, { once: true });
  await painted();
  try {
    // Asked for here and once: a wasm that is preloaded by an element some engines fetch twice.
    const { wasm, wasmIntegrity = "", scriptIntegrity = "" } = app.dataset;
    const module_or_path = fetch(wasm, { integrity: wasmIntegrity });
    // What is imported is held against its hash by this element alone.
    document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href: app.content, integrity: scriptIntegrity }));
    if (document.documentElement.dataset.start === "locked") startStretching();
    const { default: init } = await import(app.content);
    await init({ module_or_path });
  } catch (cause) {
    fail("Anamnesis couldn't be started. Your records are untouched. Please load the page again; if that doesn't help, update the browser.", cause);
    // A fault of the app itself: crash.js offers a copy of the records.
    if (cause instanceof WebAssembly.RuntimeError) dispatchEvent(new Event("anamnesis-crash"));
  }
}

start();
