/**
 * A page of which a part could not be had at the start loads itself anew, once: browsers keep that a module failed, so asking for it
 * again in the same page leads nowhere.
 */

const MARK = "adjutant.again";
/** After this (ms): a server that restarts, a network that changes. */
const AGAIN_MS = 1_500;

/** What `load` yields; where it fails for the first time, the page goes. Rejects where it has been tried before. */
export async function orAgain<Loaded>(load: () => Promise<Loaded>): Promise<Loaded> {
	try {
		return await load();
	} catch (fault) {
		if (!takeTry()) throw fault;
		await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
		location.reload();
		return new Promise(() => undefined);
	}
}

/** All is there: the next failure is a first one. */
export function isThere(): void {
	try {
		sessionStorage.removeItem(MARK);
	} catch {
		// Storage is forbidden here, and nothing was marked.
	}
}

function takeTry(): boolean {
	try {
		if (sessionStorage.getItem(MARK) !== null) return false;
		sessionStorage.setItem(MARK, "tried");
		return true;
	} catch {
		// Storage is forbidden here: without a mark it would go on for ever.
		return false;
	}
}
