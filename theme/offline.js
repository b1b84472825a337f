// Keeps the pages that were read, and shows them where there is no connection. The network's answer always comes first.
const kept = 'digest-read', most = 100;
const keep = async (request, answer) => {
	const cache = await caches.open(kept);
	await cache.put(request, answer);
	for (const old of (await cache.keys()).slice(0, -most)) await cache.delete(old);
};
onactivate = e => e.waitUntil(clients.claim());
onfetch = e => {
	const { request } = e, url = new URL(request.url);
	if (request.method != 'GET' || url.origin != location.origin || url.search || request.headers.has('range')) return;
	e.respondWith((async () => {
		let answer;
		try {
			answer = await fetch(request);
		} catch (lost) {
			const read = await caches.match(request, { cacheName: kept, ignoreVary: true });
			if (read) return read;
			throw lost;
		}
		// A cache that refuses, full or forbidden, costs the reader nothing.
		if (answer.status == 200 && answer.type == 'basic' && !answer.redirected) e.waitUntil(keep(request, answer.clone()).catch(() => 0));
		return answer;
	})());
};
