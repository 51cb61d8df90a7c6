/** Where the page shows a task: `account` tells a browser that is signed in as somebody else, without telling who it is. */
export function taskLink(
	publicUrl: string,
	{ user_id, task_id }: { readonly user_id: string; readonly task_id: number },
) {
	return new URL(`/?task=${task_id}&account=${user_id.slice(0, 8)}`, publicUrl).href;
}
