import { createComputed, For, Show } from "solid-js";
import { createStore, reconcile } from "solid-js/store";
import { useDesk } from "../../state/desk/desk.ts";
import type { Frame } from "../../state/operator/podPicture.ts";
import { type PodTable, SHARD_FIELDS, tablesOf } from "../../state/operator/podTables.ts";
import { sayExactly } from "../../time/say.ts";
import { knownLocale, msOf } from "../../time/zone.ts";
import { useAllWords } from "../../words/words.ts";

type Named = Readonly<Record<string, { readonly name: string; readonly means: string }>>;

/** Every figure of every pod, with what it means; for those who do not see the picture, too. */
export function PodFigures(props: { readonly frame: Frame }) {
	const desk = useDesk();
	const words = useAllWords();
	const [tables, setTables] = createStore<{ pods: readonly PodTable[] }>({ pods: [] });
	createComputed(() => setTables("pods", reconcile(tablesOf(props.frame))));

	const factOf = (section: string, field: string) =>
		(words().dashboard.facts as Named)[`${section}.${field}`] ?? { name: field.replaceAll("_", " "), means: "" };
	const partOf = ({ section, group }: PodTable["panels"][number]) =>
		group === undefined
			? ((words().dashboard.parts as Readonly<Record<string, string>>)[section] ?? section.replaceAll("_", " "))
			: words().dashboard.group(group);
	const say = (value: unknown) => {
		if (typeof value === "number") return value.toLocaleString(knownLocale(desk.place().locale));
		if (typeof value === "boolean") return value ? words().dashboard.yes : words().dashboard.no;
		const text = String(value ?? words().dashboard.none);
		return /^\d{4}-\d\d-\d\dT.*Z$/.test(text) ? sayExactly(msOf(text), desk.place()) : text;
	};

	return (
		<For each={tables.pods}>
			{(pod) => (
				<section class="pod">
					<h4>{words().dashboard.pod(pod.id)}</h4>
					<div class="panels">
						<For each={pod.panels}>
							{(panel) => (
								<section class="panel">
									<h5>{partOf(panel)}</h5>
									<dl>
										<For each={panel.facts}>
											{(fact) => (
												<div class="figure">
													<dt>{factOf(panel.section, fact.id).name}</dt>
													<dd>{say(fact.value)}</dd>
													<Show when={factOf(panel.section, fact.id).means}>
														{(means) => <dd class="means">{means()}</dd>}
													</Show>
												</div>
											)}
										</For>
									</dl>
								</section>
							)}
						</For>
					</div>
					<Show when={pod.shards.length > 0}>
						{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be within reach of the keyboard */}
						<section class="wide-table" tabIndex={0} aria-label={words().dashboard.shardTable(pod.id)}>
							<table>
								<thead>
									<tr>
										<For each={SHARD_FIELDS}>
											{(field) => (
												<th scope="col">
													{factOf("shard", field).name}
													<small class="means">{factOf("shard", field).means}</small>
												</th>
											)}
										</For>
									</tr>
								</thead>
								<tbody>
									<For each={pod.shards}>
										{(shard) => (
											<tr>
												<For each={SHARD_FIELDS}>{(_, at) => <td>{say(shard.values[at()])}</td>}</For>
											</tr>
										)}
									</For>
								</tbody>
							</table>
						</section>
					</Show>
				</section>
			)}
		</For>
	);
}
