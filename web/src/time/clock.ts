/** The page's one clock: ms since the epoch (UTC). Everything else takes time as an argument. */
export function nowMs(): number {
	return Date.now();
}

/** The zone this device is set to. */
export function deviceZone(): string {
	return Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
}
