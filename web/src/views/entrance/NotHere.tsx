import { useAllWords } from "../../words/words.ts";
import { EntranceCard } from "./EntranceCard.tsx";

/** For an address that nothing has: what was mistyped, or has gone since. */
export function NotHere() {
	const words = useAllWords();
	const say = () => words().links;
	return (
		<EntranceCard>
			<h1>{say().nothingTitle}</h1>
			<p class="muted">{say().nothing}</p>
			<a class="button primary" href="/">
				{say().open}
			</a>
		</EntranceCard>
	);
}
