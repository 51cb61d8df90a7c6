import { createResource, For } from "solid-js";
import { useDesk } from "../state/desk.ts";
import { had } from "../state/had.ts";
import { HookField } from "./HookField.tsx";

export interface Hook {
	readonly channel: "webhook";
	readonly url: string;
	readonly made_at: string;
	/** Since when its server wants nothing more. */
	readonly ended_at: string | null;
}
const CHANNELS = ["webhook"] as const;

/** Addresses of the user's own that reminders are posted to. */
export function Hooks() {
	const desk = useDesk();
	const [hooks, { refetch }] = createResource(
		async () => (await desk.requests.read<{ data: readonly Hook[] }>("/api/hooks")).data,
	);
	return (
		<For each={CHANNELS}>
			{(channel) => (
				<HookField
					channel={channel}
					hook={had(hooks)?.find((one) => one.channel === channel)}
					onChanged={async () => void (await refetch())}
				/>
			)}
		</For>
	);
}
