/** The steps that make the tables, in the order in which they came; a later one may be there before an earlier one is. */
import { AccountMails1765000300000 } from "./migrations/accountMails1765000300000.ts";
import { Bundles1765100100000 } from "./migrations/bundles1765100100000.ts";
import { CalendarFeeds1765200000000 } from "./migrations/calendarFeeds1765200000000.ts";
import { Clients1765000200000 } from "./migrations/clients1765000200000.ts";
import { ClientTrust1765400000000 } from "./migrations/clientTrust1765400000000.ts";
import { DeadLetters1764400000000 } from "./migrations/deadLetters1764400000000.ts";
import { DeliveryChannels1765000000000 } from "./migrations/deliveryChannels1765000000000.ts";
import { DeliveryIndexes1764900000000 } from "./migrations/deliveryIndexes1764900000000.ts";
import { DeliveryReasons1765700000000 } from "./migrations/deliveryReasons1765700000000.ts";
import { DeliveryTurns1764400100000 } from "./migrations/deliveryTurns1764400100000.ts";
import { Digests1765300600000 } from "./migrations/digests1765300600000.ts";
import { DigestsGivenUp1765500100000 } from "./migrations/digestsGivenUp1765500100000.ts";
import { Durations1764200100000 } from "./migrations/durations1764200100000.ts";
import { Endpoints1765000100000 } from "./migrations/endpoints1765000100000.ts";
import { Floating1764000200000 } from "./migrations/floating1764000200000.ts";
import { Following1764700000000 } from "./migrations/following1764700000000.ts";
import { ForgottenLinks1765000320000 } from "./migrations/forgottenLinks1765000320000.ts";
import { Hooks1765300000000 } from "./migrations/hooks1765300000000.ts";
import { JournalAskedBy1764300000000 } from "./migrations/journalAskedBy1764300000000.ts";
import { OAuth1765000210000 } from "./migrations/oauth1765000210000.ts";
import { PlaceOrder1764200200000 } from "./migrations/placeOrder1764200200000.ts";
import { Pods1764000300000 } from "./migrations/pods1764000300000.ts";
import { Proposals1765000110000 } from "./migrations/proposals1765000110000.ts";
import { PushDevices1765100200000 } from "./migrations/pushDevices1765100200000.ts";
import { QuietHours1765100000000 } from "./migrations/quietHours1765100000000.ts";
import { RefusedAt1765600000000 } from "./migrations/refusedAt1765600000000.ts";
import { Series1764000100000 } from "./migrations/series1764000100000.ts";
import { SetBack1764000400000 } from "./migrations/setBack1764000400000.ts";
import { SignUpLinks1764500100000 } from "./migrations/signUpLinks1764500100000.ts";
import { Tables1764000000000 } from "./migrations/tables1764000000000.ts";
import { TasksAskedBy1764310000000 } from "./migrations/tasksAskedBy1764310000000.ts";
import { TasksSortedBy1764900100000 } from "./migrations/tasksSortedBy1764900100000.ts";
import { TurnClaims1765500000000 } from "./migrations/turnClaims1765500000000.ts";
import { Unused1764200300000 } from "./migrations/unused1764200300000.ts";
import { UsedCodes1765000310000 } from "./migrations/usedCodes1765000310000.ts";

export const MIGRATIONS = [
	Tables1764000000000,
	Series1764000100000,
	Floating1764000200000,
	Pods1764000300000,
	SetBack1764000400000,
	Durations1764200100000,
	PlaceOrder1764200200000,
	Unused1764200300000,
	DeadLetters1764400000000,
	SignUpLinks1764500100000,
	DeliveryTurns1764400100000,
	JournalAskedBy1764300000000,
	TasksAskedBy1764310000000,
	Following1764700000000,
	DeliveryIndexes1764900000000,
	TasksSortedBy1764900100000,
	DeliveryChannels1765000000000,
	AccountMails1765000300000,
	Clients1765000200000,
	OAuth1765000210000,
	Endpoints1765000100000,
	Proposals1765000110000,
	UsedCodes1765000310000,
	ForgottenLinks1765000320000,
	QuietHours1765100000000,
	Bundles1765100100000,
	PushDevices1765100200000,
	CalendarFeeds1765200000000,
	Hooks1765300000000,
	Digests1765300600000,
	ClientTrust1765400000000,
	TurnClaims1765500000000,
	RefusedAt1765600000000,
	DigestsGivenUp1765500100000,
	DeliveryReasons1765700000000,
] as const;
