/** How reminders reach people. */
export const reach = {
	channels: {
		label: "Reminders go out by",
		names: { email: "E-mail" },
		hint: "On the page they show in any case.",
		none: "the page alone",
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
	quiet: {
		label: "Quiet hours",
		hint: "What falls due then shows on the page at once, and goes out when they end.",
		wanted: "Keep reminders back for a part of the day",
		from: "From",
		to: "Until",
		urgent: "Send reminders of urgent tasks all the same",
		none: "none",
		span: (from: string, to: string) => `${from} to ${to}`,
	},
};
export type ReachMessages = typeof reach;
