/** The tables as TypeORM knows them; a test holds them to what the migrations make. */
import { ACCOUNT_MAIL, ENDPOINT, HOOK, PUSH_DEVICE, SIGN_UP_LINK, USED_CODE } from "./entities/accountEntities.ts";
import { THREAD, THREAD_ITEM } from "./entities/chatEntities.ts";
import { CALENDAR_FEED, CLIENT } from "./entities/clientEntities.ts";
import { DIGEST, DIGEST_PLAN } from "./entities/digestEntities.ts";
import { DEAD_LETTER, OUTBOX, POD, SHARD } from "./entities/logEntities.ts";
import { PROPOSAL } from "./entities/proposalEntities.ts";
import { DELIVERY, REMINDER, TASK } from "./entities/taskEntities.ts";
import { ACCOUNT, JOURNAL, USER_ACTOR } from "./entities/userEntities.ts";

export const ENTITIES = [
	ACCOUNT,
	USER_ACTOR,
	JOURNAL,
	TASK,
	REMINDER,
	DELIVERY,
	DIGEST_PLAN,
	DIGEST,
	OUTBOX,
	DEAD_LETTER,
	SHARD,
	POD,
	THREAD,
	THREAD_ITEM,
	SIGN_UP_LINK,
	ACCOUNT_MAIL,
	CLIENT,
	CALENDAR_FEED,
	ENDPOINT,
	PUSH_DEVICE,
	HOOK,
	PROPOSAL,
	USED_CODE,
] as const;
