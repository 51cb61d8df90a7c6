/** Every sentence of the server in English; its shape is the one that other languages have to fill (`Words`). */
import { asks } from "./asks.ts";
import { changesSaid } from "./changes.ts";
import { channels } from "./channels.ts";
import { events } from "./events.ts";
import { finding } from "./finding.ts";
import { found } from "./found.ts";
import { help } from "./help.ts";
import { imports } from "./imports.ts";
import { mails } from "./mails.ts";
import { model } from "./model.ts";
import { moments } from "./moments.ts";
import { page } from "./page.ts";
import { problems } from "./problems.ts";
import { prompts } from "./prompts.ts";
import { reading } from "./reading.ts";
import { type RefusalKey, refusals } from "./refusals.ts";
import { reports } from "./reports.ts";
import { rules } from "./rules.ts";
import { settings } from "./settings.ts";
import { states } from "./states.ts";
import { subjects } from "./subjects.ts";
import { tasks } from "./tasks.ts";
import { tools } from "./tools.ts";

export const english = {
	language: "en",
	moments,
	rules,
	states,
	subjects,
	tasks,
	changes: changesSaid,
	channels,
	events,
	asks,
	finding,
	found,
	page,
	problems,
	prompts,
	reading,
	refusals: refusals as Readonly<Record<RefusalKey, string>>,
	reports,
	settings,
	help,
	imports,
	mails,
	model,
	tools,
};

/** What a language has to say; a message that is missing, or takes other parameters, is an error of types. */
export type Words = typeof english;
