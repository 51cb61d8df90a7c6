/** Changes made on the page: each is said with its undo, and the last one is known. */
import type { Accessor } from "solid-js";
import { Problem, type Requests, type Written } from "../../net/request.ts";
import type { Undone } from "../../wire.ts";
import type { FirstMessages } from "../../words/english.ts";
import type { ToastButton, Toasts } from "../parts/toasts.ts";
import { TakenBack } from "./children.ts";
import type { MayWait, Outbox } from "./outbox.ts";

/** What is said of a change that was made; its undo is offered beside the buttons. */
export interface Said {
	readonly text: string;
	readonly buttons?: readonly ToastButton[];
	/** What the undo takes back, where it is more than one command. */
	readonly eventIds?: readonly string[];
	/** Called when the change has been taken back from there. */
	readonly onUndone?: () => void;
	/** It took something back itself: what takes it back is a redo. */
	readonly isUndo?: boolean;
}

export interface Changes {
	/**
	 * Makes a change, says so with an undo, or says why not. Resolves to the answer, or undefined when refused, or when it waits
	 * for a server that is away.
	 */
	change<Answer extends Written>(
		said: string | ((answer: Answer) => Said),
		make: () => Promise<Answer>,
		mayWait?: MayWait,
	): Promise<Answer | undefined>;
	/** Takes events back; what cannot be undone is said with its reason. */
	undo(eventIds: readonly string[], said?: string): Promise<void>;
	/** Takes back the last change made here that was not taken back yet. */
	undoLast(): Promise<void>;
	/** Makes again what was taken back last, as long as nothing else was changed here since. */
	redoLast(): Promise<void>;
}

interface Ground {
	readonly requests: Requests;
	readonly toasts: Toasts;
	readonly words: Accessor<FirstMessages>;
	readonly outbox: Outbox;
}

export function createChanges({ requests, toasts, words, outbox }: Ground): Changes {
	/** Changes made here, the last one last, each by the event that stands for it. */
	const made: string[][] = [];
	/** What was taken back since the last change, each by the event that took it back. */
	let takenBack: string[][] = [];
	async function change<Answer extends Written>(
		said: string | ((answer: Answer) => Said),
		make: () => Promise<Answer>,
		mayWait?: MayWait,
	): Promise<Answer | undefined> {
		try {
			const answer = await make();
			const told: Said = typeof said === "string" ? { text: said } : said(answer);
			const { text, buttons = [], onUndone, isUndo = false } = told;
			// One event stands for its whole command, however many tasks went along.
			const eventIds = told.eventIds ?? (answer.events ?? []).slice(0, 1).map((event) => event.event_id);
			if (eventIds.length > 0) made.push([...eventIds]);
			const back = isUndo
				? { label: words().shell.redo, run: () => void redo(eventIds) }
				: { label: words().shell.undo, run: () => void undo(eventIds).then(onUndone) };
			if (isUndo) takenBack.push([...eventIds]);
			else takenBack = [];
			toasts.show(text, eventIds.length > 0 ? [back, ...buttons] : buttons);
			return answer;
		} catch (problem) {
			const unsent = problem instanceof Problem ? problem.unsent : undefined;
			if (mayWait && unsent && (await outbox.add(unsent, mayWait))) toasts.show(words().outbox.kept);
			else if (!(problem instanceof TakenBack)) toasts.fail(problem);
			return undefined;
		}
	}

	const takeBack = (event_ids: readonly string[], said: string, isUndo: boolean) =>
		change(
			({ not_undone: [refused] }: Undone) => {
				return refused ? { text: words().shell.notUndone(refused.reason), isUndo } : { text: said, isUndo };
			},
			() => requests.write<Undone>("POST", "/api/undo", { event_ids }),
		);

	const undo: Changes["undo"] = async (event_ids, said = words().shell.undone) => {
		const before = made.filter((ids) => !ids.some((id) => event_ids.includes(id)));
		await takeBack(event_ids, said, true);
		// Neither what was taken back nor the taking back is what Ctrl+Z means next.
		made.splice(0, made.length, ...before);
	};

	/** A redo is the undo of an undo; others that were taken back before it can still be made again. */
	async function redo(event_ids: readonly string[]): Promise<void> {
		const others = takenBack.filter((ids) => !ids.some((id) => event_ids.includes(id)));
		await takeBack(event_ids, words().shell.redone, false);
		takenBack = others;
	}

	return {
		change,
		undo,
		undoLast: async () => {
			const last = made.at(-1);
			if (last) await undo(last);
			else toasts.show(words().keys.nothingToUndo);
		},
		redoLast: async () => {
			const last = takenBack.at(-1);
			if (last) await redo(last);
			else toasts.show(words().keys.nothingToRedo);
		},
	};
}
