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
  const said = console.error;
  console.error = (...given) => {
    keep(given.map(String).join(" "));
    said.apply(console, given);
  };
  const loaded = (event) => event.target?.src ?? event.target?.href;
  // That a size changed while sizes were told is told in the next frame; Chromium's console doesn't even say so.
  const isHarmless = (event) => !event.isTrusted || event.message?.startsWith("ResizeObserver loop");
  addEventListener("error", (event) => isHarmless(event) || keep(event.message ?? `not loaded: ${loaded(event)}`), true);
  addEventListener("unhandledrejection", (event) => keep(`not handled: ${event.reason}`));
  addEventListener("securitypolicyviolation", (event) => keep(`stopped by ${event.violatedDirective}: ${event.blockedURI}`));
}
