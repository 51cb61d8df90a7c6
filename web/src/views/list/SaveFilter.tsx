import { createSignal, onMount, Show } from "solid-js";
import type { Written } from "../../net/request.ts";
import { useDesk } from "../../state/desk/desk.ts";
import { isolated } from "../../time/say.ts";
import { useAllWords } from "../../words/words.ts";
import { Icon } from "../parts/Icon.tsx";

/** Keeps the filter under a name; one that is kept already is let go here. */
export function SaveFilter(props: { readonly text: string }) {
	const desk = useDesk();
	const words = useAllWords();
	const say = () => words().filterBox;
	const [isNaming, setNaming] = createSignal(false);
	const saved = () => desk.filters().find(({ filter }) => filter === props.text);

	/** The list follows the journal. */
	async function save(name: string): Promise<void> {
		setNaming(false);
		const body = { name, filter: props.text };
		await desk.change(say().saved(isolated(name)), () => desk.requests.write<Written>("POST", "/api/filters", body));
	}

	return (
		<Show
			when={saved()}
			fallback={
				<Show
					when={isNaming()}
					fallback={
						<button
							type="button"
							class="icon quiet"
							aria-label={say().save}
							title={say().save}
							onClick={() => setNaming(true)}
						>
							<Icon name="plus" />
						</button>
					}
				>
					<Name onName={(name) => void save(name)} onEnd={() => setNaming(false)} />
				</Show>
			}
		>
			{(kept) => (
				<button
					type="button"
					class="icon quiet"
					aria-label={say().remove(kept().name)}
					title={say().remove(kept().name)}
					onClick={() =>
						void desk.change(say().removed(isolated(kept().name)), () =>
							desk.requests.write<Written>("DELETE", `/api/filters/${kept().id}`),
						)
					}
				>
					<Icon name="trash" />
				</button>
			)}
		</Show>
	);
}

function Name(props: { readonly onName: (name: string) => void; readonly onEnd: () => void }) {
	const words = useAllWords();
	let field: HTMLInputElement | undefined;
	onMount(() => field?.focus());
	return (
		<input
			class="filter-name"
			aria-label={words().filterBox.name}
			placeholder={words().filterBox.name}
			maxlength="50"
			dir="auto"
			enterkeyhint="done"
			ref={(element) => {
				field = element;
			}}
			onKeyDown={(event) => {
				if (event.isComposing) return;
				const name = event.currentTarget.value.trim();
				if (event.key === "Enter" && name !== "") props.onName(name);
				else if (event.key === "Escape") props.onEnd();
				else return;
				event.preventDefault();
			}}
		/>
	);
}
