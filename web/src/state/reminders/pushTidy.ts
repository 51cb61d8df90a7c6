/**
 * Push messages that stand on this device are taken away when what they tell of was done elsewhere: on another device, in the chat, by
 * a link of a mail. A page that is open does it; one that opens catches up. Without a page the service worker looks when it wakes.
 */
import { createEffect, on } from "solid-js";
import { nowMs } from "../../time/clock.ts";
import type { DeskView } from "../desk/desk.ts";
import { afterPause } from "../parts/afterPause.ts";
import { deviceHere } from "./push.ts";
import { isSettled, type ToldOf } from "./pushSettled.ts";

/** Changes come in rows; what stands outside is looked at after the last (ms). */
const PAUSE_MS = 500;

export function createPushTidy({ desk, isCurrent, rest }: DeskView): void {
	if (deviceHere() === null) return;
	async function tidy(): Promise<void> {
		if (!isCurrent()) return;
		const registration = await navigator.serviceWorker.getRegistration();
		for (const shown of (await registration?.getNotifications()) ?? []) {
			if (isSettled((shown.data ?? {}) as ToldOf, desk(), rest() === undefined, nowMs())) shown.close();
		}
	}
	createEffect(
		on([() => desk().tasks, () => desk().stale, isCurrent], () => {
			afterPause(PAUSE_MS, () => void tidy());
		}),
	);
}
