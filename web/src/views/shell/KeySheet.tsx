import { For } from "solid-js";
import { useDesk } from "../../state/desk/desk.ts";
import { KEYS, LEVELS } from "../../state/shell/keys.ts";
import { useAllWords } from "../../words/words.ts";
import { Icon } from "../parts/Icon.tsx";
import { areKeysOn, turnKeys } from "../parts/keyboard.ts";
import { Modal } from "../parts/Modal.tsx";
import { HelpSections } from "./HelpSections.tsx";
import "../../look/records.css";

/** All keys of the page, and the switch that turns the single letters off. */
export function KeySheet(props: { readonly onClose: () => void }) {
	const desk = useDesk();
	const words = useAllWords();
	const say = () => words().keys;
	const acts = Object.keys(KEYS) as (keyof typeof KEYS)[];
	return (
		<Modal class="card-dialog" label={say().title} isLight={true} toasts={desk.toasts} onClose={() => props.onClose()}>
			{(close) => (
				<div class="dialog-column">
					<header class="pane-head">
						<h2>{say().title}</h2>
						<button type="button" class="icon" aria-label={words().general.close} onClick={close}>
							<Icon name="close" />
						</button>
					</header>
					<div class="dialog-body">
						<dl class="keys">
							<For each={acts}>
								{(act) => (
									<div class="fact spread">
										<dt>{say().acts[act]}</dt>
										<dd>
											<kbd>{KEYS[act]}</kbd>
										</dd>
									</div>
								)}
							</For>
							<div class="fact spread">
								<dt>{say().levels}</dt>
								<dd>
									<For each={LEVELS}>{(level) => <kbd>{level}</kbd>}</For>
								</dd>
							</div>
							<div class="fact spread">
								<dt>{say().palette}</dt>
								<dd>
									<kbd>{say().command}</kbd> <kbd>K</kbd>
								</dd>
							</div>
							<div class="fact spread">
								<dt>{say().acts.undo}</dt>
								<dd>
									<kbd>{say().command}</kbd> <kbd>Z</kbd>
								</dd>
							</div>
							<div class="fact spread">
								<dt>{say().acts.redo}</dt>
								<dd>
									<kbd>{say().command}</kbd> <kbd>⇧</kbd> <kbd>Z</kbd>
								</dd>
							</div>
						</dl>
						<label class="check">
							<input
								type="checkbox"
								checked={areKeysOn()}
								onChange={(event) => turnKeys(event.currentTarget.checked)}
							/>
							{say().on}
						</label>
						<p class="muted small-print">{say().hint}</p>
						<HelpSections onLeave={close} />
					</div>
				</div>
			)}
		</Modal>
	);
}
