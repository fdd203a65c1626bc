// Opens the app without a network: keeps exactly the files of one build, and nothing that a person enters. A newer build waits until a page
// asks for it, and a page that was loaded before goes on with its own build's files.
//
// .dev/precache makes two of it, as no patient's phone loads what only a clinic needs: sw.js for the app, and report-sw.js for the patient's page
// alone. It puts in the name, the build's version, and its files as they lie beside this one.

const VERSION = "@version@";
const FILES = ["@files@"];
const SCOPE = self.registration.scope;
const OWN = `anamnesis @name@ ${SCOPE} `;
const CACHE = OWN + VERSION;
const PAGE = "";
const PATIENTS_PAGE = "report/";

/** The address of a file of this build. */
const addressOf = (file) => new URL(`./${file}`, self.location).href;
const OWN_FILES = new Set(FILES.map(addressOf));

/** Asks for a file of this build; the browser may have it already where its name, or its folder's, carries a hash. */
const asked = (file) => new Request(addressOf(file), { cache: /-[0-9a-f]{12,16}[./_]/.test(file) ? "force-cache" : "no-cache" });

self.addEventListener("install", (event) => {
  // All or nothing: when one file is missing, the earlier build stays.
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES.map(asked))));
});

// Pages of a first visit are served from here at once. Those of an earlier build find their files in its cache.
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

/** Whether just one page is open. One that is loaded anew is looked for again, as the page that it was before may not be gone yet. */
async function isAlone(looks = 3) {
  const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (open.filter((client) => client.url.startsWith(SCOPE)).length < 2) return true;
  await new Promise((resolve) => setTimeout(resolve, 200));
  return looks > 1 && isAlone(looks - 1);
}

/** Removes what earlier builds kept, once the only page that is open is of this one, as `file` says, which that page runs. */
async function tidy({ data: [, file] }) {
  const { waiting, installing } = self.registration;
  const isOfThis = OWN_FILES.has(new URL(file, self.location).href);
  if (waiting || installing || !isOfThis || !(await isAlone())) return;
  const old = (await caches.keys()).filter((name) => name.startsWith(OWN) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** What a page may ask for. */
const ASKED = {
  /** A person wants the newer build. */
  start: () => self.skipWaiting(),
  /** A page was opened, and nothing is typed in it yet. */
  startIfAlone: async () => ((await isAlone()) ? self.skipWaiting() : undefined),
  tidy,
};

self.addEventListener("message", (event) => {
  const [word] = event.data;
  if (Object.hasOwn(ASKED, word)) event.waitUntil(ASKED[word](event));
});

/** The page of this build. */
async function page(request) {
  const isPatients = `${request.url.split(/[?#]/)[0]}/`.startsWith(addressOf(PATIENTS_PAGE));
  const kept = (await caches.match(addressOf(isPatients ? PATIENTS_PAGE : PAGE), { cacheName: CACHE })) ?? (await fetch(request));
  if (!/[?&]afresh$/.test(request.url)) return kept;
  // Of another opener policy than the page before, it gets a process of its own (src/browser/afresh.rs). It still shares none with other origins.
  const { body, status, headers } = new Response(kept.body, kept);
  headers.set("Cross-Origin-Opener-Policy", "same-origin-allow-popups");
  return new Response(body, { status, headers });
}

/**
 * A file of this build, or else of an earlier one that a page still works with, or from the network. A name that carries a hash is the same
 * file in every build that has it; it may be asked for anew under another query.
 */
async function file(request) {
  const how = { ignoreVary: true, ignoreSearch: true };
  return (await caches.match(request, { ...how, cacheName: CACHE })) ?? (await caches.match(request, how)) ?? fetch(request);
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(addressOf(""))) return;
  const isPage = request.mode === "navigate" && !OWN_FILES.has(request.url);
  event.respondWith(isPage ? page(request) : file(request));
});
