/**
 * Reminders as push messages: shown when they come, whatever is open. Their buttons act for whoever is signed in here, if that is
 * whose task it is, under a key that follows from the message: pressed twice, it is done once.
 */

/** As the server words it (src/delivery/push/composePush.ts). */
interface Told {
	readonly title: string;
	readonly body: string;
	readonly lang: string;
	readonly tag: string;
	readonly actions?: readonly { readonly action: string; readonly title: string }[];
	readonly data: Target;
}

interface Target {
	readonly user_id: string;
	readonly delivery_id: string;
	/** Where the page shows it. */
	readonly link: string;
	/** Of one reminder alone. */
	readonly task_id?: number;
	readonly reminder_id?: number;
	/** What is said when a button could do nothing. */
	readonly failed?: string;
}

const SNOOZE_MINUTES = 10;

export function tellPushes(worker: ServiceWorkerGlobalScope): void {
	worker.addEventListener("push", (event) => {
		const told = event.data?.json() as { readonly notification: Told } | undefined;
		if (told) event.waitUntil(show(worker, told.notification).then(() => tidy(worker, told.notification.tag)));
	});
	worker.addEventListener("notificationclick", (event) => {
		const { notification, action } = event;
		notification.close();
		const target = notification.data as Target;
		event.waitUntil(action === "" ? open(worker, target) : act(worker, action, target, notification));
	});
}

function show(worker: ServiceWorkerGlobalScope, told: Told): Promise<void> {
	const { title, body, lang, tag, actions = [], data } = told;
	// Browsers know `actions`; the library's types of notifications do not.
	const options = { body, lang, tag, data, actions, dir: "auto" as const, icon: "/favicon.svg" };
	return worker.registration.showNotification(title, options);
}

/** Older ones whose tasks are open no more are taken away; where that cannot be learned, they stay. */
async function tidy(worker: ServiceWorkerGlobalScope, fresh: string): Promise<void> {
	for (const shown of await worker.registration.getNotifications()) {
		const { task_id, user_id } = (shown.data ?? {}) as Partial<Target>;
		if (shown.tag === fresh || task_id === undefined) continue;
		if (await isOver(user_id, task_id).catch(() => false)) shown.close();
	}
}

/** Tasks are counted for each user: only whoever is signed in here can be asked about. */
async function isOver(user_id: string | undefined, task_id: number): Promise<boolean> {
	if (!(await isSignedIn(user_id))) return false;
	const answer = await fetch(`/api/tasks/${task_id}`, { headers: { accept: "application/json" } });
	if (!answer.ok) return answer.status === 404;
	return ((await answer.json()) as { status: string }).status !== "open";
}

async function isSignedIn(user_id: string | undefined): Promise<boolean> {
	const me = await fetch("/api/me", { headers: { accept: "application/json" } });
	return me.ok && ((await me.json()) as { user: { id: string } }).user.id === user_id;
}

async function open(worker: ServiceWorkerGlobalScope, { link }: Target): Promise<void> {
	const url = new URL(link, worker.location.origin);
	// A link of another installation is none of ours.
	const own = url.origin === worker.location.origin ? url.href : worker.location.origin;
	const windows = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
	const [shown] = windows;
	const there = await shown?.navigate(own).catch(() => null);
	await (there ? there.focus() : worker.clients.openWindow(own));
}

async function act(
	worker: ServiceWorkerGlobalScope,
	action: string,
	target: Target,
	{ title, lang, tag }: Notification,
): Promise<void> {
	const done = await send(action, target).catch(() => false);
	if (done) return;
	await show(worker, { title, body: target.failed ?? "", lang, tag, data: target });
}

/** Whether it is done. Tasks are counted for each user, so a task of this number may be somebody else's. */
async function send(action: string, { user_id, task_id, reminder_id, delivery_id }: Target): Promise<boolean> {
	if (!(await isSignedIn(user_id))) return false;
	const isDone = action === "done";
	const answer = await fetch(isDone ? `/api/tasks/${task_id}/complete` : `/api/reminders/${reminder_id}/snooze`, {
		method: "POST",
		headers: { "content-type": "application/json", "idempotency-key": `${delivery_id}:${action}` },
		body: JSON.stringify(isDone ? {} : { minutes: SNOOZE_MINUTES }),
	});
	return answer.ok;
}
