/** What fails is tried once more after this (ms): a server that restarts, a network that changes. */
const AGAIN_MS = 1_500;

/** Rejects as the second try does. */
export async function twice<Loaded>(load: () => Promise<Loaded>): Promise<Loaded> {
	try {
		return await load();
	} catch {
		await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
		return load();
	}
}
