import { useDesk } from "../../state/desk/desk.ts";
import { useSettingsSaving } from "../../state/settings/settingsSaving.ts";
import type { Settings } from "../../wire.ts";
import { useAllWords } from "../../words/words.ts";
import { TimeField } from "../parts/TimeField.tsx";
import { Wanted } from "./Wanted.tsx";

type Quiet = NonNullable<Settings["quiet_hours"]>;
const FIRST: Quiet = { from: "22:00", to: "07:00", urgent: "send" };

/** The part of the day in which reminders are kept back from the channels. */
export function QuietHours() {
	const desk = useDesk();
	const words = useAllWords();
	const say = () => words().reach.quiet;
	const { fault, save } = useSettingsSaving();
	const quiet = () => desk.me().settings.quiet_hours;

	function set(next: Quiet | null): void {
		const { label, none, span } = say();
		const said = next === null ? none : span(next.from, next.to);
		void save({ quiet_hours: next }, words().settings.changed(label, said));
	}
	function Time(props: { readonly side: "from" | "to"; readonly known: Quiet }) {
		return (
			<TimeField
				label={say()[props.side]}
				value={props.known[props.side]}
				fault={fault}
				place="quiet_hours"
				onTime={(value) => set({ ...props.known, [props.side]: value })}
			/>
		);
	}

	return (
		<Wanted say={say()} value={quiet()} first={FIRST} onSet={set} place="quiet_hours" fault={fault}>
			{(known) => (
				<>
					<Time side="from" known={known()} />
					<Time side="to" known={known()} />
					<label class="check">
						<input
							type="checkbox"
							checked={known().urgent === "send"}
							onChange={(event) => set({ ...known(), urgent: event.currentTarget.checked ? "send" : "hold" })}
						/>
						{say().urgent}
					</label>
				</>
			)}
		</Wanted>
	);
}
