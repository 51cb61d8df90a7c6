import { createMemo, createSignal, For, onCleanup, Show } from "solid-js";
import { useDesk } from "../../state/desk/desk.ts";
import { type Cell, LATE_OVER_MS, LOAD_FROM, type Picture } from "../../state/operator/podPicture.ts";
import { sayMs } from "../../time/sayMs.ts";
import { useAllWords } from "../../words/words.ts";

const SIDEWAYS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** The cell that the key leads to from this one: the next in order, or the nearest in the row above or below. */
function cellTowards(key: string, cells: readonly HTMLElement[], from: HTMLElement): HTMLElement | undefined {
	if (key === "Home") return cells[0];
	if (key === "End") return cells.at(-1);
	const step = SIDEWAYS[key];
	if (step !== undefined) return cells[cells.indexOf(from) + step];
	if (key !== "ArrowUp" && key !== "ArrowDown") return undefined;
	const { left, top } = from.getBoundingClientRect();
	const places = cells.map((cell) => ({ cell, box: cell.getBoundingClientRect() }));
	const beyond = places.filter(({ box }) => (key === "ArrowUp" ? box.top < top - 1 : box.top > top + 1));
	const distance = ({ box }: (typeof places)[number]) => Math.abs(box.top - top) * 1_000 + Math.abs(box.left - left);
	return beyond.sort((a, b) => distance(a) - distance(b))[0]?.cell;
}

/** Each pod with its shards as cells: how much waits in them, how late they fire, and which has just come. */
export function PodPicture(props: { readonly picture: Picture }) {
	const desk = useDesk();
	const words = useAllWords();
	const say = () => words().dashboard;
	const [chosen, setChosen] = createSignal<number>();
	let picture: HTMLDivElement | undefined;
	const ms = (length: number) => sayMs(length, desk.place().locale);
	/** Tab leads to one cell, arrows from there. */
	const stop = createMemo(() => chosen() ?? props.picture.rows.flatMap(({ cells }) => cells)[0]?.id);
	const detail = createMemo(() => {
		for (const { cells } of props.picture.rows) {
			const found = cells.find(({ id }) => id === chosen());
			if (found) return found;
		}
		return undefined;
	});
	function onKeyDown(event: KeyboardEvent): void {
		const from = (event.target as HTMLElement).closest<HTMLElement>(".cell");
		if (!from || !picture || event.ctrlKey || event.metaKey || event.altKey) return;
		const to = cellTowards(event.key, [...picture.querySelectorAll<HTMLElement>("button.cell")], from);
		if (!to) return;
		event.preventDefault();
		to.focus();
	}
	/** A cell that goes to another pod takes the keyboard along. */
	const follow = (shard: number) =>
		queueMicrotask(() => picture?.querySelector<HTMLElement>(`button[data-shard="${shard}"]`)?.focus());

	return (
		<section class="board">
			<h3>{say().picture}</h3>
			<p class="means">{say().pictureMeans}</p>
			<Legend />
			{/* biome-ignore lint/a11y/noStaticElementInteractions: its cells are buttons, and arrows go from one to the next */}
			<div ref={picture} class="pods" onKeyDown={onKeyDown}>
				<For each={props.picture.rows}>
					{(row) => (
						<section class="pod-row" classList={{ silent: row.isSilent }}>
							<h4>
								{say().pod(row.id)} <span class="muted">{row.roles}</span>{" "}
								<Show when={row.isSilent}>
									<strong>{say().silent}</strong>
								</Show>
							</h4>
							<Show when={row.cells.length > 0} fallback={<p class="means">{say().noShards}</p>}>
								<div class="cells">
									<For each={row.cells}>
										{(cell) => (
											<ShardCell
												cell={cell}
												isStop={stop() === cell.id}
												isChosen={chosen() === cell.id}
												onChoose={() => setChosen(cell.id)}
												onTaken={() => follow(cell.id)}
											/>
										)}
									</For>
								</div>
							</Show>
						</section>
					)}
				</For>
			</div>
			<Show when={detail()}>
				{(cell) => (
					<section class="panel shard-detail" aria-labelledby="shard-detail">
						<h4 id="shard-detail">
							{say().cell.name(cell().id)} · {say().pod(cell().pod)}
						</h4>
						<Show when={cell().mailbox !== null} fallback={<p>{say().cell.unknown(cell().id)}</p>}>
							<p>
								{say().cell.messages(cell().mailbox ?? 0)} · {say().cell.late(ms(cell().lateMs ?? 0))} ·{" "}
								{say().cell.accounts(cell().users ?? 0)} · {say().cell.armed(cell().armed ?? 0)}
							</p>
							<ul>
								<For each={cell().hot} fallback={<li class="muted">{say().cell.nobody}</li>}>
									{(user) => <li>{say().cell.user(user.id, user.mailbox, user.armed)}</li>}
								</For>
							</ul>
						</Show>
						<p class="means">
							{say().cell.epoch(cell().epoch)}. {say().cell.epochMeans}
						</p>
					</section>
				)}
			</Show>
		</section>
	);

	function Legend() {
		return (
			<ul class="legend">
				<li>
					{say().legend.load}:
					<For each={[0, ...LOAD_FROM]}>
						{(from, at) => (
							<span class="cell" data-load={at()}>
								<b>{at() > 0 ? `${from}+` : from}</b>
							</span>
						)}
					</For>
				</li>
				<li>
					{say().legend.late}:
					<For each={LATE_OVER_MS}>
						{(over, at) => (
							<span class="key">
								<span class="cell" data-load="0" data-late={at()} aria-hidden="true" />
								{say().legend.upTo(ms(over))}
							</span>
						)}
					</For>
					<span class="key">
						<span class="cell" data-load="0" data-late="3" aria-hidden="true" />
						{say().legend.over(ms(LATE_OVER_MS[2]))}
					</span>
				</li>
				<li>
					<span class="hot" data-hot="1" aria-hidden="true" /> {say().legend.hot}
				</li>
				<li>
					<span class="cell came" data-load="0" aria-hidden="true" /> {say().legend.moved}
				</li>
			</ul>
		);
	}
}

