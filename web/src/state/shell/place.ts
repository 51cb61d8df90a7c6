/** Where in the page the user is: `/?show=<part of the list>&filter=<filter>&month=<month>&at=<instant>&task=<id>#<view>/<thread id>`, so that reload, Back and the link of a mail lead there. */
import { type Accessor, createContext, createSignal, onCleanup, useContext } from "solid-js";
import { type ListPart, readListPart } from "../desk/listParts.ts";
import { makeSteps, type Steps } from "./steps.ts";
import { VIEWS, type ViewName } from "./viewNames.ts";

/** Characters of a filter. */
const LONGEST_FILTER = 500;

/** A task that is open. */
export interface OpenTask {
	readonly id: number;
	/** How the id of the account begins whose mail named it; ids of tasks count from 1 in each. */
	readonly account?: string | undefined;
}

export interface Where {
	readonly view: ViewName;
	readonly threadId: string | undefined;
	/** The part of the list. */
	readonly shown: ListPart;
	/** Stands in front of the part: only what it chooses is shown. Empty: its line is open and says nothing yet. */
	readonly filter: string | undefined;
	/** What comes as a grid of this month (`2026-12`); undefined: as a list. */
	readonly month: string | undefined;
	/** The list as it was at that instant (RFC 3339); undefined: as it is. */
	readonly at: string | undefined;
	readonly task: OpenTask | undefined;
}

/** Of an address's query and hash. What it does not understand it leaves out. */
function readAddress(search: string, hash: string): Where {
	const [view, threadId] = hash.replace(/^#/, "").split("/");
	const query = new URLSearchParams(search);
	const id = /^[1-9]\d{0,8}$/.test(query.get("task") ?? "") ? Number(query.get("task")) : undefined;
	const account = query.get("account") ?? undefined;
	return {
		view: VIEWS.find((known) => known === view) ?? "chat",
		threadId: threadId && /^[\w-]{1,100}$/.test(threadId) ? threadId : undefined,
		shown: readListPart(query.get("show")),
		filter: query.get("filter")?.slice(0, LONGEST_FILTER),
		month: /^[12]\d{3}-(?:0[1-9]|1[0-2])$/.exec(query.get("month") ?? "")?.[0],
		at: /^\d{4}-[\d-]+T[\d:.]+Z$/.exec(query.get("at") ?? "")?.[0],
		task: id === undefined ? undefined : { id, account },
	};
}

export interface Navigation extends Pick<Steps, "stand"> {
	readonly where: Accessor<Where>;
	go(view: ViewName): void;
	/** Shows a part of the list: a step of its own. */
	show(part: ListPart): void;
	/** What the list is filtered by; undefined: nothing, and the line is gone. */
	filter(text: string | undefined): void;
	month(month: string | undefined): void;
	/** The list as it was then, from wherever one is; undefined: as it is. */
	lookBack(at: string | undefined): void;
	/** No step to go back from: a thread that has just come into being was there all the time. */
	openThread(threadId: string | undefined, view?: ViewName): void;
	/** Opens the dialog of a task, instead of one that is open; without an id closes it. */
	openTask(taskId: number | undefined): void;
}

export function createNavigation(): Navigation {
	const read = () => readAddress(location.search, location.hash);
	const [where, setWhere] = createSignal(read());
	const text = (hasDialogs: boolean) => {
		const { view, threadId, shown, filter, month, at, task } = where();
		const query = new URLSearchParams();
		if (shown !== "all") query.set("show", shown);
		if (filter !== undefined) query.set("filter", filter);
		if (month !== undefined && shown === "upcoming") query.set("month", month);
		if (at !== undefined) query.set("at", at);
		if (hasDialogs && task) query.set("task", String(task.id));
		if (hasDialogs && task?.account) query.set("account", task.account);
		const asked = query.size > 0 ? `?${query}` : "";
		return `${location.pathname}${asked}#${view}${threadId ? `/${threadId}` : ""}`;
	};
	/** Beside the conversation the list is in view already; on a phone it is another view. */
	const listView = () => (where().view === "chat" && matchMedia("(min-width: 900px)").matches ? "chat" : "tasks");
	const steps = makeSteps({ text, read: () => setWhere(read()) });
	onCleanup(steps.end);
	return {
		where,
		stand: steps.stand,
		go: (view) => {
			if (view === where().view) return;
			setWhere({ ...where(), view });
			steps.turn();
		},
		show: (shown) => {
			const view = listView();
			if (shown === where().shown && view === where().view && where().filter === undefined) return;
			setWhere({ ...where(), view, shown, filter: undefined });
			steps.turn();
		},
		filter: (filter) => {
			const before = where().filter;
			setWhere({ ...where(), view: listView(), filter });
			// One step for the line as a whole, not for each letter.
			if ((before === undefined) === (filter === undefined)) steps.rename();
			else steps.turn();
		},
		month: (month) => {
			setWhere({ ...where(), month });
			steps.rename();
		},
		lookBack: (at) => {
			const { at: before } = where();
			setWhere({ ...where(), view: listView(), filter: undefined, month: undefined, at });
			// From one instant to another it is the same look.
			if ((before === undefined) === (at === undefined)) steps.rename();
			else steps.turn();
		},
		openThread: (threadId, view = where().view) => {
			setWhere({ ...where(), view, threadId });
			steps.rename();
		},
		openTask: (id) => {
			setWhere({ ...where(), task: id === undefined ? undefined : { id } });
			steps.rename();
		},
	};
}

const NavigationContext = createContext<Navigation>();
export const NavigationProvider = NavigationContext.Provider;

export function useNavigation(): Navigation {
	const navigation = useContext(NavigationContext);
	if (!navigation) throw new Error("This view stands outside the page's navigation.");
	return navigation;
}
