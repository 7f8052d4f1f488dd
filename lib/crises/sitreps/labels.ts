import type { Convention, Precedence } from "./rules";

export const PRECEDENCE_LABELS: Record<Precedence, string> = {
  FLASH: "Flash",
  IMMEDIATE: "Immediate",
  PRIORITY: "Priority",
  ROUTINE: "Routine",
};

export const CONVENTION_LABELS: Record<Convention, { name: string; meaning: string }> = {
  SUPERSEDES: { name: "Supersedes", meaning: "Stands alone and replaces the report before it." },
  CUMULATIVE: { name: "Cumulative", meaning: "Holds everything since the crisis began." },
  INCREMENTAL: {
    name: "Incremental",
    meaning: "Tells what changed since the report before it; what stays as it was says NO CHANGE.",
  },
};
