import { createMemo, For, Show } from "solid-js";
import { useDesk } from "../state/desk.ts";
import { useNavigation } from "../state/place.ts";
import { countsOf, PARTS, type Shown } from "../state/shown.ts";
import { useWords } from "../words/words.ts";
import { Dot } from "./Icon.tsx";

/** The parts of the list, each with how many open tasks it has. */
export function Filters(props: { readonly class: string }) {
	const desk = useDesk();
	const words = useWords();
	const navigation = useNavigation();
	const counts = createMemo(() => countsOf(desk.groups()));
	const isShown = (part: Shown) => {
		const { view, shown } = navigation.where();
		return shown === part && (view === "tasks" || view === "chat");
	};

	function Part(input: { readonly part: Shown; readonly name: string; readonly color?: string | null }) {
		return (
			<button
				type="button"
				class="filter"
				aria-current={isShown(input.part) ? "true" : undefined}
				onClick={() => navigation.show(input.part)}
			>
				<Show when={input.color !== undefined}>
					<Dot color={input.color ?? null} />
				</Show>
				<bdi>{input.name}</bdi> <span class="count">{counts().get(input.part) ?? ""}</span>
			</button>
		);
	}

	return (
		<nav class={props.class} aria-label={words().list.parts}>
			<For each={PARTS}>{(part) => <Part part={part} name={words().list.partNames[part]} />}</For>
			<For each={desk.categories()}>
				{({ id, name, color }) => <Part part={`category-${id}`} name={name} color={color} />}
			</For>
			<For each={desk.tags()}>{({ id, name, color }) => <Part part={`tag-${id}`} name={name} color={color} />}</For>
		</nav>
	);
}
