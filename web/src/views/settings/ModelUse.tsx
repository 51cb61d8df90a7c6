import { createResource, Show } from "solid-js";
import { useDesk } from "../../state/desk/desk.ts";
import { latestOf } from "../../state/parts/latestOf.ts";
import { sayMoment } from "../../time/say.ts";
import { useAllWords } from "../../words/words.ts";

/** As `GET /api/model` answers. */
interface Use {
	readonly today: {
		readonly tokens: number;
		readonly most_tokens: number;
		readonly cost: number | null;
		readonly most_cost: number | null;
		/** Null: the day has not begun. */
		readonly ends_at: string | null;
	} | null;
}

/** What the language model of the chat has used today, and may; nothing where there is none. */
export function ModelUse() {
	const desk = useDesk();
	const words = useAllWords();
	const say = () => words().modelUse;
	const [use] = createResource(() => desk.requests.read<Use>("/api/model"));
	const amount = (value: number) => value.toLocaleString(desk.me().settings.locale);

	return (
		<Show when={latestOf(use)?.today}>
			{(today) => (
				<section>
					<h3>{say().title}</h3>
					<label>
						{say().tokens(amount(today().tokens), amount(today().most_tokens))}
						<meter min={0} max={today().most_tokens} value={Math.min(today().tokens, today().most_tokens)} />
					</label>
					<Show when={today().cost}>
						{(cost) => (
							<p>
								{today().most_cost === null
									? say().cost(amount(cost()))
									: say().costOf(amount(cost()), amount(today().most_cost ?? 0))}
							</p>
						)}
					</Show>
					<small class="muted">
						{today().ends_at === null
							? say().unused
							: say().anew(sayMoment(Date.parse(today().ends_at ?? ""), desk.place()))}
					</small>
				</section>
			)}
		</Show>
	);
}
