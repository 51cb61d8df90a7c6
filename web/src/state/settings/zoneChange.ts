/** A change of the account's zone: what it would move is shown first, and nothing is saved before that is accepted. */
import { type Accessor, createSignal } from "solid-js";
import type { MeWritten, MovedTask } from "../../wire.ts";
import type { Messages } from "../../words/english.ts";
import type { DeskView } from "../desk/desk.ts";

export interface ZoneMoves {
	readonly zone: string;
	/** The first of them. */
	readonly moved: readonly MovedTask[];
	readonly count: number;
}

export interface ZoneChange {
	/** What is to be decided on; undefined when nothing is. */
	readonly moves: Accessor<ZoneMoves | undefined>;
	/** A change that moves nothing is made at once. */
	want(zone: string): Promise<void>;
	accept(): Promise<void>;
	refuse(): void;
}

export function createZoneChange(desk: DeskView, words: Accessor<Messages>): ZoneChange {
	const [moves, setMoves] = createSignal<ZoneMoves>();
	const change = (zone: string) => desk.changeSettings({ time_zone: zone }, words().settings.zoneChanged(zone));
	return {
		moves,
		want: async (zone) => {
			try {
				const asked = { time_zone: zone, dry_run: true };
				const { moved = [], moved_count = 0 } = await desk.requests.write<MeWritten>("PATCH", "/api/me", asked);
				if (moved_count === 0) await change(zone);
				else setMoves({ zone, moved, count: moved_count });
			} catch (fault) {
				desk.toasts.fail(fault);
			}
		},
		accept: async () => {
			const zone = moves()?.zone;
			setMoves(undefined);
			if (zone) await change(zone);
		},
		refuse: () => void setMoves(undefined),
	};
}
