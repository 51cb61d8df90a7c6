/** A conversation in German: each kind of request, and what it is answered with, word for word. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { beginScene } from "./scene.ts";

const test = suite("the chat in German");

/** Of the scene's tasks, whose titles are English: what somebody wrote is never translated. */
const ANSWERS: readonly [said: string, answer: string][] = [
	[
		"Milch kaufen morgen um 17 Uhr #zuhause",
		"Hinzugefügt: #11 „Milch kaufen“, fällig Di., 24. Nov. 2026, 17:00. Ich erinnere dich am Di., 24. Nov. 2026, 16:00.",
	],
	["Was ist heute fällig?", "1 Aufgabe:\n- #1 „buy milk“ (fällig Mo., 23. Nov. 2026, 17:00)"],
	["wie viele Aufgaben habe ich?", "8 Aufgaben."],
	[
		"was kommt als nächstes?",
		"Als Nächstes: #1 „buy milk“ (fällig Mo., 23. Nov. 2026, 17:00).\n1 Aufgabe überfällig: „Zeig überfällige Aufgaben“.",
	],
	["erledige #1", "Erledigt: #1 „buy milk“."],
	["erledige #8", "#8: Es gab nichts zu ändern: #8 „old invoice“ ist erledigt."],
	["öffne #8", "Wieder offen: #8 „old invoice“."],
	["lösche #2", "Es wurde noch nichts geändert. Es geht um #2 „call mum“.\n„call mum“ löschen?"],
	["stelle #9 wieder her", "Wiederhergestellt: #9 „letter“."],
	["mach #3 dringend", "Geändert: #3 „report“, Priorität dringend. Ich erinnere dich am Fr., 27. Nov. 2026, 08:00."],
	["überspringe #6", "Ein Termin übersprungen: #6 „gym“ ist jetzt fällig Mo., 7. Dez. 2026, 07:00."],
	["pausiere #6", "Pausiert: #6 „gym“. Keine Erinnerungen und kein nächster Termin, bis du sie fortsetzt."],
	[
		"setze #7 fort",
		"Fortgesetzt: #7 „water the plants“, fällig Di., 24. Nov. 2026. Ich erinnere dich am Di., 24. Nov. 2026, 09:00.",
	],
	["rückgängig", "Rückgängig gemacht: Löschen von #9 „letter“."],
	["wiederholen", "Es gibt keine Rücknahme, die sich umkehren ließe; es wurde nichts geändert."],
	["danke", "Gern geschehen."],
	["ja", "Es ist keine Frage offen, deshalb wurde nichts geändert."],
	[
		"setze Zeitzone auf Europe/Berlin",
		"Es wurde noch nichts geändert. 1 Aufgabe würde sich verschieben, nach der Uhr von Asia/Karachi:\n- #2 „call mum“: Erinnerung Di., 24. Nov. 2026, 09:00 → Di., 24. Nov. 2026, 13:00\n\nZeitzone auf Europe/Berlin ändern?",
	],
	[
		"Pflanzen gießen alle 3 Tage ab Montag um 7 Uhr",
		"Hinzugefügt: #11 „Pflanzen gießen“, fällig Mo., 30. Nov. 2026, 07:00, alle 3 Tage um 07:00 Uhr. Ich erinnere dich am Mo., 30. Nov. 2026, 06:00.",
	],
	["show tags", "- #home (2 Aufgaben)\n- #health (1 Aufgabe)"],
	[
		"delete the tag #home",
		"Es wurde noch nichts geändert. 2 Aufgaben würden dieses Schlagwort verlieren; die Aufgaben selbst bleiben.\nSchlagwort „home“ löschen?",
	],
	[
		"cancel the reminders of #10",
		"#10 „tax return“ (Priorität niedrig): sie hat keine Erinnerung, die man absagen könnte. Es wurde nichts geändert.",
	],
	[
		"lösche die Rechnung 2024",
		"Ich finde keine Aufgabe wie „Rechnung 2024“. Es wurde nichts geändert.\nIst das eine neue Aufgabe?",
	],
];

for (const [said, answer] of ANSWERS) {
	test(`given “${said}”, then “${answer}”`, async () => {
		const talk = await beginScene("de-DE");
		assert.is((await talk.say(said)).text, answer);
	});
}

test("given a question, then its buttons are German, and German words answer it", async () => {
	for (const [answer, completed] of [
		["ja", 9],
		["Nein", 8],
	] as const) {
		const talk = await beginScene("de");
		const { choices } = await talk.say("lösche #2");
		assert.equal(choices, ["Ja", "Nein"]);
		await talk.say(answer);
		assert.is(talk.book.tasks().filter(({ status }) => status === "deleted").length, completed - 7);
	}
});

test("given a receipt, then it is German, and its button takes it back in German", async () => {
	const talk = await beginScene("de");
	const { receipt } = await talk.say("erledige #3");
	assert.is(receipt?.title, "Erledigt");
	assert.equal(receipt?.lines, [
		{ task_id: 3, text: "#3 report", chips: ["Fr., 27. Nov. 2026, 09:00", "Priorität hoch", "@work"] },
	]);
	assert.is(receipt?.locale, "de");
	assert.ok(receipt);
	assert.is((await talk.undo(receipt)).text, "Rückgängig gemacht: Erledigen von #3 „report“.");
});

test.run();
