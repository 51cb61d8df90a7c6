import { For, Match, Show, Switch } from "solid-js";
import { childrenOf } from "../../state/chat/conversation.ts";
import { useDesk } from "../../state/desk/desk.ts";
import type { Widget, WidgetAction } from "../../wire.ts";
import { Marked, Titled } from "./Marked.tsx";

interface WidgetProps {
	readonly widget: Widget;
	readonly isDisabled: boolean;
	readonly onAction: (action: WidgetAction) => void;
	readonly onOpen: (taskId: number) => void;
}

const BOXES: ReadonlyMap<string, string> = new Map([
	["Card", "w-card"],
	["Basic", "w-col"],
	["ListView", "w-col"],
	["ListViewItem", "w-row"],
	["Box", "w-col"],
	["Col", "w-col"],
	["Row", "w-row"],
]);
const TONES = new Set(["success", "warning", "danger", "info", "discovery", "secondary"]);

/** A widget of ChatKit as nodes of this page: the components that receipts use; others show their children. */
export function WidgetNode(props: WidgetProps) {
	const desk = useDesk();
	const tone = () => (TONES.has(props.widget.color ?? "") ? `tone-${props.widget.color}` : "");
	const text = () => props.widget.value ?? props.widget.label ?? "";
	/** A line of a receipt, `#12 Call mum`: it leads to the task, where the page has it. */
	const named = () => {
		const id = Number(/^#(\d{1,9}) ./.exec(text())?.[1] ?? 0);
		return desk.task(id) && id;
	};
	return (
		<Switch
			fallback={
				<div class={BOXES.get(props.widget.type) ?? "w-col"}>
					<For each={childrenOf(props.widget)}>
						{(child) => (
							<WidgetNode
								widget={child}
								isDisabled={props.isDisabled}
								onAction={props.onAction}
								onOpen={props.onOpen}
							/>
						)}
					</For>
				</div>
			}
		>
			<Match when={props.widget.type === "Title"}>
				<p class="w-title">{text()}</p>
			</Match>
			<Match when={props.widget.type === "Text" || props.widget.type === "Label"}>
				<p class={`w-text ${tone()}`} classList={{ strong: /semibold|bold/.test(props.widget.weight ?? "") }}>
					<Show when={named()} fallback={<Titled text={text()} />}>
						{(id) => (
							<button type="button" class="link" onClick={() => props.onOpen(id())}>
								<bdi>{text()}</bdi>
							</button>
						)}
					</Show>
				</p>
			</Match>
			<Match when={props.widget.type === "Caption"}>
				<p class="w-caption">{text()}</p>
			</Match>
			<Match when={props.widget.type === "Markdown"}>
				<div>
					<Marked text={text()} />
				</div>
			</Match>
			<Match when={props.widget.type === "Badge"}>
				<span class={`tag ${tone()}`}>
					<bdi>{text()}</bdi>
				</span>
			</Match>
			<Match when={props.widget.type === "Divider"}>
				<hr />
			</Match>
			<Match when={props.widget.type === "Spacer"}>
				<span class="w-spacer" />
			</Match>
			{/* Pictures and drawings could call home or say nothing without their text: left out. */}
			<Match when={props.widget.type === "Icon" || props.widget.type === "Image"}>{null}</Match>
			<Match when={props.widget.type === "Button"}>
				<button
					type="button"
					class="small"
					classList={{ primary: props.widget.style === "primary" }}
					disabled={props.isDisabled || props.widget.disabled || !props.widget.onClickAction}
					onClick={() => {
						const action = props.widget.onClickAction;
						if (action) props.onAction(action);
					}}
				>
					{text()}
				</button>
			</Match>
		</Switch>
	);
}
