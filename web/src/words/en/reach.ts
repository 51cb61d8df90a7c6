/** How reminders reach people. */
export const reach = {
	channels: {
		label: "Reminders go out by",
		names: { email: "E-mail", push: "Push messages to your devices" },
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
			off: "turn them off until I say otherwise",
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
};
export type ReachMessages = typeof reach;
