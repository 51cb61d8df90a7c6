import { createResource, For } from "solid-js";
import { useDesk } from "../../state/desk/desk.ts";
import { latestOf } from "../../state/parts/latestOf.ts";
import { useAllWords } from "../../words/words.ts";
import { type Hook, HookField } from "./HookField.tsx";

/** Addresses of the user's own that reminders are posted to. */
export function Hooks() {
	const desk = useDesk();
	const words = useAllWords();
	const channels = () => Object.keys(words().reach.hooks.at) as Hook["channel"][];
	const [hooks, { refetch }] = createResource(
		async () => (await desk.requests.read<{ data: readonly Hook[] }>("/api/hooks")).data,
	);
	return (
		<For each={channels()}>
			{(channel) => (
				<HookField
					channel={channel}
					hook={latestOf(hooks)?.find((one) => one.channel === channel)}
					onChanged={async () => void (await refetch())}
				/>
			)}
		</For>
	);
}
