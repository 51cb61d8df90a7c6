/** Every route of the application, as data. The router, the OpenAPI document and the tests' matrices are made of it. */
import { accountRoutes } from "./accountRoutes.ts";
import { calendarRoutes } from "./calendarRoutes.ts";
import { chatRoute } from "./chatRoute.ts";
import { clientRoutes } from "./clientRoutes.ts";
import { endpointRoutes } from "./endpointRoutes.ts";
import { filterRoutes } from "./filterRoutes.ts";
import { hookRoutes } from "./hookRoutes.ts";
import { importRoutes } from "./importRoutes.ts";
import { invitationRoutes } from "./invitationRoutes.ts";
import { journalRoutes } from "./journalRoutes.ts";
import { labelRoutes } from "./labelRoutes.ts";
import { modelRoutes } from "./modelRoutes.ts";
import { openApiRoute, operationRoutes } from "./operationRoutes.ts";
import { proposalRoutes } from "./proposalRoutes.ts";
import { pushRoutes } from "./pushRoutes.ts";
import { quickAddRoute } from "./quickAddRoute.ts";
import { recurrenceRoutes } from "./recurrenceRoutes.ts";
import { reminderRoutes } from "./reminderRoutes.ts";
import type { Route } from "./route.ts";
import { streamRoutes } from "./streamRoutes.ts";
import { taskRoutes } from "./taskRoutes.ts";

export const routeList: readonly Route[] = [
	...accountRoutes,
	...invitationRoutes,
	...clientRoutes,
	...calendarRoutes,
	quickAddRoute,
	...taskRoutes,
	...recurrenceRoutes,
	...reminderRoutes,
	...endpointRoutes,
	...pushRoutes,
	...hookRoutes,
	...labelRoutes,
	...filterRoutes,
	...journalRoutes,
	...importRoutes,
	...modelRoutes,
	...proposalRoutes,
	...streamRoutes,
	chatRoute,
	...operationRoutes,
	openApiRoute(async ({ auth }) => {
		const { makeOpenApiDocument } = await import("../openApi.ts");
		return makeOpenApiDocument(routeList, auth.cookie);
	}),
];
