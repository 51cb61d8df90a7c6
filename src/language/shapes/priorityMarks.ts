/** The words of a priority that every language has: numbers, and the names that the interface itself uses. */
import type { Priority } from "../../domain/tasks/task.ts";

export const PRIORITY_MARKS: Readonly<Record<string, Priority>> = {
	urgent: "urgent",
	high: "high",
	medium: "medium",
	low: "low",
	p1: "urgent",
	p2: "high",
	p3: "medium",
	p4: "low",
	"1": "urgent",
	"2": "high",
	"3": "medium",
	"4": "low",
};
