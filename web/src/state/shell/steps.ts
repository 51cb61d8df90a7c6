/**
 * The browser's history as this page uses it: one entry for each view that was gone to and, above it, one for each dialog
 * that stands. So Back closes the dialog in front, and leaves the page only where nothing is in front of it.
 *
 * The history changes late (`go` is answered by an event) and a dialog may be followed by another at once. So callers
 * only say what is to be, and one function brings the history there, a step at a time.
 */

/** What an entry of the history keeps: which view it is of, and how many dialogs stand on it. */
interface Entry {
	readonly page: number;
	readonly depth: number;
}

export interface Addresses {
	/** The address of what is shown now, with its dialogs or without. */
	text(hasDialogs: boolean): string;
	/** Back or forward led to another view, or into a dialog that was closed by Back. */
	read(): void;
}

export interface Steps {
	/** Another view is shown from now on: Back leads to the one before. */
	turn(): void;
	/** The same view has another address. */
	rename(): void;
	/** A dialog stands; Back calls `onBack`, which closes it or asks first. Returns what is called when it is gone. */
	stand(onBack: () => void): () => void;
	end(): void;
}

const entryOf = (state: unknown): Entry | undefined =>
	typeof state === "object" && state !== null && "page" in state && "depth" in state ? (state as Entry) : undefined;

export function makeSteps(addresses: Addresses): Steps {
	let { page, depth } = entryOf(history.state) ?? { page: 1, depth: 0 };
	let wantedPage = page;
	const standing: { readonly onBack: () => void }[] = [];
	/** A step of ours is on its way; its event goes on from there. */
	let isMoving = false;
	let isPlanned = false;

	function settle(): void {
		isPlanned = false;
		if (isMoving) return;
		const wanted = page === wantedPage ? standing.length : 0;
		if (depth > wanted && history.length > 1) {
			isMoving = true;
			history.go(wanted - depth);
			return;
		}
		if (page !== wantedPage) {
			page = wantedPage;
			depth = 0;
			history.pushState({ page, depth }, "", addresses.text(false));
		} else replace();
		while (depth < standing.length) {
			depth += 1;
			history.pushState({ page, depth }, "", addresses.text(true));
		}
	}

	/** Browsers bound how often this may be called: only what differs is written. */
	function replace(): void {
		const address = addresses.text(depth > 0);
		const written = entryOf(history.state);
		const isSame =
			written?.page === page && written.depth === depth && new URL(address, location.href).href === location.href;
		if (!isSame) history.replaceState({ page, depth }, "", address);
	}

	function plan(): void {
		if (isPlanned) return;
		isPlanned = true;
		queueMicrotask(settle);
	}

	function onPop(event: PopStateEvent): void {
		const entry = entryOf(event.state);
		if (isMoving) {
			isMoving = false;
			if (entry) ({ page, depth } = entry);
			plan();
			return;
		}
		const isSamePage = entry?.page === page;
		const isForward = isSamePage && entry.depth > depth;
		// An address that was typed has no entry yet: it is one more view.
		page = entry?.page ?? page + 1;
		depth = entry?.depth ?? 0;
		wantedPage = page;
		const covered = isSamePage ? standing.slice(depth) : [...standing];
		if (!isSamePage || isForward) addresses.read();
		for (const { onBack } of covered.reverse()) onBack();
		plan();
	}

	addEventListener("popstate", onPop);
	plan();
	return {
		turn: () => {
			wantedPage = page + 1;
			plan();
		},
		rename: plan,
		stand: (onBack) => {
			const own = { onBack };
			standing.push(own);
			plan();
			return () => {
				const place = standing.indexOf(own);
				if (place < 0) return;
				standing.splice(place, 1);
				plan();
			};
		},
		end: () => removeEventListener("popstate", onPop),
	};
}
