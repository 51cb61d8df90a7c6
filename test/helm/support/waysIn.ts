/** The ways in that Ingress and HTTPRoute must both lead: what has no slash at its end is routed, too. */

export const PATHS = [
	"/",
	"/mcp",
	"/mcp/sse",
	"/.well-known/oauth-protected-resource",
	"/.well-known",
	"/api/tasks",
	"/health/ready",
];

/** By Kubernetes' rule for Prefix: element by element, without regard to a slash at the end. */
export const matches = (rule: string, path: string) =>
	rule === "/" || path === rule || path.startsWith(`${rule.replace(/\/$/, "")}/`);
