import type { ListItem, Nodes } from "mdast";
import { createMemo, For, type JSX, Match, Show, Switch } from "solid-js";
import { readMarkdown, safeAddress, turnBox } from "../../state/task/markdown.ts";
import { useWords } from "../../words/words.ts";

interface MarkdownProps {
	readonly text: string;
	/** Told the text with a box of a check list turned over. Without it boxes are only shown. */
	readonly onText?: ((text: string) => void) | undefined;
}

/** Nested deeper than this a part is shown as it is written. */
const DEEPEST = 24;

type Of<Type extends Nodes["type"]> = Extract<Nodes, { readonly type: Type }>;

/** Markdown as nodes of the page. Nothing in it is HTML, pictures are their descriptions, and links lead only to the web or a mailbox. */
export function Markdown(props: MarkdownProps) {
	const words = useWords();
	const tree = createMemo(() => readMarkdown(props.text));
	const source = ({ position }: Nodes) => props.text.slice(position?.start.offset, position?.end.offset);

	function All(input: { readonly of: readonly Nodes[]; readonly depth: number }) {
		return <For each={input.of}>{(node) => <One node={node} depth={input.depth + 1} />}</For>;
	}

	function Entry(input: { readonly entry: ListItem; readonly depth: number }) {
		const { entry } = input;
		const offset = entry.position?.start.offset ?? 0;
		const isBox = entry.checked !== null && entry.checked !== undefined;
		const name = () =>
			source(entry)
				.replace(/^\S+\s+\[.\]\s*/, "")
				.split("\n")[0];
		return (
			<li dir="auto" classList={{ box: isBox, ticked: entry.checked === true }}>
				<Show when={isBox}>
					<input
						type="checkbox"
						aria-label={words().notes.tick(name() ?? "")}
						checked={entry.checked === true}
						disabled={!props.onText}
						onChange={(event) => {
							// The box follows the text, not the finger.
							event.currentTarget.checked = entry.checked === true;
							props.onText?.(turnBox(props.text, offset));
						}}
					/>
				</Show>
				<div>
					<All of={entry.children} depth={input.depth} />
				</div>
			</li>
		);
	}

	function One(input: { readonly node: Nodes; readonly depth: number }): JSX.Element {
		const { node } = input;
		if (input.depth > DEEPEST) return source(node);
		/** What is in it, where it holds others. */
		const inner = () => <All of={"children" in node ? node.children : []} depth={input.depth} />;
		const is = <Type extends Nodes["type"]>(type: Type) => (node.type === type ? (node as Of<Type>) : undefined);
		return (
			<Switch fallback={"children" in node ? inner() : "value" in node ? node.value : ""}>
				<Match when={is("text")}>{(text) => text().value}</Match>
				<Match when={is("paragraph")}>
					<p dir="auto">{inner()}</p>
				</Match>
				<Match when={is("heading")}>
					<h4 dir="auto">{inner()}</h4>
				</Match>
				<Match when={is("strong")}>
					<strong>{inner()}</strong>
				</Match>
				<Match when={is("emphasis")}>
					<em>{inner()}</em>
				</Match>
				<Match when={is("delete")}>
					<del>{inner()}</del>
				</Match>
				<Match when={is("inlineCode")}>{(code) => <code>{code().value}</code>}</Match>
				<Match when={is("code")}>{(code) => <pre>{code().value}</pre>}</Match>
				<Match when={is("blockquote")}>
					<blockquote>{inner()}</blockquote>
				</Match>
				<Match when={is("break")}>
					<br />
				</Match>
				<Match when={is("thematicBreak")}>
					<hr />
				</Match>
				<Match when={is("image")}>{(image) => image().alt || image().url}</Match>
				<Match when={is("link")}>
					{(link) => (
						<Show when={safeAddress(link().url)} fallback={inner()}>
							{(address) => (
								<a href={address()} target="_blank" rel="noopener noreferrer">
									{inner()}
								</a>
							)}
						</Show>
					)}
				</Match>
				<Match when={is("list")}>
					{(list) => (
						<Show when={list().ordered} fallback={<ul>{entries(list().children, input.depth)}</ul>}>
							<ol start={list().start ?? 1}>{entries(list().children, input.depth)}</ol>
						</Show>
					)}
				</Match>
				<Match when={is("definition")}>{""}</Match>
			</Switch>
		);
	}

	const entries = (of: readonly ListItem[], depth: number) => (
		<For each={of}>{(entry) => <Entry entry={entry} depth={depth + 1} />}</For>
	);

	return (
		<div class="markdown">
			<All of={tree().children} depth={0} />
		</div>
	);
}
