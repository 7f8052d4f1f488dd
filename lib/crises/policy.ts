/**
 * Who may do what with a crisis and its reports, for buttons and messages. The row policies of the database say the
 * same and decide; a test holds the two equal.
 */
import { coversAny, hasRole } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { compareLevels, type MarkingLevel } from "@/lib/markings/rules";

export type CrisisAccess = {
  isHistorical: boolean;
  marking: MarkingLevel;
  /** Alpha-3 of the nations it may be shown to beside the home nation. */
  releasableNations: readonly string[];
  countryCodes: readonly string[];
};

/** A historical sample is open to everyone; another crisis by country, marking and releasability. */
export function canReadCrisis(viewer: Viewer, crisis: CrisisAccess): boolean {
  return (
    crisis.isHistorical ||
    (coversAny(viewer, crisis.countryCodes) &&
      isWithinCeiling(viewer, crisis.marking) &&
      (viewer.isHome || crisis.releasableNations.includes(viewer.nation)))
  );
}

/** Whether the viewer may open any crisis at all. */
export function canOpenCrises(viewer: Viewer): boolean {
  return hasRole(viewer, "OFFICER") && viewer.isHome;
}

/** Whether the viewer may open this one: it must touch a country they cover and stay below their ceiling. */
export function canOpenCrisis(
  viewer: Viewer,
  crisis: Pick<CrisisAccess, "marking" | "countryCodes">,
): boolean {
  return (
    canOpenCrises(viewer) && coversAny(viewer, crisis.countryCodes) && isWithinCeiling(viewer, crisis.marking)
  );
}

/** Whether the viewer may change the crisis, add to its log, and draft and publish its reports. */
export function canEditCrisis(viewer: Viewer, crisis: CrisisAccess): boolean {
  return hasRole(viewer, "SYSTEM") || (!crisis.isHistorical && canOpenCrisis(viewer, crisis));
}

/** Drafts are for those who write them; published reports for everyone who may read the crisis. */
export function canReadSitrep(
  viewer: Viewer,
  crisis: CrisisAccess,
  report: { isPublished: boolean },
): boolean {
  return canReadCrisis(viewer, crisis) && (report.isPublished || canEditCrisis(viewer, crisis));
}

/** Leaders acknowledge what is published; the reports of a historical sample wait for nobody. */
export function canAcknowledge(
  viewer: Viewer,
  crisis: CrisisAccess,
  report: { isPublished: boolean },
): boolean {
  return (
    hasRole(viewer, "LEADER") && report.isPublished && !crisis.isHistorical && canReadCrisis(viewer, crisis)
  );
}

/** A secret term stays with the nation that keeps the record, until it is history. */
export function canReadPosition(
  viewer: Viewer,
  crisis: CrisisAccess,
  position: { isSecret: boolean },
): boolean {
  return canReadCrisis(viewer, crisis) && (crisis.isHistorical || !position.isSecret || viewer.isHome);
}

function isWithinCeiling(viewer: Viewer, marking: MarkingLevel): boolean {
  return compareLevels(marking, viewer.markingCeiling) <= 0;
}
