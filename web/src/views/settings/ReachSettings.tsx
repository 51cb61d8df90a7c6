import { For } from "solid-js";
import { useDesk } from "../../state/desk/desk.ts";
import { useSettingsSaving } from "../../state/settings/settingsSaving.ts";
import { useAllWords } from "../../words/words.ts";
import { FieldFault } from "../parts/FieldFault.tsx";
import { DailyDigest } from "./DailyDigest.tsx";
import { Hooks } from "./Hooks.tsx";
import { PushHere } from "./PushHere.tsx";
import { QuietHours } from "./QuietHours.tsx";
import { ReminderMails } from "./ReminderMails.tsx";

/** By which ways reminders reach their user, and when they do not. */
export function ReachSettings() {
	const desk = useDesk();
	const words = useAllWords();
	const { fault, save } = useSettingsSaving();
	const say = () => words().reach.channels;
	const wanted = () => desk.me().settings.channels;
	type Channel = keyof ReturnType<typeof say>["ways"];
	const names = () => Object.entries(say().ways).map(([channel, { name }]) => [channel as Channel, name] as const);

	function set(channel: Channel, isWanted: boolean): void {
		// The server puts them in order, and leaves alone what is not named here.
		const channels = [...wanted().filter((one) => one !== channel), ...(isWanted ? [channel] : [])] as Channel[];
		const said = names().flatMap(([name, text]) => (channels.includes(name) ? [text] : []));
		void save({ channels }, words().settings.changed(say().label, said.join(", ") || say().none));
	}

	return (
		<>
			<fieldset>
				<legend>{say().label}</legend>
				<For each={names()}>
					{([channel, name]) => (
						<label class="check">
							<input
								type="checkbox"
								checked={wanted().includes(channel)}
								onChange={(event) => set(channel, event.currentTarget.checked)}
							/>
							{name}
						</label>
					)}
				</For>
				<FieldFault fault={fault} place="channels" />
				<small class="muted">{say().hint}</small>
			</fieldset>
			<PushHere />
			<Hooks />
			<ReminderMails />
			<QuietHours />
			<DailyDigest />
		</>
	);
}
