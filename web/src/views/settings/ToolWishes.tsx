import { createSignal, For, Show } from "solid-js";
import { useDesk } from "../../state/desk/desk.ts";
import { useSettingsSaving } from "../../state/settings/settingsSaving.ts";
import type { Settings } from "../../wire.ts";
import { useAllWords } from "../../words/words.ts";
import { FieldFault } from "../parts/FieldFault.tsx";

/** The tools that most hangs on; for the others the policy is enough. */
const TOOLS = ["add_task", "update_task", "complete_task", "delete_task", "undo"] as const;
type Wish = Settings["tools"][string];
const WISHES: readonly Wish[] = ["auto", "ask", "never"];

/** What models and clients may do at once, with the user's yes, or not at all. */
export function ToolWishes() {
	const desk = useDesk();
	const words = useAllWords();
	const say = () => words().settings.tools;
	const tools = () => desk.me().settings.tools;
	const { fault, save } = useSettingsSaving();
	/** The one that was chosen last: what is saved is all of them. */
	const [last, setLast] = createSignal<(typeof TOOLS)[number]>();

	/** One after another: each is a change of what the one before has left. */
	let changing = Promise.resolve();
	function choose(tool: (typeof TOOLS)[number], field: HTMLSelectElement): void {
		const wish = WISHES.find((one) => one === field.value);
		// The field follows the account, not the finger.
		field.value = tools()[tool] ?? "";
		const said = words().settings.changed(say().names[tool], wish === undefined ? say().usual : say().wishes[wish]);
		setLast(tool);
		changing = changing.then(() => {
			const { [tool]: _before, ...others } = tools();
			return save({ tools: wish === undefined ? others : { ...others, [tool]: wish } }, said);
		});
	}

	return (
		<section>
			<h3>{say().title}</h3>
			<p class="muted">{say().hint}</p>
			<For each={TOOLS}>
				{(tool) => (
					<label>
						{say().names[tool]}
						<select onChange={(event) => choose(tool, event.currentTarget)}>
							<option value="" selected={tools()[tool] === undefined}>
								{say().usual}
							</option>
							<For each={WISHES}>
								{(wish) => (
									<option value={wish} selected={tools()[tool] === wish}>
										{say().wishes[wish]}
									</option>
								)}
							</For>
						</select>
						<Show when={last() === tool}>
							<FieldFault fault={fault} place="tools" />
						</Show>
					</label>
				)}
			</For>
		</section>
	);
}
