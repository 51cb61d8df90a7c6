/** Numbers as the command line says them. */
export const count = (number: number, thing: string) => `${number} ${thing}${number === 1 ? "" : "s"}`;

export const mebibytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MiB`;

export function secondsSince(began: Temporal.Instant, now: Temporal.Instant): string {
	return `${((now.epochMilliseconds - began.epochMilliseconds) / 1_000).toFixed(1)} s`;
}
