/**
 * What a turn reads of the user over and over, settings and labels: read once, together, and again after what the turn itself
 * may have changed of them. What others change meanwhile is seen by the next turn.
 */
import type { CommandGate, CommandResult } from "../ports/commands/commandGate.ts";
import type { Profile, ReadModel } from "../ports/reading/readModel.ts";

interface TurnParts {
	readonly gate: CommandGate;
	readonly readModel: ReadModel;
}

/** The same gate and the same read model, for one turn of one user. */
export function readProfileOnce({ gate, readModel }: TurnParts): TurnParts {
	let known: Promise<Profile> | undefined;
	const profile = (user_id: string) => {
		known ??= readModel.profile(user_id).catch((fault: unknown) => {
			known = undefined;
			throw fault;
		});
		return known;
	};
	return {
		gate: {
			async execute(envelope) {
				const result = await gate.execute(envelope);
				if (!leavesProfile(result)) known = undefined;
				return result;
			},
		},
		readModel: {
			...readModel,
			profile,
			settings: async (user_id) => (await profile(user_id)).settings,
			labels: profile,
		},
	};
}

const PROFILE_EVENTS = /^(settings|category|tag)\./;

/** A command that was refused may have met what somebody else has just changed. */
function leavesProfile(result: CommandResult): boolean {
	if (result.kind !== "done") return false;
	const { answer, events } = result;
	const isOfTask = answer.kind === "task" || answer.kind === "reminder";
	return isOfTask && !events.some(({ type }) => PROFILE_EVENTS.test(type));
}
