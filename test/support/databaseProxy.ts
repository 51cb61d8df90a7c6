/** A door in front of a PostgreSQL that listens on a socket (tcpDoor.ts). */
import { join } from "node:path";
import { createTcpDoor, type TcpDoor } from "./tcpDoor.ts";

export interface DatabaseProxy extends Pick<TcpDoor, "close" | "open" | "cutAfter" | "cuts"> {
	readonly url: string;
	stop(): Promise<void>;
}

/** `url`: of the embedded server, `postgres://user@<encoded folder of the socket>/database`. */
export async function createDatabaseProxy(url: string): Promise<DatabaseProxy> {
	const { username, host, pathname } = new URL(url);
	const door = await createTcpDoor({ path: join(decodeURIComponent(host), ".s.PGSQL.5432") });
	return {
		url: `postgres://${username}@127.0.0.1:${door.port}${pathname}`,
		close: door.close,
		open: door.open,
		cutAfter: door.cutAfter,
		get cuts() {
			return door.cuts;
		},
		stop: door.close,
	};
}
