import { createResource } from "solid-js";
import { useDesk } from "../desk/desk.ts";
import { latestOf } from "../parts/latestOf.ts";

export interface OwnRows<Row> {
	/** None while they come, and where they could not be had. */
	readonly rows: () => readonly Row[];
	readonly isUnreadable: () => boolean;
	/** Asks for them again. */
	readonly refetch: () => void;
	/** Does what `work` does, says in a toast what it resolves to, or its fault, and asks for the rows again. */
	readonly act: (work: () => Promise<string | undefined>) => Promise<void>;
}

/** What a part of the account lists: the rows that `path` answers with, and deeds on them. */
export function useOwnRows<Row>(path: string): OwnRows<Row> {
	const desk = useDesk();
	const [resource, { refetch }] = createResource(
		async () => (await desk.requests.read<{ data: readonly Row[] }>(path)).data,
	);
	return {
		rows: () => latestOf(resource) ?? [],
		isUnreadable: () => resource.error !== undefined,
		refetch: () => void refetch(),
		async act(work) {
			try {
				const said = await work();
				if (said !== undefined) desk.toasts.show(said);
			} catch (problem) {
				desk.toasts.fail(problem);
			}
			void refetch();
		},
	};
}
