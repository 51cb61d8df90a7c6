/** Every sentence of the server in German. */
import type { Words } from "../en/english.ts";
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
import { refusals } from "./refusals.ts";
import { reports } from "./reports.ts";
import { rules } from "./rules.ts";
import { settings } from "./settings.ts";
import { states } from "./states.ts";
import { subjects } from "./subjects.ts";
import { tasks } from "./tasks.ts";
import { tools } from "./tools.ts";

export const german: Words = {
	language: "de",
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
	refusals,
	reports,
	settings,
	help,
	imports,
	mails,
	model,
	tools,
};
