/** Why a reminder came late, or not at all. */
import { type Row, row } from "../row.ts";

/** Each of all reminders, and with `about` of those of a task. */
const english = (about: string, of: string): readonly string[] => [
	`why did|have|was|am|is|were|didn't|haven't|wasn't i|it|there|you? not|never|no? got|gotten|get|receive|received|getting|have|had|see|seen|send|sent? me? a|an|no? {mails}${about}`,
	`why did|have i miss|missed a? {mails}${about}`,
	`why (is there)? no|(not any) {mails}${about}`,
	`why was|wasn't i not? reminded|notified${of}`,
	`why didn't|did you not? remind me${of}`,
	`why didn't|did|was|were {mails}${about} not? come|arrive|work|fire|late|missing|sent|delivered|(go out)`,
	`was i reminded|notified${of}`,
	`did|was|were|has|have {mails}${about} sent|delivered|come|arrive|fire|work|(go out)|(been sent)|(gone out)`,
	`did you|i send|sent|get|receive|have me? a|an? {mails}${about}`,
	`i? didn't|never|haven't|(did not) get|got|receive|received|gotten a|an? {mails}${about}`,
	`a? {mails}${about} never|didn't|(did not) came|come|arrive|arrived|fire|fired|(show up)`,
	`what happened|became to|of|with {mails}${about}`,
	`what about {mails}${about}`,
	`where is|was|are {mails}${about}`,
	`explain|show me? the? delivery|deliveries${about}`,
];
const german = (about: string, of: string): readonly string[] => [
	`warum|wieso habe|hab ich keine {mails}${about} bekommen|erhalten`,
	`warum|wieso kam|ist|sind|kamen keine? {mails}${about} nicht|(zu spät) an|angekommen|gekommen?`,
	`warum|wieso kam|kamen keine {mails}${about}`,
	`warum|wieso wurde ich nicht${of} erinnert`,
	`warum|wieso hast du mich nicht${of} erinnert`,
];

export const DELIVERIES: readonly Row[] = [
	row({ kind: "explain_delivery", reference: undefined }, { en: english("", ""), de: german("", "") }),
	row(
		{ kind: "explain_delivery" },
		{
			en: english(" for|of|about|on {task}", " of|about {task}"),
			de: german(" für|zu|von|an {task}", " an {task}"),
		},
	),
];
