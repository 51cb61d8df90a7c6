/** What is said of the page before it speaks itself, in German. */
import type { PageWords } from "../en/page.ts";

export const page: PageWords = {
	description: "Adjutant bewahrt deine Aufgaben und erinnert dich rechtzeitig",
	parts: { today: "Heute", upcoming: "Demnächst" },
	notBuilt: (command) => `Die Seite ist nicht gebaut: Führe ${command} aus und lade neu.`,
};
