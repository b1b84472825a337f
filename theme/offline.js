// Keeps the pages that were read, and shows them where there is no connection. The network's answer always comes first.
const kept = 'digest-read', most = 100;
onactivate = e => e.waitUntil(clients.claim());
onfetch = e => {
	const { request } = e, url = new URL(request.url);
	if (request.method != 'GET' || url.origin != location.origin || url.search) return;
	e.respondWith((async () => {
		const cache = await caches.open(kept);
		try {
			const answer = await fetch(request);
			if (answer.ok && answer.type == 'basic' && !answer.redirected) {
				await cache.put(request, answer.clone());
				for (const old of (await cache.keys()).slice(0, -most)) await cache.delete(old);
			}
			return answer;
		} catch (lost) {
			const read = await cache.match(request, { ignoreVary: true });
			if (read) return read;
			throw lost;
		}
	})());
};
