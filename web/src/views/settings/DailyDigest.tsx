import { useDesk } from "../../state/desk/desk.ts";
import { useSettingsSaving } from "../../state/settings/settingsSaving.ts";
import { useAllWords } from "../../words/words.ts";
import { TimeField } from "../parts/TimeField.tsx";
import { Wanted } from "./Wanted.tsx";

const FIRST = "08:00";

/** Whether each day is told of as a whole, and when. */
export function DailyDigest() {
	const desk = useDesk();
	const words = useAllWords();
	const say = () => words().reach.digest;
	const { fault, save } = useSettingsSaving();
	const at = () => desk.me().settings.digest_at;

	function set(digest_at: string | null): void {
		void save({ digest_at }, words().settings.changed(say().label, digest_at ?? say().none));
	}

	return (
		<Wanted say={say()} value={at()} first={FIRST} onSet={set} place="digest_at" fault={fault}>
			{(known) => <TimeField label={say().at} value={known()} fault={fault} place="digest_at" onTime={set} />}
		</Wanted>
	);
}
