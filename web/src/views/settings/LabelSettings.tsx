import { createSignal, For, Show } from "solid-js";
import type { Written } from "../../net/request.ts";
import { useDesk } from "../../state/desk/desk.ts";
import { isolated } from "../../time/say.ts";
import type { Label } from "../../wire.ts";
import { useAllWords } from "../../words/words.ts";
import { Icon } from "../parts/Icon.tsx";
import { COLOR_NAMES, LABEL_COLORS } from "../parts/labelColors.ts";
import { NewLabel } from "../parts/NewLabel.tsx";
import "../../look/labels.css";

/** What a label without a colour begins with, where one is chosen for it: the page's own grey. */
const NO_COLOR = "#8b867c";
const KINDS = ["categories", "tags", "filters"] as const;
type Kind = (typeof KINDS)[number];
type Row = Pick<Label, "id" | "name"> & Partial<Pick<Label, "color">>;

/** Categories, tags and saved filters: renamed, coloured and taken away. Each change is made at once and can be undone. */
export function LabelSettings() {
	const desk = useDesk();
	const words = useAllWords();
	const say = () => words().labels;
	const [making, setMaking] = createSignal<"categories" | "tags">();
	const rows: Readonly<Record<Kind, () => readonly Row[]>> = {
		categories: desk.categories,
		tags: desk.tags,
		filters: desk.filters,
	};

	const change = (said: string, kind: Kind, { id }: Row, method: "PATCH" | "DELETE", body?: object) =>
		desk.change(said, () => desk.requests.write<Written>(method, `/api/${kind}/${id}`, body));

	/** The field follows the account, not the finger. */
	async function rename(kind: Kind, row: Row, field: HTMLInputElement): Promise<void> {
		const name = field.value.trim();
		if (name !== "" && name !== row.name) {
			if (await change(say().renamed(isolated(name)), kind, row, "PATCH", { name })) return;
		}
		field.value = row.name;
	}

	function Rows(props: { readonly kind: Kind }) {
		return (
			<Show when={props.kind !== "filters" || rows.filters().length > 0}>
				<fieldset>
					<legend>{say()[props.kind]}</legend>
					<ul class="label-rows">
						<For each={rows[props.kind]()}>
							{(row) => (
								<li>
									<Show when={row.color !== undefined}>
										<input
											type="color"
											aria-label={say().colorOf(row.name)}
											title={say().colorOf(row.name)}
											value={row.color ?? NO_COLOR}
											list="label-colors"
											onChange={(event) =>
												void change(say().coloured(isolated(row.name)), props.kind, row, "PATCH", {
													color: event.currentTarget.value.toUpperCase(),
												})
											}
										/>
									</Show>
									<input
										dir="auto"
										aria-label={say().nameOf(row.name)}
										maxlength={props.kind === "tags" ? "30" : "50"}
										value={row.name}
										onChange={(event) => void rename(props.kind, row, event.currentTarget)}
									/>
									<button
										type="button"
										class="icon quiet"
										aria-label={say().remove(row.name)}
										title={say().remove(row.name)}
										onClick={() => void change(say().removed(isolated(row.name)), props.kind, row, "DELETE")}
									>
										<Icon name="trash" />
									</button>
								</li>
							)}
						</For>
					</ul>
					<Show when={props.kind !== "filters" && props.kind}>
						{(kind) => (
							<button type="button" class="quiet" onClick={() => setMaking(kind())}>
								<Icon name="plus" /> {words().list.newLabel[kind()]}
							</button>
						)}
					</Show>
				</fieldset>
			</Show>
		);
	}

	return (
		<section>
			<h3>{say().title}</h3>
			<p class="muted">{KINDS.every((kind) => rows[kind]().length === 0) ? say().none : say().hint}</p>
			<For each={KINDS}>{(kind) => <Rows kind={kind} />}</For>
			{/* Browsers show them beside their own picker. */}
			<datalist id="label-colors">
				<For each={COLOR_NAMES}>
					{(name) => <option value={LABEL_COLORS[name].toLowerCase()}>{say().colors[name]}</option>}
				</For>
			</datalist>
			<Show when={making()}>{(kind) => <NewLabel kind={kind()} onClose={() => setMaking(undefined)} />}</Show>
		</section>
	);
}
