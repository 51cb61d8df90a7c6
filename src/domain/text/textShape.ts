import { z } from "zod";

/** A text of a form that is looked at elsewhere: the type names what it is meant to be. */
export const text = <Text extends string = string>() => z.string() as z.ZodType<string> as z.ZodType<Text>;
