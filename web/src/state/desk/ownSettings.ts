/** The account and its settings as the page has them: an older answer never comes after a newer one. */
import { type Accessor, createSignal } from "solid-js";
import type { Me } from "../../wire.ts";

export interface OwnSettings {
	readonly me: Accessor<Me>;
	/** What has changed elsewhere. Rejects with a `Problem`. */
	read(): Promise<void>;
	/**
	 * A change, after those before it: each answer has all settings. `make` resolves to undefined when it was refused. Resolves to
	 * whether it was made.
	 */
	change(make: () => Promise<Me | undefined>): Promise<boolean>;
}

export function createOwnSettings(first: Me, fetchMe: () => Promise<Me>): OwnSettings {
	const [me, setMe] = createSignal(first);
	/** Reads and changes are counted: what was asked for before the last change says what was before it. */
	let turn = 0;
	let lastChange = 0;
	let changing = Promise.resolve(true);

	async function read(): Promise<void> {
		turn += 1;
		const own = turn;
		const fresh = await fetchMe();
		if (own === turn) setMe(fresh);
		else if (turn === lastChange) await read();
	}
	async function apply(make: () => Promise<Me | undefined>): Promise<boolean> {
		const answer = await make();
		if (!answer) return false;
		turn += 1;
		lastChange = turn;
		setMe({ user: answer.user, settings: answer.settings });
		return true;
	}
	return {
		me,
		read,
		change: (make) => {
			changing = changing.then(() => apply(make));
			return changing;
		},
	};
}
