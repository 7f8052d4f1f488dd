import type { FigureKind, SeriesStatus } from "@/lib/generated/prisma/enums";

export const SERIES_STATUS_LABELS: Readonly<Record<SeriesStatus, string>> = {
  ACTIVE: "Held today",
  DISCONTINUED: "Discontinued",
  RENAMED: "Goes on under another name",
};

export const FIGURE_KIND_LABELS: Readonly<Record<FigureKind, string>> = {
  NATIONS: "Nations",
  TROOPS: "Troops",
  SHIPS: "Ships",
  AIRCRAFT: "Aircraft",
  OBSERVERS: "Observer nations",
};
