import { createSignal, For, type JSX, Show } from "solid-js";
import { useDesk } from "../../state/desk/desk.ts";
import { type ListPart, PARTS, PAST } from "../../state/desk/listParts.ts";
import { useNavigation } from "../../state/shell/place.ts";
import type { Label } from "../../wire.ts";
import { useWords } from "../../words/words.ts";
import { Dot, Icon, type IconName } from "../parts/Icon.tsx";
import { later } from "../parts/later.tsx";

const NewLabel = later(() => import("../parts/NewLabel.tsx").then((view) => view.NewLabel), {
	meanwhile: () => undefined,
	isField: true,
});
const SavedFilters = later(() => import("./SavedFilters.tsx").then((view) => view.SavedFilters), {
	meanwhile: () => undefined,
	isFirst: true,
});

const ICONS: Readonly<Record<(typeof PARTS)[number] | (typeof PAST)[number], IconName>> = {
	all: "tasks",
	today: "today",
	upcoming: "calendar",
	inbox: "inbox",
	logbook: "book",
	trash: "trash",
};

interface FiltersProps {
	readonly class: string;
	/** Labels stand under headings that fold; otherwise all of it is one line. */
	readonly isGrouped: boolean;
}

/** The parts of the list, each with how many open tasks it has. */
export function Filters(props: FiltersProps) {
	const desk = useDesk();
	const words = useWords();
	const say = () => words().list;
	const navigation = useNavigation();
	/** Of which kind a label is being made. */
	const [making, setMaking] = createSignal<"categories" | "tags">();
	const isShown = (part: ListPart) => {
		const { view, shown, filter } = navigation.where();
		return shown === part && filter === undefined && (view === "tasks" || view === "chat");
	};

	function Part(input: { readonly part: ListPart; readonly name: string; readonly mark: JSX.Element }) {
		return (
			<button
				type="button"
				class="filter"
				aria-current={isShown(input.part) ? "true" : undefined}
				onClick={() => navigation.show(input.part)}
			>
				{input.mark}
				<bdi>{input.name}</bdi> <span class="count">{desk.counts().get(input.part) ?? ""}</span>
			</button>
		);
	}

	const partOf = (part: (typeof PARTS)[number] | (typeof PAST)[number]) => (
		<Part part={part} name={say().partNames[part]} mark={<Icon name={ICONS[part]} />} />
	);

	function Labels(input: { readonly kind: "category" | "tag"; readonly name: string; readonly of: readonly Label[] }) {
		const all = () => (
			<For each={input.of}>
				{({ id, name, color }) => <Part part={`${input.kind}-${id}`} name={name} mark={<Dot color={color} />} />}
			</For>
		);
		return (
			<Show when={props.isGrouped} fallback={all()}>
				<div class="label-group">
					<details class="labels" open>
						<summary>{input.name}</summary>
						{all()}
					</details>
					<button
						type="button"
						class="icon quiet add-label"
						aria-label={say().newLabel[input.kind === "tag" ? "tags" : "categories"]}
						title={say().newLabel[input.kind === "tag" ? "tags" : "categories"]}
						onClick={() => setMaking(input.kind === "tag" ? "tags" : "categories")}
					>
						<Icon name="plus" />
					</button>
				</div>
			</Show>
		);
	}

	return (
		<nav class={props.class} aria-label={say().parts}>
			<For each={PARTS}>{partOf}</For>
			<Labels kind="category" name={say().labelGroups.categories} of={desk.categories()} />
			<Labels kind="tag" name={say().labelGroups.tags} of={desk.tags()} />
			<SavedFilters isGrouped={props.isGrouped} />
			<For each={PAST}>{partOf}</For>
			<Show when={making()}>{(kind) => <NewLabel kind={kind()} onClose={() => setMaking(undefined)} />}</Show>
		</nav>
	);
}
