// Starts the patient's page, says so when it can't be started or stops, and arranges for it to open without a network the next time.
//
// What stands behind the # of the address, and what is answered, goes neither into a message nor into the console.

const status = document.getElementById("boot");
const near = (file) => new URL(file, import.meta.url);

/** Says what went wrong and what to do, above everything. */
function fail(text) {
  status.setAttribute("role", "alert");
  status.textContent = text;
  document.body.prepend(status);
}

const isOfWasm = (cause) =>
  cause instanceof WebAssembly.RuntimeError || cause instanceof RangeError || cause?.name === "InternalError";
const stopped = () => fail("This page has stopped by a fault of its own. What you answered is still on this device: please load the page again.");

/**
 * Asks a newer version that waits to take over where no other page works with this one. Does it so before the app is shown, the page is loaded
 * anew; else this page goes on as it is, and the next one that is loaded has the newer version.
 */
async function takeNewer() {
  const { serviceWorker } = navigator;
  const waiting = serviceWorker?.controller && (await serviceWorker.getRegistration())?.waiting;
  if (!waiting) return;
  serviceWorker.addEventListener("controllerchange", () => status.isConnected && location.reload(), { once: true });
  waiting.postMessage(["startIfAlone"]);
}

/** Keeps this page's own files, and no other of the app, for use without a network; or takes back what an earlier release left. */
async function arrangeOffline() {
  if (!window.isSecureContext || !("serviceWorker" in navigator)) return;
  const scope = near("../report").pathname;
  if (document.querySelector("meta[name=anamnesis-offline]").content === "yes") {
    await navigator.serviceWorker.register(near("../report-sw.js"), { scope, updateViaCache: "none" });
    (await navigator.serviceWorker.getRegistration(scope))?.active?.postMessage(["tidy", import.meta.url]);
  } else {
    await (await navigator.serviceWorker.getRegistration(scope))?.unregister();
  }
}

async function start() {
  // In a frame another page could lay itself over this one and have its buttons pressed unseen.
  if (window.top !== window.self) return fail("This page doesn't open inside another one. Open its link in a tab of its own.");
  takeNewer().catch(() => undefined);
  if (typeof WebAssembly !== "object") return fail("This browser is too old for this page, or has a part of it switched off. Please use a current Firefox, Chrome, Edge or Safari.");
  addEventListener("error", (event) => isOfWasm(event.error) && stopped());
  addEventListener("unhandledrejection", (event) => isOfWasm(event.reason) && stopped());
  try {
    const { default: init } = await import(near("report.js").href);
    await init({ module_or_path: near("report_bg.wasm") });
  } catch {
    return fail("This page couldn't be loaded whole. Check the connection and load it again; if that doesn't help, update the browser or tell the clinic.");
  }
  status.remove();
  // Only makes the next visit possible without a network; this one works either way.
  arrangeOffline().catch(() => undefined);
}

await start();
