// Opens the patient's page without a network: keeps exactly the files of that page, and nothing that a person answers. The provider's app has
// a service worker of its own, sw.js, so that no patient's phone loads what only a clinic needs.
//
// .dev/precache puts the build's version and files in below.

const VERSION = "@version@";
const FILES = ["@files@"];
const PAGE = "@base@report/";
const CACHE = `report-anamnesis-${VERSION}`;

self.addEventListener("install", (event) => {
  // All or nothing: when one file is missing, the earlier build stays.
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(FILES.map((file) => new Request(file, { cache: "no-cache" }))))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name.startsWith("report-anamnesis-") && name !== CACHE).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

/** The newest page while there is a network; a host may lead to it by another address. Otherwise the one that was kept. */
async function page(request) {
  try {
    const answer = await fetch(request);
    if (answer.ok || answer.type === "opaqueredirect") return answer;
  } catch {
    // No network: what follows is what this worker is for.
  }
  return (await caches.match(PAGE, { cacheName: CACHE })) ?? Response.error();
}

/** A file of this build from its cache; of another build from the network. */
async function file(request) {
  const isOfThis = new URL(request.url).search === `?${VERSION}`;
  const kept = isOfThis ? await caches.match(request, { cacheName: CACHE, ignoreVary: true, ignoreSearch: true }) : undefined;
  return kept ?? fetch(request);
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const address = new URL(request.url);
  if (address.origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (FILES.includes(address.pathname)) event.respondWith(file(request));
});
