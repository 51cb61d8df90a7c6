import { createResource, For } from "solid-js";
import { useDesk } from "../state/desk.ts";
import { had } from "../state/had.ts";
import { type Hook, HookField } from "./HookField.tsx";

const CHANNELS = ["ntfy", "webhook"] as const;

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
