/** Push messages to this browser: it subscribes at its push service, and the server is told where that is. */
import type { KnownChannel } from "../../../../src/domain/channels.ts";
import type { Requests } from "../../net/request.ts";
import { type ChannelWishes, wantChannel } from "./wantChannel.ts";

/** As the settings name it. */
export const PUSH = "push" satisfies KnownChannel;

export interface PushDevice {
	readonly id: string;
	readonly name: string;
	readonly made_at: string;
}
export interface PushDevices {
	readonly public_key: string;
	readonly data: readonly PushDevice[];
}

const KEPT = "adjutant.push";

/** On plain HTTP, and in some private windows, there is none. */
export const canPush = (): boolean =>
	"serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

/** What the server calls this browser; null: it gets none. */
export function deviceHere(): string | null {
	try {
		return localStorage.getItem(KEPT);
	} catch {
		return null;
	}
}

function keep(id: string | null): void {
	try {
		if (id === null) localStorage.removeItem(KEPT);
		else localStorage.setItem(KEPT, id);
	} catch {
		// Storage is forbidden here: the list in the settings has it all the same.
	}
}

/**
 * Subscribes this browser and has reminders go out by push: `refused` when the user does not want it, `stood` where they
 * went out so before. Rejects with a `Problem`.
 */
export async function pushHere(
	desk: ChannelWishes & { readonly requests: Requests },
	said: string,
): Promise<"refused" | "added" | "stood"> {
	if ((await subscribeHere(desk.requests)) === undefined) return "refused";
	return (await wantChannel(desk, PUSH, said)) ? "added" : "stood";
}

/** Asks for permission, and resolves to the device; to undefined when the user does not want it. Rejects with a `Problem`. */
async function subscribeHere(requests: Requests): Promise<PushDevice | undefined> {
	if ((await Notification.requestPermission()) !== "granted") return undefined;
	const { public_key } = await requests.read<PushDevices>("/api/push-devices");
	const { pushManager } = await navigator.serviceWorker.ready;
	const wish = { userVisibleOnly: true, applicationServerKey: public_key };
	const subscription = await pushManager.subscribe(wish).catch(async (fault: unknown) => {
		// Made for another key: a browser has one subscription.
		const old = await pushManager.getSubscription();
		if (!old) throw fault;
		await old.unsubscribe();
		return pushManager.subscribe(wish);
	});
	const { endpoint, keys } = subscription.toJSON();
	const asked = { name: nameOfBrowser(), endpoint, keys };
	const { device } = await requests.write<{ device: PushDevice }>("POST", "/api/push-devices", asked);
	keep(device.id);
	return device;
}

/** Nothing comes here any more, whether or not the server can be told. */
export async function unsubscribeHere(requests: Requests): Promise<void> {
	const id = deviceHere();
	if (id === null) return;
	keep(null);
	const registration = await navigator.serviceWorker.getRegistration();
	await (await registration?.pushManager.getSubscription())?.unsubscribe();
	await requests.write("DELETE", `/api/push-devices/${id}`);
}

/** "Firefox, Linux": what its user may tell it by. */
function nameOfBrowser(): string {
	const { userAgent } = navigator;
	const browser = /\b(Edg|OPR|Firefox|SamsungBrowser|Chrome|Safari)\b/.exec(userAgent)?.[1] ?? "Browser";
	const system = /\b(Android|iPhone|iPad|Windows|Macintosh|CrOS|Linux)\b/.exec(userAgent)?.[1];
	const named = { Edg: "Edge", OPR: "Opera", SamsungBrowser: "Samsung Internet" }[browser] ?? browser;
	return system === undefined ? named : `${named}, ${system === "Macintosh" ? "Mac" : system}`;
}
