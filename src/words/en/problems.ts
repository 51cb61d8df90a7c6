/** What a person reads of the server itself in English: titles of problems by status, and the page that stands in for the page. */
export const problems = {
	titles: {
		400: "Bad Request",
		401: "Unauthorized",
		403: "Forbidden",
		404: "Not Found",
		405: "Method Not Allowed",
		408: "Request Timeout",
		409: "Conflict",
		412: "Precondition Failed",
		413: "Payload Too Large",
		415: "Unsupported Media Type",
		422: "Unprocessable Entity",
		429: "Too Many Requests",
		431: "Request Header Fields Too Large",
		500: "Internal Server Error",
		503: "Service Unavailable",
	},
};
export type ProblemWords = typeof problems;
