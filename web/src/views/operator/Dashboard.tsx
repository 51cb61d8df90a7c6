import { createSignal, onCleanup, Show } from "solid-js";
import { createStore, reconcile } from "solid-js/store";
import { readFrames } from "../../net/frames.ts";
import { Problem } from "../../net/request.ts";
import { type DeskView, useDesk } from "../../state/desk/desk.ts";
import { type Frame, learn, NOTHING_KNOWN, type Picture, pictureOf } from "../../state/operator/podPicture.ts";
import { type Point, pointOf, withPoint } from "../../state/operator/podTrend.ts";
import { sayFault } from "../../state/parts/sayFault.ts";
import { sayClock } from "../../time/say.ts";
import { msOf } from "../../time/zone.ts";
import { useAllWords } from "../../words/words.ts";
import { PodFigures } from "./PodFigures.tsx";
import { PodPicture } from "./PodPicture.tsx";
import { PodTrends } from "./PodTrends.tsx";
import "../../look/records.css";
import "../../look/dashboard.css";
import { createTimer } from "../../time/timers.ts";

/** Wait before a broken line is opened again (ms). */
const PAUSE_MS = 2_000;
/** The last hour, over the times that the view is left and opened again; of one account, until it signs out. */
const hours = new WeakMap<DeskView, readonly Point[]>();

/** The cluster as it lives, one frame a second: a picture first, then all figures. For operators; it shows counts, never texts. */
export function Dashboard() {
	const desk = useDesk();
	const words = useAllWords();
	const [frame, setFrame] = createSignal<Frame>();
	const [points, setPoints] = createSignal(hours.get(desk) ?? []);
	const [shown, setShown] = createStore<{ picture?: Picture }>({});
	const [fault, setFault] = createSignal<string>();
	const [isRefused, setRefused] = createSignal(false);
	const [isOpen, setOpen] = createSignal(false);
	const aborter = new AbortController();
	let known = NOTHING_KNOWN;
	const timer = createTimer();

	function take(next: Frame): void {
		known = learn(known, next);
		setShown("picture", reconcile(pictureOf(next, known)));
		setPoints((before) => withPoint(before, pointOf(next)));
		hours.set(desk, points());
		setFrame(next);
		setFault(undefined);
	}
	async function follow(): Promise<void> {
		try {
			const headers = { accept: "text/event-stream" };
			const response = await desk.requests.open("/dashboard/actors", { headers, signal: aborter.signal });
			if (response.body) for await (const { data } of readFrames(response.body)) take(JSON.parse(data) as Frame);
		} catch (problem) {
			if (aborter.signal.aborted) return;
			setFault(sayFault(problem, words()));
			// Not an operator: asking again would get the same answer.
			if (problem instanceof Problem && problem.status === 403) return void setRefused(true);
		}
		if (!aborter.signal.aborted) timer.set(PAUSE_MS, () => void follow());
	}
	void follow();
	onCleanup(() => aborter.abort());

	/** What is wrong first; else that nothing is. */
	const verdict = (picture: Picture) => {
		const say = words().dashboard;
		const { silent, lost, rows, shards } = picture;
		const wrong = [
			...(silent.length > 0 ? [say.isSilent(silent.join(", "))] : []),
			...(lost.length > 0 ? [say.areLost(rangesOf(lost))] : []),
		];
		return { isWell: wrong.length === 0, said: wrong.join(" ") || say.allWell(rows.length, shards) };
	};

	return (
		<>
			<header class="pane-head">
				<h2>{words().dashboard.title}</h2>
				<Show when={frame()}>
					{(at) => <span class="muted">{words().dashboard.asOf(sayClock(msOf(at().taken_at), desk.place()))}</span>}
				</Show>
			</header>
			<div class="scroll">
				<Show when={fault()}>
					<p class="trouble" role="alert">
						{fault()} <Show when={!isRefused()}>{words().shell.retrying}</Show>
					</p>
				</Show>
				<Show
					when={shown.picture && frame()}
					fallback={
						<Show when={!isRefused()}>
							<div class="bones" role="status" aria-label={words().general.loading} />
						</Show>
					}
				>
					{(at) => (
						<div class="dashboard">
							<Show when={shown.picture}>
								{(picture) => (
									<>
										<p class="verdict" classList={{ trouble: !verdict(picture()).isWell }} role="status">
											{verdict(picture()).said}
										</p>
										<PodPicture picture={picture()} />
										<PodTrends picture={picture()} points={points()} latest={pointOf(at())} />
									</>
								)}
							</Show>
							<details onToggle={(event) => setOpen(event.currentTarget.open)}>
								<summary>
									<h3>{words().dashboard.figures}</h3>
								</summary>
								<Show when={isOpen()}>
									<PodFigures frame={at()} />
								</Show>
							</details>
						</div>
					)}
				</Show>
			</div>
		</>
	);
}

/** "3, 5–9". */
function rangesOf(numbers: readonly number[]): string {
	const ranges: [number, number][] = [];
	for (const number of numbers) {
		const last = ranges.at(-1);
		if (last && last[1] === number - 1) last[1] = number;
		else ranges.push([number, number]);
	}
	return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
}
