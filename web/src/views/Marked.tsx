import { For, Index, Match, Switch } from "solid-js";
import { type Block, type Run, readBlocks, readTitles } from "../state/marks.ts";

/** Text with its marks, as nodes. By index, so that text which grows changes only its last node. */
export function Marked(props: { readonly text: string }) {
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
									<ul>
										<Entries entries={list().entries} />
									</ul>
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

function Entries(props: { readonly entries: readonly (readonly Run[])[] }) {
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
