// The site without a network, after the first visit. Pages are asked of the network first, so that nobody is given
// old prices while newer ones can be had; what they name by its hash comes from here. The build writes VERSION and
// FILES. A new version waits until no page of the old one is open: their parts stay loadable.
const PREFIX = 'bedrock-calculator-';
const CACHE = PREFIX + VERSION;

addEventListener('install', (event) => {
  const keep = async () => {
    const cache = await caches.open(CACHE);
    await cache.addAll(FILES.map((file) => new Request(file, { cache: 'no-cache' })));
  };
  event.waitUntil(keep());
});

addEventListener('activate', (event) => {
  const take = async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
    await Promise.all(old.map((name) => caches.delete(name)));
    await clients.claim();
  };
  event.waitUntil(take());
});

async function page(url) {
  try {
    return await fetch(url, { cache: 'no-cache' });
  } catch (problem) {
    const kept = await caches.match('./', { cacheName: CACHE });
    if (!kept) throw problem;
    return kept;
  }
}

addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(registration.scope)) return;
  if (request.mode === 'navigate') event.respondWith(page(request.url));
  else {
    const kept = caches.match(request, { cacheName: CACHE, ignoreVary: true });
    event.respondWith(kept.then((response) => response ?? fetch(request)));
  }
});
