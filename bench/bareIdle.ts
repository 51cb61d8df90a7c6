/**
 * The floor of idling, as a process of its own: it wakes and asks PostgreSQL as often as a server with nothing to do (decision
 * 0136), and that is all. `node bench/bareIdle.ts <DATABASE_URL>`; says `ready` once it is connected.
 */
import pg from "pg";

const WAKES_A_SECOND = 12;
const STATEMENTS_A_SECOND = 3;

const [connectionString = ""] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString, max: 1 });
await pool.query("SELECT 1");
for (let n = 0; n < WAKES_A_SECOND; n += 1) {
	const asks = n < STATEMENTS_A_SECOND;
	// Each at its own time of the second, as the loops of a server are.
	setTimeout(
		() => setInterval(() => void (asks && pool.query({ name: "one", text: "SELECT 1" })), 1_000),
		(n * 1_000) / WAKES_A_SECOND,
	);
}
process.stdout.write("ready\n");
