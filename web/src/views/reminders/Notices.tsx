import { type Accessor, createEffect, createSignal, For, on, onCleanup, Show } from "solid-js";
import type { Written } from "../../net/request.ts";
import { useDesk } from "../../state/desk/desk.ts";
import type { Notice } from "../../state/desk/reduce.ts";
import { completeTask } from "../../state/list/complete.ts";
import { snoozesOf } from "../../state/list/reschedule.ts";
import { deviceHere, PUSH } from "../../state/reminders/push.ts";
import { createPushTidy } from "../../state/reminders/pushTidy.ts";
import { sound } from "../../state/reminders/sound.ts";
import { isolated, sayDue, sayLength } from "../../time/say.ts";
import { instantText } from "../../time/zone.ts";
import { useWords } from "../../words/words.ts";
import { Icon } from "../parts/Icon.tsx";
import { Menu } from "../parts/Menu.tsx";
import "../../look/notices.css";

/** From here on a reminder says that it is late (ms). */
const LATE_MS = 60_000;
const SNOOZE_MINUTES = 10;

function createWide(): Accessor<boolean> {
	const wide = matchMedia("(min-width: 900px)");
	const [isWide, setWide] = createSignal(wide.matches);
	const follow = () => setWide(wide.matches);
	wide.addEventListener("change", follow);
	onCleanup(() => wide.removeEventListener("change", follow));
	return isWide;
}

/** Fired reminders, until they are answered here or anywhere else; also outside the page where that is allowed. */
export function Notices(props: { readonly onOpen: (taskId: number) => void }) {
	const desk = useDesk();
	const words = useWords();
	const say = () => words().notices;
	const snoozeLength = () => sayLength(SNOOZE_MINUTES * 60_000, desk.place().locale);
	const [isAll, setAll] = createSignal(false);
	const isWide = createWide();
	/** So many stand in front of the page, fewer where they would cover it; the others are a button away. */
	const shownAtOnce = () => (isWide() ? 2 : 1);
	const notices = () => desk.desk().notices;
	let told = new Set<number>();
	/** What stands outside of the page, by the seq of its notice. */
	const outside = new Map<number, Notification>();
	createPushTidy(desk);

	createEffect(
		on(notices, (now) => {
			const fresh = now.filter(({ seq }) => !told.has(seq));
			fresh.forEach(tellOutside);
			// However many come together.
			if (fresh.length > 0) sound();
			told = new Set(now.map((notice) => notice.seq));
			for (const [seq, shown] of outside) if (!told.has(seq)) shown.close();
		}),
	);

	function tellOutside(notice: Notice): void {
		if (!("Notification" in window) || Notification.permission !== "granted") return;
		// A push message tells it here already.
		if (deviceHere() !== null && desk.me().settings.channels.includes(PUSH)) return;
		try {
			const shown = new Notification(notice.title, {
				body: late(notice) ?? say().itIsTime,
				tag: `reminder-${notice.reminderId}`,
			});
			shown.onclick = () => {
				focus();
				props.onOpen(notice.taskId);
			};
			outside.set(notice.seq, shown);
			shown.onclose = () => outside.delete(notice.seq);
		} catch {
			// Some phones allow notifications to service workers only: the notice in the page remains.
		}
	}

	const late = (notice: Notice) =>
		notice.lateByMs >= LATE_MS ? say().late(sayLength(notice.lateByMs, desk.place().locale)) : undefined;
	const answered = (notice: Notice) => desk.dispatch({ kind: "answered", seq: notice.seq });
	async function done(notice: Notice): Promise<void> {
		if (await completeTask(desk, { id: notice.taskId, title: notice.title }, props.onOpen)) answered(notice);
	}
	const laterOf = ({ title, taskId }: Notice) => ({ said: words().outbox.snoozed(isolated(title)), taskId });
	async function putOff(notice: Notice, said: string, by: object): Promise<void> {
		const send = () => desk.requests.write<Written>("POST", `/api/reminders/${notice.reminderId}/snooze`, by);
		if (await desk.change(said, send, laterOf(notice))) answered(notice);
	}
	const snooze = (notice: Notice) => putOff(notice, say().snoozed(snoozeLength()), { minutes: SNOOZE_MINUTES });

	const laterFor = (notice: Notice) =>
		[...snoozesOf(desk.now(), desk.place().zone)].slice(1).map(([name, at]) => ({
			name: words().snooze.times[name],
			run: () => void snoozeUntil(notice, at),
		}));
	function snoozeUntil(notice: Notice, at: number): Promise<void> {
		const until = instantText(at);
		const when = sayDue({ at: until, time_zone: desk.place().zone }, desk.now(), desk.place());
		return putOff(notice, words().snooze.until(when), { until });
	}

	/** The newest first, so that one which has just come is seen. */
	const shown = () =>
		notices()
			.toReversed()
			.slice(0, isAll() ? undefined : shownAtOnce());
	const hidden = () => Math.max(0, notices().length - shownAtOnce());
	const due = (notice: Notice) => {
		const task = desk.desk().tasks.get(notice.taskId);
		return task?.due && say().due(sayDue(task.due, desk.now(), desk.place()));
	};

	return (
		<>
			<For each={shown()}>
				{(notice) => (
					<section class="notice" role="alert" aria-label={say().reminder(notice.title)}>
						<span class="notice-bell">
							<Icon name="bell" />
						</span>
						<p>
							<b>
								<bdi>{notice.title}</bdi>
							</b>
							<Show when={due(notice)}>{(text) => <span class="notice-due">{text()}</span>}</Show>
							<Show when={late(notice)}>{(text) => <span class="tag tone-warning">{text()}</span>}</Show>
						</p>
						<div class="buttons">
							<button type="button" class="primary" onClick={() => void done(notice)}>
								{say().done}
							</button>
							<button type="button" onClick={() => void snooze(notice)}>
								{say().snooze(snoozeLength())}
							</button>
							<Menu class="later" icon="more" label={words().snooze.title} choices={() => laterFor(notice)} />
							<button
								type="button"
								onClick={() => {
									answered(notice);
									props.onOpen(notice.taskId);
								}}
							>
								{say().open}
							</button>
						</div>
						<button type="button" class="icon quiet" aria-label={say().dismiss} onClick={() => answered(notice)}>
							<Icon name="close" />
						</button>
					</section>
				)}
			</For>
			<Show when={hidden() > 0}>
				<div class="buttons more-notices">
					<button type="button" class="small" aria-expanded={isAll()} onClick={() => setAll(!isAll())}>
						{isAll() ? say().fewer : say().more(hidden())}
					</button>
					<button type="button" class="small quiet" onClick={() => desk.desk().notices.forEach(answered)}>
						{say().dismissAll}
					</button>
				</div>
			</Show>
		</>
	);
}
