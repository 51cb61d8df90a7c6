/** One app and one user for the tests of a file that are about tasks. */
import type { Test } from "uvu";
import type { ReceiptView, TaskView } from "../../src/http/contract/contract.ts";
import { type Client, signUp } from "../support/client.ts";
import { startTestApp, type TestApp } from "./testApp.ts";

export interface Written {
	readonly task: TaskView;
	readonly events: readonly ReceiptView[];
}

export interface TaskScene {
	readonly app: TestApp;
	readonly user: Client;
	/** Adds a task and returns it. */
	add(body: object): Promise<TaskView>;
}

/** Is there from the first test of the suite to its last. */
export function createTaskScene(test: Test): TaskScene {
	let app: TestApp | undefined;
	let user: Client | undefined;
	test.before(async () => {
		app = await startTestApp();
		user = await signUp(app.url);
	});
	test.after(() => app?.stop());
	return {
		get app() {
			if (!app) throw new Error("the scene is there within tests");
			return app;
		},
		get user() {
			if (!user) throw new Error("the scene is there within tests");
			return user;
		},
		async add(body) {
			return (await this.user.request<Written>("POST", "/api/tasks", { body })).body.task;
		},
	};
}
