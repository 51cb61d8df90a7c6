import { useWords } from "../../words/words.ts";
import { useAdding } from "../parts/adding.ts";
import { Icon } from "../parts/Icon.tsx";
import "../../look/emptyList.css";

/** An empty list: the way to its first task, tried by a press. */
export function EmptyList() {
	const words = useWords();
	const add = useAdding();
	return (
		<div class="nothing">
			<Icon name="mark" />
			<h3>{words().list.nothing}</h3>
			<p class="muted">{words().list.nothingHint}</p>
			<button type="button" class="example" onClick={() => add(words().list.example)}>
				{words().list.example}
			</button>
		</div>
	);
}
