/** What clients propose and the user has to answer, while it can be answered. */
import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup } from "solid-js";
import { createInterval } from "../../time/timers.ts";
import type { Listed, Proposal } from "../../wire.ts";
import type { DeskView } from "../desk/desk.ts";

/** A proposal is no event, so the live line does not bring it; whoever comes from his client looks at once (ms). */
const LOOKED_EVERY_MS = 30_000;

export interface OpenProposals {
	readonly open: Accessor<readonly Proposal[]>;
	/** It was answered: here, or anywhere else. */
	dismiss(id: string): void;
}

export function createProposals(desk: Pick<DeskView, "requests" | "openings" | "now">): OpenProposals {
	const [found, setFound] = createSignal<readonly Proposal[]>([]);
	async function look(): Promise<void> {
		if (document.visibilityState === "hidden") return;
		try {
			const { data } = await desk.requests.read<Listed<Proposal>>("/api/proposals");
			// The chat asks by itself about what its own assistant proposes.
			setFound(data.filter(({ principal }) => principal.kind === "client"));
		} catch {
			// The next look finds it.
		}
	}
	const lookNow = () => void look();
	createEffect(on(desk.openings, lookNow));
	createInterval(LOOKED_EVERY_MS, lookNow);
	document.addEventListener("visibilitychange", lookNow);
	onCleanup(() => document.removeEventListener("visibilitychange", lookNow));
	return {
		open: createMemo(() => found().filter(({ expires_at }) => Date.parse(expires_at) > desk.now())),
		dismiss: (id) => setFound((all) => all.filter((one) => one.id !== id)),
	};
}
