/** Whether somebody listens at an address, found out by a connection that says nothing. */
import { once } from "node:events";
import { connect } from "node:net";
import type { Clock } from "../ports/process/clock.ts";
import { within } from "../timing/within.ts";

/** ms. */
export const CONNECT_MS = 2_000;

export async function isOpen(host: string, port: number, clock: Clock): Promise<boolean> {
	const socket = connect({ host, port });
	try {
		return await within(clock, CONNECT_MS, once(socket, "connect"));
	} catch {
		// Refused, or not to be reached: nobody listens there.
		return false;
	} finally {
		socket.destroy();
	}
}
