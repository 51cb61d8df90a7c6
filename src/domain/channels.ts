/** The ways by which reminders reach their user. For each entry the compiler asks for all else that a channel needs (docs/extending.md). */

/**
 * The way by which a reminder reaches its user. An open word: what is stored may name one that only a later version knows,
 * and a pod that does not know it leaves it to those that do.
 */
export type ChannelName = string;

/** The way that every account has from its beginning: its own address. */
export const MAIL = "email";
/** To every device that the user has allowed it. */
export const PUSH = "push";

interface Hook {
	/** What is shown there: a secret that is made here and told once, or a token that the user has from its server. */
	readonly secret: "made" | "token";
	/** The key of what is said of an address that cannot be one. */
	readonly unfit: string;
}

/** The channels that go to an address of the user's choice, one for each. */
export const HOOKS = {
	webhook: { secret: "made", unfit: "no_hook_address" },
	ntfy: { secret: "token", unfit: "no_ntfy_topic" },
} as const satisfies Readonly<Record<string, Hook>>;
export type HookChannel = keyof typeof HOOKS;
export const HOOK_CHANNELS = Object.keys(HOOKS) as readonly HookChannel[];
/** Whether a token goes with its address: no other has a use for one. */
export const takesToken = (channel: HookChannel): boolean => HOOKS[channel].secret === "token";

/** Those that a wish may name. */
export const CHANNELS = [MAIL, PUSH, ...HOOK_CHANNELS] as const;
export type KnownChannel = (typeof CHANNELS)[number];

/**
 * What a reminder carries for which no channels were asked, as every version wrote it: at its firing it stands for the channels
 * of the settings as they are then.
 */
export const USUAL_CHANNELS: readonly ChannelName[] = [MAIL];
