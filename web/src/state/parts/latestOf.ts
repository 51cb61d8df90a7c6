import type { Resource } from "solid-js";

/** What a resource has; undefined while it comes and where it could not be had. Read as it is, one that failed throws into the view. */
export const latestOf = <T>(resource: Resource<T>): T | undefined => (resource.error ? undefined : resource.latest);
