import { isSoundOn, turnSound } from "../../state/reminders/sound.ts";
import { useAllWords } from "../../words/words.ts";

/** Whether a reminder can be heard on this device. */
export function SoundHere() {
	const words = useAllWords();
	const say = () => words().settings.sound;
	return (
		<fieldset>
			<legend>{say().label}</legend>
			<label class="check">
				<input type="checkbox" checked={isSoundOn()} onChange={(event) => turnSound(event.currentTarget.checked)} />
				{say().wanted}
			</label>
			<small class="muted">{say().hint}</small>
		</fieldset>
	);
}
