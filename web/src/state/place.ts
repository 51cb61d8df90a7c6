/** Where in the page the user is: `#<view>/<thread id>`, so that reload and back button keep it. */
import { type Accessor, createSignal, onCleanup } from "solid-js";

export const VIEWS = ["chat", "tasks", "history", "deliveries", "settings", "dashboard"] as const;
export type ViewName = (typeof VIEWS)[number];

export interface Where {
	readonly view: ViewName;
	readonly threadId: string | undefined;
}

function readHash(hash: string): Where {
	const [view, threadId] = hash.replace(/^#/, "").split("/");
	const name = VIEWS.find((known) => known === view) ?? "chat";
	return { view: name, threadId: threadId && /^[\w-]{1,100}$/.test(threadId) ? threadId : undefined };
}

export interface Navigation {
	readonly where: Accessor<Where>;
	go(view: ViewName): void;
	/** Replaces the entry in the browser's history: a thread that has just come into being is no step to go back from. */
	openThread(threadId: string | undefined, view?: ViewName): void;
}

export function createNavigation(): Navigation {
	const [where, setWhere] = createSignal(readHash(location.hash));
	const follow = () => setWhere(readHash(location.hash));
	addEventListener("hashchange", follow);
	onCleanup(() => removeEventListener("hashchange", follow));
	const text = (next: Where) => `#${next.view}${next.threadId ? `/${next.threadId}` : ""}`;
	return {
		where,
		go: (view) => {
			location.hash = text({ ...where(), view });
		},
		openThread: (threadId, view = where().view) => {
			const next = { view, threadId };
			history.replaceState(null, "", text(next));
			setWhere(next);
		},
	};
}
