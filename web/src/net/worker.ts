/** Registers the service worker (worker/worker.ts), which opens the page without a network. */
export function registerWorker(): void {
	// Absent on plain http outside localhost, and in some private windows: the page then needs its server.
	if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
	const register = () => navigator.serviceWorker.register("/worker.js").catch(console.warn);
	// What the page itself needs comes first.
	if (document.readyState === "complete") void register();
	else addEventListener("load", () => void register());
}
