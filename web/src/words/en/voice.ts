/** Speaking instead of writing. */
export const voice = {
	speak: "Speak",
	stop: "Stop and write it down",
	listening: "Listening…",
	writing: "Writing it down…",
	refused: "The browser does not let this page use the microphone. Its site settings can change that.",
	cannot: "This browser records nothing here: it needs https and a microphone.",
	nothing: "Nothing was heard.",
};
