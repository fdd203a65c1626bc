// Starts the app, says so when it can't be started, and arranges for it to open without a network the next time.
//
// External and hashed, so that the content security policy needs no inline script. Nothing here knows of patients.

const status = document.getElementById("boot");
const { base } = document.querySelector("meta[name=anamnesis-hosted]").dataset;

/** Replaces "Loading…" by what went wrong and what to do. The cause goes to the console; no record is read before the app runs. */
function fail(text, cause) {
  console.error("Anamnesis couldn't start", cause ?? "");
  status.setAttribute("role", "alert");
  status.textContent = text;
}

/** True where a service worker may be registered: its own origin, over https or on this machine. */
function trustworthy() {
  return window.isSecureContext && "serviceWorker" in navigator;
}

/** A newer version that waits is taken before this one is shown, where no other page works with this one. */
async function takeNewer() {
  if (!trustworthy() || !navigator.serviceWorker.controller) return;
  const waiting = (await navigator.serviceWorker.getRegistration())?.waiting;
  if (!waiting) return;
  navigator.serviceWorker.addEventListener("controllerchange", () => status.isConnected && location.reload(), { once: true });
  waiting.postMessage("startIfAlone");
}

/** Keeps the app's own files for use without a network (release builds), or takes back what an earlier release left (others). */
async function arrangeOffline() {
  if (!trustworthy()) return;
  const wanted = document.querySelector("meta[name=anamnesis-offline]")?.content === "yes";
  if (wanted) {
    await navigator.serviceWorker.register(`${base}sw.js`, { updateViaCache: "none" });
    (await navigator.serviceWorker.ready).active.postMessage("tidy");
  } else {
    for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
  }
}

async function start() {
  // The patient's page is another one: a host that gives this one for every address that is no file is told its file.
  if (/\/report\/?$/.test(location.pathname)) {
    location.replace(`${base}report/index.html${location.hash}`);
    return;
  }
  takeNewer().catch((cause) => console.warn("Anamnesis stays with the version that it has:", cause));
  // In a frame another page could lay itself over this one and have its buttons pressed unseen.
  if (window.top !== window.self) {
    fail("Anamnesis doesn't run inside another page. Open its own address in a tab of its own.");
    return;
  }
  if (typeof WebAssembly !== "object") {
    fail("Anamnesis needs WebAssembly, which this browser lacks or has switched off. Please use a current Firefox, Chrome, Edge or Safari.");
    return;
  }
  const app = document.querySelector("meta[name=anamnesis-app]");
  try {
    const { default: init } = await import(app.content);
    await init({ module_or_path: app.dataset.wasm });
    status.remove();
  } catch (cause) {
    fail("Anamnesis couldn't be started. Your records are untouched. Please load the page again; if that doesn't help, update the browser.", cause);
    // A fault of the app itself: crash.js offers a copy of the records.
    if (cause instanceof WebAssembly.RuntimeError) dispatchEvent(new Event("anamnesis-crash"));
    return;
  }
  // Only makes the next visit possible without a network; this one works either way.
  arrangeOffline().catch((cause) => console.warn("Anamnesis won't open without a network:", cause));
}

await start();
