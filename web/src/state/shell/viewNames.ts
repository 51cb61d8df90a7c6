/** The views that the page has, by their names in its address. */
export const VIEWS = ["chat", "tasks", "history", "deliveries", "settings", "dashboard"] as const;
export type ViewName = (typeof VIEWS)[number];
