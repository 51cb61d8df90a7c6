/** What the language model of the chat has used. */
export const modelUse = {
	title: "Language model",
	tokens: (used: string, most: string) => `${used} of ${most} tokens used today`,
	cost: (cost: string) => `They have cost ${cost}.`,
	costOf: (cost: string, most: string) => `They have cost ${cost} of ${most}.`,
	unused: "The day begins with your next message to it. When they are used up, the chat goes on without it.",
	anew: (at: string) => `Counted anew from ${at}. When they are used up, the chat goes on without it.`,
};
