/** What only views say in English that are loaded later. */
import { account, invitations, leave, links, mailLink, secondFactor, sessions } from "./en/account.ts";
import { data, labels } from "./en/belongings.ts";
import { clients, consent, feeds } from "./en/clients.ts";
import { dashboard } from "./en/dashboard.ts";
import { filterBox } from "./en/filterBox.ts";
import { help } from "./en/help.ts";
import { modelUse } from "./en/modelUse.ts";
import { month } from "./en/month.ts";
import { palette } from "./en/palette.ts";
import { past } from "./en/past.ts";
import { reach } from "./en/reach.ts";
import { deliveries, history } from "./en/records.ts";
import { forecast, rule } from "./en/rule.ts";
import { settings, zoneMoves } from "./en/settings.ts";
import { voice } from "./en/voice.ts";

export const laterEnglish = {
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
