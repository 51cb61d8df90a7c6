import { createMemo, For, Index, Match, Show, Switch } from "solid-js";
import { type Block, type Run, readBlocks, readTitles, taskIn } from "../../state/chat/marks.ts";
import { useDesk } from "../../state/desk/desk.ts";
import { TaskRow } from "../list/TaskRow.tsx";

interface MarkedProps {
	readonly text: string;
	/** A list of tasks stands there as their rows, as they are now; without it as what was said. */
	readonly onOpen?: (taskId: number) => void;
}

/** Text with its marks, as nodes. By index, so that text which grows changes only its last node. */
export function Marked(props: MarkedProps) {
	return (
		<Index each={readBlocks(props.text)}>
			{(block) => (
				<Switch>
					<Match when={block().kind === "paragraph" && (block() as Extract<Block, { kind: "paragraph" }>)}>
						{(paragraph) => (
							<p>
								<Runs runs={paragraph().runs} />
							</p>
						)}
					</Match>
					<Match when={block().kind === "list" && (block() as Extract<Block, { kind: "list" }>)}>
						{(list) => (
							<Switch>
								<Match when={list().isOrdered}>
									<ol>
										<Entries entries={list().entries} />
									</ol>
								</Match>
								<Match when={!list().isOrdered}>
									<TaskRows entries={list().entries} onOpen={props.onOpen} />
								</Match>
							</Switch>
						)}
					</Match>
				</Switch>
			)}
		</Index>
	);
}

/** Plain text in which tasks are named. */
export function Titled(props: { readonly text: string }) {
	return <Runs runs={readTitles(props.text)} />;
}

/** Where each entry is a task that the page has, their rows; otherwise what is written. */
function TaskRows(props: Entered & Pick<MarkedProps, "onOpen">) {
	const desk = useDesk();
	const ids = createMemo(() => {
		const named = props.onOpen ? props.entries.map(taskIn) : [];
		const known = named.filter((id) => id !== undefined && desk.task(id) !== undefined) as number[];
		return known.length === props.entries.length ? [...new Set(known)] : [];
	});
	return (
		<Show
			when={ids().length > 0}
			fallback={
				<ul>
					<Entries entries={props.entries} />
				</ul>
			}
		>
			<ul class="live">
				<For each={ids()}>
					{(id) => (
						<Show when={desk.task(id)}>
							{(task) => <TaskRow task={task()} onOpen={(opened) => props.onOpen?.(opened)} />}
						</Show>
					)}
				</For>
			</ul>
		</Show>
	);
}

interface Entered {
	readonly entries: readonly (readonly Run[])[];
}

function Entries(props: Entered) {
	return (
		<Index each={props.entries}>
			{(entry) => (
				<li>
					<Runs runs={entry()} />
				</li>
			)}
		</Index>
	);
}

function Runs(props: { readonly runs: readonly Run[] }) {
	return (
		<For each={props.runs}>
			{(run) => (
				<Switch fallback={run.text}>
					<Match when={run.kind === "title"}>
						<bdi>{run.text}</bdi>
					</Match>
					<Match when={run.kind === "strong"}>
						<strong>{run.text}</strong>
					</Match>
					<Match when={run.kind === "emphasis"}>
						<em>{run.text}</em>
					</Match>
					<Match when={run.kind === "code"}>
						<code>{run.text}</code>
					</Match>
				</Switch>
			)}
		</For>
	);
}