interface ShardCellProps {
	readonly cell: Cell;
	readonly isStop: boolean;
	readonly isChosen: boolean;
	readonly onChoose: () => void;
	/** It goes while the keyboard is on it. */
	readonly onTaken: () => void;
}

function ShardCell(props: ShardCellProps) {
	const desk = useDesk();
	const words = useAllWords();
	let button: HTMLButtonElement | undefined;
	onCleanup(() => {
		if (button && document.activeElement === button) props.onTaken();
	});
	const busy = () => props.cell.hot.filter(({ mailbox }) => mailbox > 0).length;
	const name = createMemo(() => {
		const { id, mailbox, lateMs } = props.cell;
		const say = words().dashboard.cell;
		return mailbox === null ? say.unknown(id) : say.short(id, mailbox, sayMs(lateMs ?? 0, desk.place().locale));
	});
	return (
		<button
			ref={button}
			type="button"
			class="cell"
			classList={{ came: props.cell.isNew }}
			data-shard={props.cell.id}
			data-load={props.cell.load}
			data-late={props.cell.late}
			tabIndex={props.isStop ? 0 : -1}
			aria-pressed={props.isChosen}
			title={name()}
			onClick={() => props.onChoose()}
			onFocus={() => props.onChoose()}
		>
			<span class="visually-hidden">{name()}</span>
			<small aria-hidden="true">{props.cell.id}</small>
			<b aria-hidden="true">{props.cell.mailbox ?? "?"}</b>
			<Show when={busy() > 0}>
				<i class="hot" data-hot={busy()} aria-hidden="true" />
			</Show>
		</button>
	);
}
