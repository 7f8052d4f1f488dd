import { isPostureLevel, isPostureSystem, type PostureSystem } from "./rules";

const SYSTEM_LABELS: Record<PostureSystem, string> = {
  DEFCON: "DEFCON",
  FPCON: "FPCON",
  WATCHCON: "WATCHCON",
  INFOCON: "INFOCON",
  CPCON: "CPCON",
  TRAVEL_ADVISORY: "Travel advisory",
  DEPARTURE: "Departure status",
};

const DEFCON_EXERCISE_TERMS: Record<string, string> = {
  "5": "FADE OUT",
  "4": "DOUBLE TAKE",
  "3": "ROUND HOUSE",
  "2": "FAST PACE",
  "1": "COCKED PISTOL",
};

/**
 * A level with its system: `DEFCON 2 (FAST PACE)`, `FPCON BRAVO`. What is told in free words reads `DEFCON: Lowered
 * in steps`, and a measure outside the systems `Air defence: Fire on overflights` for AIR_DEFENCE.
 */
export function postureWords(system: string, level: string): string {
  const name = isPostureSystem(system) ? SYSTEM_LABELS[system] : inSentenceCase(system);
  if (!isPostureLevel(system, level)) return `${name}: ${level}`;
  const term = system === "DEFCON" ? DEFCON_EXERCISE_TERMS[level] : undefined;
  return term ? `${name} ${level} (${term})` : `${name} ${level}`;
}

function inSentenceCase(code: string): string {
  const words = code.replaceAll("_", " ").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
