/** How reminders reach people. */
import type { HookChannel, KnownChannel } from "../../../../src/domain/channels.ts";

export const reach = {
	channels: {
		label: "Reminders go out by",
		/** An entry for each channel: in the settings, and of what went out by it. */
		ways: {
			email: { name: "E-mail", by: (address: string) => `By e-mail to ${address}` },
			push: { name: "Push messages to your devices", by: () => "By push message" },
			webhook: { name: "Webhook", by: () => "By webhook" },
			ntfy: { name: "ntfy", by: () => "By ntfy" },
		} satisfies Record<KnownChannel, unknown>,
		hint: "They always show on the page.",
		none: "the page only",
	},
	mails: {
		label: "Reminders by mail",
		hint: "Without mails, reminders still show on the page.",
		on: "on",
		off: "off until you turn them on",
		until: (moment: string) => `off until ${moment}`,
		wishes: {
			on: "turn them on again",
			tomorrow: "turn them off until tomorrow",
			monday: "turn them off until Monday",
			off: "turn them off until I turn them on again",
		},
	},
	push: {
		label: "Your devices",
		hint: "A push message shows a reminder when no page is open. It says the title and the time, encrypted on the way.",
		add: "Notify me on this device",
		added: "Reminders come to this device",
		refused: "This browser blocks notifications from this page. Its site settings can change that.",
		cannot: "This browser accepts no push messages here: they need https.",
		here: "this device",
		since: (moment: string) => `since ${moment}`,
		remove: "Remove",
		removeNamed: (name: string) => `Remove ${name}`,
		offer: "Reminders can come to this device, even when no page is open.",
		notNow: "Not now",
	},
	hooks: {
		set: "Save",
		replace: "Replace",
		remove: "Remove",
		since: (moment: string) => `since ${moment}`,
		ended: (moment: string) => `ended ${moment}: its server wants no more`,
		secret: "Its secret, shown this once:",
		copy: "Copy the secret",
		/** Of each channel that goes to an address of the user's; `token`: where the address may want one. */
		at: {
			ntfy: {
				label: "ntfy",
				token: "Access token, if the topic wants one",
				address: "Topic address",
				example: "https://ntfy.sh/your-own-topic",
				added: "Reminders come by ntfy",
				remove: "Remove the ntfy topic",
				hint: "Whoever knows a topic can read it, so choose a name that nobody guesses, or a token. It says the title and the time.",
			},
			webhook: {
				label: "Your webhook",
				token: null,
				address: "Webhook address",
				example: "https://example.org/reminders",
				added: "Reminders are posted to your webhook",
				remove: "Remove the webhook",
				hint: "Each reminder is posted there as JSON, signed as Standard Webhooks says. It says title, priority and times.",
			},
		} satisfies Record<HookChannel, unknown>,
	},
	quiet: {
		label: "Quiet hours",
		hint: "Reminders that come then show on the page at once, and go out when quiet hours end.",
		wanted: "Hold reminders back for part of the day",
		from: "From",
		to: "Until",
		urgent: "Send reminders of urgent tasks anyway",
		none: "none",
		span: (from: string, to: string) => `${from} to ${to}`,
	},
	digest: {
		label: "Daily digest",
		hint: "It goes out in the ways chosen above, also in quiet hours; a day on which there is nothing to tell has none.",
		wanted: "Tell me once a day what is due, what is overdue and what was done the day before",
		at: "At",
		none: "off",
	},
};
