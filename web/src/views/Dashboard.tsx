import { createSignal, For, onCleanup, Show } from "solid-js";
import { readFrames } from "../net/frames.ts";
import { Problem } from "../net/request.ts";
import { useDesk } from "../state/desk.ts";
import { sayFault } from "../state/sayFault.ts";
import { sayClock, sayExactly } from "../time/say.ts";
import { knownLocale, msOf } from "../time/zone.ts";
import { useAllWords } from "../words/words.ts";
import "../look/records.css";

type Counts = Readonly<Record<string, unknown>>;
interface Pod {
	readonly pod: string;
	readonly roles?: readonly string[];
	readonly shards: readonly Counts[];
	readonly [section: string]: unknown;
}
interface Frame {
	readonly taken_at: string;
	readonly pods: readonly Pod[];
}

/** Wait before a broken line is opened again (ms). */
const PAUSE_MS = 2_000;
const SHARD_FIELDS = ["shard", "epoch", "users", "tasks_armed", "mailbox"] as const;

/** The actor system as it lives, one frame a second. For operators; it shows counts, never texts. */
export function Dashboard() {
	const desk = useDesk();
	const words = useAllWords();
	const nameOf = (name: string) => words().dashboard.names[name] ?? name.replaceAll("_", " ");
	const [frame, setFrame] = createSignal<Frame>();
	const [fault, setFault] = createSignal<string>();
	const [isRefused, setRefused] = createSignal(false);
	const aborter = new AbortController();
	let timer: ReturnType<typeof setTimeout> | undefined;

	async function follow(): Promise<void> {
		try {
			const headers = { accept: "text/event-stream" };
			const response = await desk.requests.open("/dashboard/actors", { headers, signal: aborter.signal });
			if (response.body) {
				for await (const { data } of readFrames(response.body)) {
					setFrame(JSON.parse(data) as Frame);
					setFault(undefined);
				}
			}
		} catch (problem) {
			if (aborter.signal.aborted) return;
			setFault(sayFault(problem, words()));
			// Not an operator: asking again would get the same answer.
			if (problem instanceof Problem && problem.status === 403) return void setRefused(true);
		}
		if (!aborter.signal.aborted) timer = setTimeout(() => void follow(), PAUSE_MS);
	}
	void follow();
	onCleanup(() => {
		aborter.abort();
		clearTimeout(timer);
	});

	/** Everything beside name and shards that is a set of counts; sections may come and go between versions. */
	const sections = (pod: Pod) =>
		Object.entries(pod).filter(
			(entry): entry is [string, Counts] =>
				typeof entry[1] === "object" && entry[1] !== null && !Array.isArray(entry[1]),
		);
	const say = (value: unknown) => {
		if (typeof value === "number") return value.toLocaleString(knownLocale(desk.place().locale));
		const text = String(value ?? words().dashboard.none);
		return /^\d{4}-\d\d-\d\dT.*Z$/.test(text) ? sayExactly(msOf(text), desk.place()) : text;
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
					when={frame()}
					fallback={
						<Show when={!isRefused()}>
							<div class="bones" role="status" aria-label={words().general.loading} />
						</Show>
					}
				>
					{(at) => (
						<For each={at().pods}>
							{(pod) => (
								<section class="pod">
									<h3>
										{words().dashboard.pod(pod.pod)}{" "}
										<Show when={pod.roles}>{(roles) => <span class="muted">{roles().join(", ")}</span>}</Show>{" "}
										<Show when={pod.state === "dead"}>{words().dashboard.silent}</Show>
									</h3>
									<div class="panels">
										<For each={sections(pod)}>
											{([name, counts]) => (
												<section class="panel">
													<h4>{nameOf(name)}</h4>
													<dl>
														<For
															each={Object.entries(counts).filter(
																([, value]) => typeof value !== "object" || value === null,
															)}
														>
															{([field, value]) => (
																<div class="fact spread">
																	<dt>{nameOf(field)}</dt>
																	<dd>{say(value)}</dd>
																</div>
															)}
														</For>
													</dl>
												</section>
											)}
										</For>
									</div>
									<div class="wide-table">
										<table>
											<thead>
												<tr>
													<For each={SHARD_FIELDS}>{(field) => <th scope="col">{nameOf(field)}</th>}</For>
												</tr>
											</thead>
											<tbody>
												<For each={pod.shards}>
													{(shard) => (
														<tr>
															<For each={SHARD_FIELDS}>{(field) => <td>{say(shard[field])}</td>}</For>
														</tr>
													)}
												</For>
											</tbody>
										</table>
									</div>
								</section>
							)}
						</For>
					)}
				</Show>
			</div>
		</>
	);
}
