import { createEffect, createSignal, For, type JSX, on, Show } from "solid-js";
import { useDesk } from "../../state/desk/desk.ts";
import { sayFault } from "../../state/parts/sayFault.ts";
import type { Listed } from "../../wire.ts";
import { useWords } from "../../words/words.ts";
import "../../look/records.css";

interface PagedProps<Row> {
	/** The list's route, with what it is narrowed by and without its cursor. */
	readonly path: string;
	readonly title: string;
	readonly nothing: string;
	readonly intro?: string;
	/** What narrows the list. */
	readonly tools?: JSX.Element;
	/** What stands over the first of several rows of which it is the same. */
	readonly heading?: (row: Row) => string;
	readonly children: (row: Row) => JSX.Element;
}

/** A list that is read by pages, newest first, and read again whenever the journal grows. */
export function Paged<Row>(props: PagedProps<Row>) {
	const desk = useDesk();
	const words = useWords();
	const [rows, setRows] = createSignal<readonly Row[]>();
	const [cursor, setCursor] = createSignal<string | null>(null);
	const [fault, setFault] = createSignal<string>();
	let asked = 0;
	const headingAt = (list: readonly Row[], place: number) => {
		const [row, before] = [list[place], list[place - 1]];
		const heading = row && props.heading?.(row);
		return before && heading === props.heading?.(before) ? undefined : heading;
	};

	async function load(after: string | null): Promise<void> {
		asked += 1;
		const own = asked;
		const mark = after ? `&cursor=${encodeURIComponent(after)}` : "";
		try {
			const { path } = props;
			const page = await desk.requests.read<Listed<Row>>(`${path}${path.includes("?") ? "&" : "?"}limit=50${mark}`);
			if (own !== asked) return;
			setRows(after ? [...(rows() ?? []), ...page.data] : page.data);
			setCursor(page.next_cursor);
			setFault(undefined);
		} catch (problem) {
			setFault(sayFault(problem, words()));
		}
	}
	createEffect(on([desk.seq, () => props.path], () => void load(null)));
	createEffect(on(desk.openings, () => void (fault() && load(null)), { defer: true }));

	return (
		<>
			<header class="pane-head">
				<h2>{props.title}</h2>
			</header>
			<div class="scroll">
				<Show when={props.intro}>
					<p class="muted intro">{props.intro}</p>
				</Show>
				{props.tools}
				<Show when={fault()}>
					<div class="trouble" role="alert">
						<span>{fault()}</span>
						<button type="button" onClick={() => void load(null)}>
							{words().general.tryAgain}
						</button>
					</div>
				</Show>
				<Show when={rows()} fallback={<div class="bones" role="status" aria-label={words().general.loading} />}>
					{(list) => (
						<Show when={list().length > 0} fallback={<p class="muted centred">{props.nothing}</p>}>
							<ul class="records">
								<For each={list()}>
									{(row, place) => (
										<li>
											<Show when={headingAt(list(), place())}>{(heading) => <h3 class="day">{heading()}</h3>}</Show>
											{props.children(row)}
										</li>
									)}
								</For>
							</ul>
						</Show>
					)}
				</Show>
				<Show when={cursor()}>
					{(after) => (
						<button type="button" class="quiet" onClick={() => void load(after())}>
							{words().general.older}
						</button>
					)}
				</Show>
			</div>
		</>
	);
}
