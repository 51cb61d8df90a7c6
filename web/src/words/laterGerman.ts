/** What only views say in German that are loaded later. */
import { account, invitations, leave, links, mailLink, secondFactor, sessions } from "./de/account.ts";
import { data, labels } from "./de/belongings.ts";
import { clients, consent, feeds } from "./de/clients.ts";
import { dashboard } from "./de/dashboard.ts";
import { filterBox } from "./de/filterBox.ts";
import { help } from "./de/help.ts";
import { modelUse } from "./de/modelUse.ts";
import { month } from "./de/month.ts";
import { palette } from "./de/palette.ts";
import { past } from "./de/past.ts";
import { reach } from "./de/reach.ts";
import { deliveries, history } from "./de/records.ts";
import { forecast, rule } from "./de/rule.ts";
import { settings, zoneMoves } from "./de/settings.ts";
import { voice } from "./de/voice.ts";
import type { LaterMessages } from "./english.ts";

export const laterGerman: LaterMessages = {
	forecast,
	rule,
	settings,
	zoneMoves,
	account,
	secondFactor,
	sessions,
	invitations,
	leave,
	clients,
	feeds,
	consent,
	mailLink,
	links,
	filterBox,
	help,
	month,
	past,
	palette,
	reach,
	history,
	deliveries,
	dashboard,
	voice,
	modelUse,
	labels,
	data,
};
