/** What the HTTP adapter needs of the rest, as narrow as it calls it. */

import type { RequestOutline } from "../language/requests/requestOutline.ts";
import type { QuickAddReading, ReadingContext } from "../language/shapes/reading.ts";
import type { Clients } from "../ports/accounts/clients.ts";
import type { SecurityLog } from "../ports/accounts/securityLog.ts";
import type { ChatServer } from "../ports/assistant/chatServer.ts";
import type { Mcp } from "../ports/assistant/mcp.ts";
import type { ModelUsage } from "../ports/assistant/modelUsage.ts";
import type { Exposition, PodCounts } from "../ports/cluster/podCounts.ts";
import type { Dashboard, HealthReport } from "../ports/cluster/podReport.ts";
import type { CommandGate } from "../ports/commands/commandGate.ts";
import type { Journal } from "../ports/commands/journal.ts";
import type { SendAgain } from "../ports/delivery/deliveryLedger.ts";
import type { Endpoints } from "../ports/delivery/endpoints.ts";
import type { HookSettings } from "../ports/delivery/hooks.ts";
import type { MailLinks } from "../ports/delivery/mailLinks.ts";
import type { PushSubscribing } from "../ports/delivery/pushDevices.ts";
import type { UserTurns } from "../ports/limits/userTurns.ts";
import type { Clock } from "../ports/process/clock.ts";
import type { Log } from "../ports/process/log.ts";
import type { Tracing } from "../ports/process/tracing.ts";
import type { CalendarFeeds } from "../ports/reading/calendarFeeds.ts";
import type { ConversationUpdates, LiveUpdates } from "../ports/reading/liveUpdates.ts";
import type { ReadModel } from "../ports/reading/readModel.ts";
import type { ToolParts } from "../tools/tool.ts";
import type { Auth } from "./identity/auth.ts";
import type { InternalDoor } from "./internal/internalDoor.ts";
import type { OAuth } from "./oauth/oauth.ts";
import type { UserBounds } from "./userBounds.ts";

export interface HttpConfig {
	/** 0 takes a free one. */
	readonly port: number;
	readonly host: string;
	/** Origin under which browsers reach us. */
	readonly publicUrl: string;
	/** Further origins whose pages may send changes with our cookie. */
	readonly trustedOrigins: readonly string[];
	/** Addresses and networks whose word on a client's address counts. */
	readonly trustedProxies: readonly string[];
}

/** Pure: the same text at the same instant under the same settings reads the same. */
export type QuickAddReader = (text: string, context: ReadingContext) => QuickAddReading | Promise<QuickAddReading>;
/** What the chat would make of a text: the kinds of its requests, with the tasks that they add. */
export type RequestReader = (
	text: string,
	context: ReadingContext,
) => readonly RequestOutline[] | Promise<readonly RequestOutline[]>;

export interface Deps {
	readonly config: HttpConfig;
	readonly gate: CommandGate;
	/** What tools are used with: those that clients use, and what waits for the user's yes. */
	readonly tools: ToolParts;
	readonly readModel: ReadModel;
	readonly endpoints: Endpoints;
	readonly push: PushSubscribing;
	/** What the links in reminders' mails allow. */
	readonly mailLinks: Pick<MailLinks, "read">;
	readonly hooks: HookSettings;
	/** Queues what was given up, and has it sent. */
	readonly sendAgain: SendAgain;
	readonly journal: Pick<Journal, "eventsAfter" | "findAnswer" | "tasksAddedBy">;
	readonly liveUpdates: Pick<LiveUpdates, "subscribe">;
	readonly conversations: Pick<ConversationUpdates, "subscribe">;
	readonly chat: ChatServer;
	readonly auth: Auth;
	readonly clients: Clients;
	readonly feeds: CalendarFeeds;
	readonly oauth: OAuth;
	readonly mcp: Mcp;
	readonly bounds: UserBounds;
	/** How often the database has answered so far. A number that rises between two looks: it is there, if busy. */
	readonly databaseAnswered: () => number;
	readonly isOperator: (user_id: string, email: string) => Promise<boolean>;
	/** Whether nothing is mailed to the account until its address is confirmed. */
	readonly mustConfirm: (user_id: string) => Promise<boolean>;
	readonly security: SecurityLog;
	/** This pod's, or every pod's. */
	readonly dashboard: (scope: "pod" | "cluster") => Promise<Dashboard>;
	readonly live: () => HealthReport;
	readonly health: () => Promise<HealthReport>;
	readonly metrics: Exposition & Pick<PodCounts, "noteRequest">;
	/** Whose requests are answered when: so many at once for each user. */
	readonly requests: UserTurns;
	/** Whose texts are read when: by these, a reading at a time for each user. */
	readonly readings: UserTurns;
	readonly readText: QuickAddReader;
	readonly readRequests: RequestReader;
	/** Undefined: there is no model. */
	readonly modelUsage?: ModelUsage | undefined;
	/** Whether the chat turns speech into text. */
	readonly hears: boolean;
	readonly clock: Clock;
	readonly log: Log;
	/** Undefined: requests belong to no trace. */
	readonly tracing?: Pick<Tracing, "span">;
	/** For other pods; undefined: none can reach this one. */
	readonly door?: InternalDoor | undefined;
	/** Folder of the built page. */
	readonly webRoot: string;
}
