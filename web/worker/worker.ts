/**
 * The page's service worker: it keeps the files of one build, so that the page opens without a network. It never answers for
 * the interface (`/api`, `/chatkit`, streams): what is kept of those, the page keeps itself (net/kept.ts).
 *
 * The document is asked of the server first, so that a new build is seen at the next load; a new worker waits until the tabs
 * of the old one are closed, because these may still need the old one's files.
 */

import { tellPushes } from "./push.ts";

/** Written by the build (vite.config.ts): what this build consists of, and a name for it. */
declare const SHELL: { readonly build: string; readonly files: readonly string[] };
/** The library knows `self` only as what all workers have. */
const worker = self as unknown as ServiceWorkerGlobalScope;

tellPushes(worker);

const NAME = `adjutant ${SHELL.build}`;
/** A network that gives no document within this is as good as none (ms). */
const PATIENCE_MS = 4_000;
/** Something between here and the server says that it is away. */
const isAway = ({ status }: Response): boolean => status >= 502 && status <= 504;

/** Of browsers that can answer without starting the worker, which takes longer than most of what it would answer (Chromium since 123). */
interface Routed extends ExtendableEvent {
	addRoutes?(rules: readonly { readonly condition: object; readonly source: object | "network" }[]): Promise<void>;
}

worker.addEventListener("install", (event: Routed) => {
	const to = (pathname: string) => ({ urlPattern: new URLPattern({ pathname, baseURL: worker.location.origin }) });
	const isRouted = event.addRoutes?.([
		{ condition: to("/assets/*"), source: { cacheName: NAME } },
		{ condition: to("/api/*"), source: "network" },
		{ condition: to("/chatkit"), source: "network" },
	]);
	event.waitUntil(Promise.all([caches.open(NAME).then((cache) => cache.addAll(SHELL.files)), isRouted]));
});

worker.addEventListener("activate", (event) => {
	const forgetOthers = async () => {
		const names = await caches.keys();
		await Promise.all(names.filter((name) => name !== NAME).map((name) => caches.delete(name)));
		// From its first visit on the page can be opened again without a network.
		await worker.clients.claim();
	};
	event.waitUntil(forgetOthers());
});

worker.addEventListener("fetch", (event) => {
	const { request } = event;
	const { origin, pathname } = new URL(request.url);
	if (request.method !== "GET" || origin !== worker.location.origin || !SHELL.files.includes(pathname)) return;
	// The names of these say what is in them.
	if (pathname.startsWith("/assets/")) event.respondWith(keptFirst(pathname, request));
	else event.respondWith(serverFirst(pathname));
});

async function kept(pathname: string): Promise<Response | undefined> {
	return (await caches.open(NAME)).match(pathname);
}

async function keptFirst(pathname: string, request: Request): Promise<Response> {
	return (await kept(pathname)) ?? fetch(request);
}

async function serverFirst(pathname: string): Promise<Response> {
	const signal = AbortSignal.timeout(PATIENCE_MS);
	try {
		const response = await fetch(pathname, { signal, cache: "no-cache" });
		return isAway(response) ? ((await kept(pathname)) ?? response) : response;
	} catch (fault) {
		const known = await kept(pathname);
		if (known === undefined) throw fault;
		return known;
	}
}
