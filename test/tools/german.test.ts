/** What tools ask and answer, in the language of the account. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { initialUserState } from "../../src/domain/evolve/initialState.ts";
import { confirmProposal, declineProposal } from "../../src/tools/answerProposal.ts";
import type { Outcome } from "../../src/tools/outcome.ts";
import { wordOutcome } from "../../src/tools/words.ts";
import { openWorkbench } from "./bench.ts";

const test = suite("tools in German");
const SETTINGS = { ...initialUserState().settings, time_zone: "Asia/Karachi", locale: "de" };

const questionOf = (outcome: Outcome): string => {
	if (outcome.kind !== "proposed") throw new Error(`It was ${outcome.kind}.`);
	return outcome.proposal.question;
};

test("given a German account, then each question is asked in German", async () => {
	const bench = openWorkbench({ time_zone: "Asia/Karachi", locale: "de" });
	const tags = ["home"];
	for (const title of ["Milch", "Brot", "Eier", "Mehl", "Salz", "Tee", "Öl"]) {
		await bench.output("add_task", { title, tags, category: "Küche" });
	}
	await bench.output("add_task", { title: "Turnen", recurrence_rule: "every monday at 7" });
	await bench.output("set_reminder", { task_id: 1, remind_at: "tomorrow at 8" });
	const asks = async (name: string, given: object) =>
		questionOf(await bench.use(name, given, { mayAct: "after_untrusted_text", changedBefore: 9 }));
	for (const [name, given, question] of [
		["delete_task", { task_id: 1 }, "#1 „Milch“ löschen?"],
		["complete_task", { task_ids: [1, 2] }, "2 Aufgaben erledigen? #1 „Milch“, #2 „Brot“"],
		[
			"delete_task",
			{ task_ids: [1, 2, 3, 4, 5, 6, 7] },
			"7 Aufgaben löschen? #1 „Milch“, #2 „Brot“, #3 „Eier“, #4 „Mehl“, #5 „Salz“ und 2 weitere",
		],
		["update_task", { task_id: 1, title: "x" }, "#1 „Milch“ ändern?"],
		["add_task", { title: "Reis" }, "Die Aufgabe „Reis“ hinzufügen?"],
		["set_reminder", { task_id: 1, remind_at: "tomorrow at 9" }, "An #1 „Milch“ erinnern?"],
		["remove_tag_from_task", { task_id: 1, tag_id: 1 }, "#1 „Milch“ ein Schlagwort nehmen?"],
		["move_occurrence", { task_id: 8, due_date: "tomorrow" }, "Diesen Termin von #8 „Turnen“ verschieben?"],
		["change_recurrence", { task_id: 8, recurrence_rule: "daily" }, "Die Wiederholung von #8 „Turnen“ ändern?"],
		[
			"delete_tag",
			{ tag_id: 1 },
			"Das Schlagwort „home“ löschen? 7 Aufgaben verlören es; die Aufgaben selbst bleiben.",
		],
		["undo", {}, "Die letzte Änderung rückgängig machen?"],
		["undo", { last: 3 }, "Die letzten 3 Änderungen rückgängig machen?"],
	] as const) {
		assert.is(await asks(name, given), question);
	}
});

test("given a German account, then what becomes of a question is said in German", async () => {
	const bench = openWorkbench({ time_zone: "Asia/Karachi", locale: "de" });
	await bench.output("add_task", { title: "Milch" });
	const outcome = await bench.use("delete_task", { task_id: 1 });
	assert.match(wordOutcome(outcome, SETTINGS), "Es wurde noch nichts geändert. #1 „Milch“ löschen? Das muss bis");
	const id = outcome.kind === "proposed" ? outcome.proposal.proposal_id : "";
	await bench.output("update_task", { task_id: 1, title: "Hafermilch" });
	const changed = await confirmProposal(bench.context(), id);
	assert.match(wordOutcome(changed, SETTINGS), "#1 hat sich seit der Frage geändert");
	await declineProposal(bench.context(), id);
	assert.match(wordOutcome(await confirmProposal(bench.context(), id), SETTINGS), "schon mit Nein geantwortet");
	const tried = await bench.use("delete_task", { task_id: 1, dry_run: true });
	assert.match(wordOutcome(tried, SETTINGS), "Nur zur Probe, es wurde nichts geändert.");
});

test.run();
