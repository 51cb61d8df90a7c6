/**
 * A fault for the log, without its message: what fails in a conversation may quote it (a parser its input, a database
 * its parameters), and texts of users are never logged.
 */
export function withoutTexts(fault: unknown): Readonly<Record<string, unknown>> {
	if (!(fault instanceof Error)) return { fault: typeof fault };
	const places = (fault.stack ?? "").split("\n").filter((line) => /^ {4}at /.test(line));
	const code = "code" in fault ? { fault_code: String(fault.code) } : {};
	return { fault: fault.name, ...code, places: places.slice(0, 8).map((line) => line.trim()) };
}
