import type { Service } from "./ranks";

/** Words for the services of armed forces. */
export const SERVICE_LABELS: Readonly<Record<Service, string>> = {
  ARMY: "Army",
  NAVY: "Navy",
  AIR_FORCE: "Air force",
  MARINES: "Marines",
  SPACE_FORCE: "Space force",
  COAST_GUARD: "Coast guard",
  JOINT: "Joint",
  CIVILIAN: "Civilian",
};
