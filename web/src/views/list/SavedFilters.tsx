import { For, Show } from "solid-js";
import { useDesk } from "../../state/desk/desk.ts";
import { filterCountsOf } from "../../state/list/filterCounts.ts";
import { useNavigation } from "../../state/shell/place.ts";
import { useWords } from "../../words/words.ts";
import { Icon } from "../parts/Icon.tsx";

/** Filters under a name, each with how many open tasks it chooses; what it is of is said when it is pointed at. */
export function SavedFilters(props: { readonly isGrouped: boolean }) {
	const desk = useDesk();
	const words = useWords();
	const navigation = useNavigation();
	const counts = filterCountsOf(desk);
	const all = () => (
		<For each={desk.filters()}>
			{({ id, name, filter }) => (
				<button
					type="button"
					class="filter"
					title={filter}
					aria-current={navigation.where().filter === filter ? "true" : undefined}
					onClick={() => navigation.filter(filter)}
				>
					<Icon name="filter" />
					<bdi>{name}</bdi> <span class="count">{counts().get(id) ?? ""}</span>
				</button>
			)}
		</For>
	);
	return (
		<Show when={desk.filters().length > 0}>
			<Show when={props.isGrouped} fallback={all()}>
				<details class="labels" open>
					<summary>{words().list.labelGroups.filters}</summary>
					{all()}
				</details>
			</Show>
		</Show>
	);
}
