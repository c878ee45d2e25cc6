// The service worker: keeps one whole build on the device and answers from it, network or not.
//
// The build fills in the two names below (xtask/src/build/offline.rs). It knows files, not what is in
// them, and never touches what a person wrote.
"use strict";

// Of this build alone, this file included.
const BUILD = "BUILD_NAME";
// Path below the scope ("" is the page) to the digest of what it must hold.
const FILES = BUILD_FILES;

const SCOPE = self.registration.scope;
// Several sites share an origin: what is another's is left alone.
const OURS = `acquis/${SCOPE} `;
const CACHE = OURS + BUILD;
const address = (path) => new URL(path, SCOPE).href;
// Files that another application has shared with this one (`share_target` of the manifest), until the page has
// taken them (src/platform/shared.rs).
const SHARED = `${OURS}shared`;
const SHARE = address("partage");
const KEPT = new Map(Object.entries(FILES).map(([path, digest]) => [address(path), digest]));

// A name that carries a hash always means the same: what the page has just loaded is not loaded again.
const named = (url) => /-[0-9a-f]{16}[._]/.test(url);

// The digest is the browser's to check: a host in the middle of an update gives no mixture, the
// installation fails and is tried again another time.
const fetched = async (url, digest) => {
  const cache = named(url) ? "default" : "no-cache";
  const response = await fetch(url, { cache, integrity: digest });
  if (!response.ok) throw new Error(`${response.status} for ${url}`);
  // A page that came by a redirection could not answer a navigation.
  const { body, status, statusText, headers } = response;
  return response.redirected ? new Response(body, { status, statusText, headers }) : response;
};

// All or nothing.
const install = async () => {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(
      [...KEPT].map(async ([url, digest]) => cache.put(url, await fetched(url, digest))),
    );
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
};

const activate = async () => {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(OURS) && name !== CACHE && name !== SHARED);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
};

const answer = async (url) => {
  const kept = await caches.match(url, { cacheName: CACHE });
  // The browser may have thrown the cache away.
  return kept ?? fetched(url, KEPT.get(url));
};

// Nothing of it goes to the network.
const take = async (request) => {
  const given = (await request.formData()).getAll("files").filter((one) => one instanceof File);
  const cache = await caches.open(SHARED);
  const place = (file, n) => `${SHARE}/${n}/${encodeURIComponent(file.name)}`;
  await Promise.all(given.map((file, n) => cache.put(place(file, n), new Response(file))));
  return Response.redirect(address("#/ouvrir"), 303);
};

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));

// The next build waits until a page asks for it.
self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "POST" && url === SHARE) event.respondWith(take(event.request));
  if (method !== "GET") return;
  const bare = url.split(/[?#]/, 1)[0];
  const asked = bare === address("index.html") ? SCOPE : bare;
  // What is not of this build is the network's: another site below the same path, a catalogue.
  if (KEPT.has(asked)) event.respondWith(answer(asked));
});
