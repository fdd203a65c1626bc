"use strict";
// Keeps in sessionStorage what a browser's console would say: errors, and whatever the page's security policy stopped.
{
  const keep = (text) => {
    try {
      const kept = JSON.parse(sessionStorage.getItem("complaints") ?? "[]");
      sessionStorage.setItem("complaints", JSON.stringify([...kept, text]));
    } catch {
      // Where the browser denies storage, nothing is kept.
    }
  };
  // Firefox and WebKit break off what is being loaded as a page is left, and the page says so: a second later it is gone.
  const isBrokenOff = /AbortError|NetworkError|Load failed|dynamically imported module|Importing a module script failed|^not loaded/;
  const hear = (text) => (isBrokenOff.test(text) ? setTimeout(keep, 1000, text) : keep(text));
  const said = console.error;
  console.error = (...given) => {
    hear(given.map(String).join(" "));
    said.apply(console, given);
  };
  const where = (error) => (error?.stack ? ` at ${error.stack}` : "");
  const loaded = (event) => event.target?.src ?? event.target?.href;
  // That a size changed while sizes were told is told in the next frame; Chromium's console doesn't even say so.
  const isHarmless = (event) => !event.isTrusted || event.message?.startsWith("ResizeObserver loop");
  const told = (event) => (event.message ? event.message + where(event.error) : `not loaded: ${loaded(event)}`);
  addEventListener("error", (event) => isHarmless(event) || hear(told(event)), true);
  addEventListener("unhandledrejection", (event) => hear(`not handled: ${event.reason}${where(event.reason)}`));
  addEventListener("securitypolicyviolation", (event) => keep(`stopped by ${event.violatedDirective}: ${event.blockedURI}`));
  // Chromium without windows prints nothing where a page asks for it; the others would wait for somebody at their dialog.
  window.print = () => {};
}
