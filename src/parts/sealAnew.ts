/**
 * Seals anew under the first secret what lies in the database under another, so that the other can be left out one day. Every pod that
 * serves accounts does so, cell by cell, comparing what it read; pods that know both secrets read either. Once an hour while
 * there are several, because a pod that has the new one second goes on sealing under the old.
 */
import { HOOK_SEAL } from "../delivery/hooks/hookAddress.ts";
import { createRowSeal } from "../delivery/rowSeal.ts";
import { createSealAnew } from "../http/accounts/librarySecrets.ts";
import { createSealedCells } from "../persistence/accounts/sealedCells.ts";
import type { Database } from "../persistence/database.ts";
import { SEALED_KINDS, type SealedAnew, type SealedCell, type SealedKind } from "../ports/accounts/sealedCells.ts";
import type { Secrets } from "../ports/process/secrets.ts";
import { createLoop } from "../timing/loop.ts";
import { tellFault } from "../timing/tellFault.ts";
import type { Basics } from "./basics.ts";
import type { Part } from "./lifeCycle.ts";

const AT_ONCE = 500;
const EVERY_MS = 60 * 60_000;
const PAUSE_MS = 10_000;

/** How many cells are under another secret than the first, and under none that is known. */
export interface SealedCounts {
	readonly older: number;
	readonly unreadable: number;
}

/** Looks at every sealed cell. `mend`: also seals anew what is under an older secret. */
export async function lookAtSealed(
	database: Pick<Database, "query">,
	secrets: Secrets,
	{ mend, stopping }: { readonly mend: boolean; readonly stopping?: AbortSignal },
): Promise<SealedCounts> {
	const cells = createSealedCells(database);
	const ofLibrary = createSealAnew(secrets);
	const ofHooks = createRowSeal(secrets, HOOK_SEAL);
	async function anew(kind: SealedKind, { key, sealed }: SealedCell): Promise<SealedAnew> {
		if (kind === "hook") return ofHooks.anew(key.join(" "), sealed);
		if (kind !== "token_key") return ofLibrary(sealed);
		// It stands there as a text of JSON.
		const inner = await ofLibrary(JSON.parse(sealed) as string);
		return inner.kind === "older" ? { ...inner, sealed: JSON.stringify(inner.sealed) } : inner;
	}
	const counts = { older: 0, unreadable: 0 };
	for (const kind of SEALED_KINDS) {
		let page: readonly SealedCell[] = [];
		do {
			page = await cells.page(kind, page.at(-1)?.key, AT_ONCE);
			for (const cell of page) {
				const found = await anew(kind, cell);
				if (found.kind === "current") continue;
				counts[found.kind] += 1;
				if (mend && found.kind === "older") await cells.replace(kind, cell, found.sealed);
			}
		} while (page.length === AT_ONCE && !stopping?.aborted);
	}
	return counts;
}

export function openSealAnew(
	{ clock, log }: Pick<Basics, "clock" | "log">,
	database: Pick<Database, "query">,
	secrets: Secrets,
): Part<undefined> {
	const loop = createLoop({
		clock,
		async round(stopping) {
			const { older, unreadable } = await lookAtSealed(database, secrets, { mend: true, stopping });
			if (older > 0) log.info("what was under another secret is sealed under the first", { cells: older });
			if (unreadable > 0) log.warn("what no secret opens is left as it is", { cells: unreadable });
			return secrets.length > 1 ? EVERY_MS : 24 * EVERY_MS;
		},
		onFault(fault, failures) {
			tellFault(log, "sealing under the first secret", fault, { failures });
			return PAUSE_MS;
		},
	});
	return { api: undefined, start: async () => void loop.start(), stop: loop.stop };
}
