// Opens the app without a network: keeps exactly the files of one build, and nothing that a person enters.
//
// .dev/precache puts the build's version and files in below.

const VERSION = "@version@";
const FILES = ["@files@"];
const CACHE = `anamnesis-${VERSION}`;
const PAGE = "/index.html";
const PATIENTS_PAGE = "/report/";
/** A name with a hash, whose file never changes: the page has asked for it already. */
const HASHED = /-[0-9a-f]{15,}[._]/;

self.addEventListener("install", (event) => {
  // All or nothing: when one file is missing, the earlier build stays.
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(FILES.map((file) => new Request(file, { cache: HASHED.test(file) ? "force-cache" : "no-cache" }))))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name.startsWith("anamnesis-") && name !== CACHE).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

/**
 * The newest page while there is a network, so that a new build shows at once; otherwise the one that was kept. A host may lead to a page by
 * another address.
 */
async function page(request) {
  try {
    const answer = await fetch(request);
    if (answer.ok || answer.type === "opaqueredirect") return answer;
  } catch {
    // No network: what follows is what this worker is for.
  }
  const isPatients = `${new URL(request.url).pathname}/`.startsWith(PATIENTS_PAGE);
  return (await caches.match(isPatients ? PATIENTS_PAGE : PAGE, { cacheName: CACHE })) ?? Response.error();
}

/**
 * A file of this build from its cache, else from the network. The names carry hashes, so it can't be an old one; those of the helpers
 * for passphrases don't, but all of them come from the same cache, also where one
 * is asked for anew under another query.
 */
async function file(request) {
  return (await caches.match(request, { cacheName: CACHE, ignoreVary: true, ignoreSearch: true })) ?? fetch(request);
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const address = new URL(request.url);
  if (address.origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (FILES.includes(address.pathname)) event.respondWith(file(request));
});
