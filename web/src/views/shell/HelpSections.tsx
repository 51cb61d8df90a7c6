import { For } from "solid-js";
import { HELP_FILTERS } from "../../state/shell/helpFilters.ts";
import { useNavigation } from "../../state/shell/place.ts";
import { useAllWords } from "../../words/words.ts";
import { useAdding } from "../parts/adding.ts";

/** What can be written and done, by kind; an example of a task or a filter is tried by pressing it. */
export function HelpSections(props: { readonly onLeave: () => void }) {
	const words = useAllWords();
	const say = () => words().help;
	const navigation = useNavigation();
	const add = useAdding();
	function leave(go: () => void): void {
		props.onLeave();
		queueMicrotask(go);
	}
	const chat = () => Object.entries(say().chat).filter(([kind]) => kind !== "title");
	return (
		<section class="help" aria-label={say().title}>
			<h3>{say().add.title}</h3>
			<ul>
				<For each={say().add.examples}>
					{([example = "", what]) => (
						<li class="fact spread">
							<button type="button" class="link" onClick={() => leave(() => add(example))}>
								{example}
							</button>
							<span class="muted">{what}</span>
						</li>
					)}
				</For>
			</ul>
			<h3>{say().chat.title}</h3>
			<ul>
				<For each={chat()}>{([, example]) => <li>{example}</li>}</For>
			</ul>
			<h3>{say().filters.title}</h3>
			<ul>
				<For each={HELP_FILTERS}>
					{([filter, what]) => (
						<li class="fact spread">
							<button type="button" class="link" onClick={() => leave(() => navigation.filter(filter))}>
								<code>{filter}</code>
							</button>
							<span class="muted">{say().filters[what]}</span>
						</li>
					)}
				</For>
			</ul>
			<h3>{say().hands.title}</h3>
			<ul>
				<For each={[say().hands.drag, say().hands.swipe, say().hands.choose]}>{(line) => <li>{line}</li>}</For>
			</ul>
		</section>
	);
}
