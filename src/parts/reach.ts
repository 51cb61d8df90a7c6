/** The channels beside mail, and what is said of them in the settings. */
import type { Secrets } from "../ports/process/secrets.ts";
import type { Basics } from "./basics.ts";
import { createHooks, type Hooks } from "./hooks.ts";
import { createPush, type Push } from "./push.ts";
import type { Storage } from "./storage.ts";

export interface Reach {
	readonly push: Push;
	readonly hooks: Hooks;
}

/** `secrets`: those of the installation. */
export const createReach = (basics: Basics, storage: Pick<Storage, "database">, secrets: Secrets): Reach => ({
	push: createPush(basics, storage, secrets),
	hooks: createHooks(basics, storage, secrets),
});
