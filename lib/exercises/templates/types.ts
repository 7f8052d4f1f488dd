import { engagementType, typesInGroup } from "@/lib/engagements/types";

/** The types of engagement that an exercise can be, as choices. */
export const EXERCISE_TYPES = typesInGroup("EXERCISE").map(({ code, name }) => ({
  value: code,
  label: name,
}));

/** The name of a type of exercise; a code from a newer version stands for itself. */
export function exerciseTypeName(code: string): string {
  return engagementType(code)?.name ?? code;
}
