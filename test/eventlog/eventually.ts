/** Waiting without sleeping: the test's own time is let pass in steps until a condition holds. */

/** `pass` lets a little time pass (real or driven). Fails, naming `what`, when `steps` of it were not enough. */
export async function eventually(what: string, holds: () => boolean, pass: () => Promise<void>, steps = 1_000) {
	for (let step = 0; step < steps; step++) {
		if (holds()) return;
		await pass();
	}
	throw new Error(`Never came true: ${what}`);
}
