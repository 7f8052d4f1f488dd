/** Something that keeps a record from being saved or published; `field` is the form's path of the field. */
export type Problem = {
  field: string;
  message: string;
  /** What it is about, where the place in the form may come to hold something else. */
  about?: string;
};

/** A problem of a form that was read all the same: without that field where it is left out, else as it stands. */
export type Fault = Problem & { isLeftOut: boolean };

/** The field of the record that a path of the form lies in. */
export function rootOf(path: string): string {
  return path.split(".")[0] ?? path;
}

/** What else must be as it was meant for a problem of a field to be one. */
const RESTS_ON: Readonly<Record<string, readonly string[]>> = {
  subtype: ["type"],
  closingReasonId: ["status", "statusReason"],
  countries: ["startsOn"],
  hostCountry: ["startsOn"],
  startsOn: ["status", "datePrecision"],
  endsOn: ["status", "datePrecision", "startsOn"],
  startTime: ["datePrecision", "startsOn", "endTime", "countries", "hostCountry", "timeZone"],
  endTime: ["datePrecision", "startsOn", "endsOn", "startTime", "countries", "hostCountry", "timeZone"],
  latitude: ["longitude"],
  longitude: ["latitude"],
  atmosphericsReason: ["atmospherics"],
  attendance: ["type", "startsOn"],
  purpose: ["keyOutcomes", "status"],
  sets: ["startsOn"],
  marking: ["countries", "disseminationControls", "relTo", "cuiCategories"],
  disseminationControls: ["marking", "relTo"],
  relTo: ["marking", "disseminationControls"],
  cuiCategories: ["marking"],
  shareableDecidedOn: ["shareable"],
  shareableDecidedBy: ["shareable"],
  closeHold: ["countries"],
  coAuthors: ["countries", "marking", "closeHold"],
};

/** Of what was found in a form those problems that are none of the faults over again, nor come of what was left out for one. */
export function besides<Found extends Problem>(faults: readonly Fault[], found: readonly Found[]): Found[] {
  const faulty = new Set(faults.map(({ field, isLeftOut }) => (isLeftOut ? rootOf(field) : field)));
  return found.filter(({ field }) => {
    const root = rootOf(field);
    return ![field, root, ...(RESTS_ON[root] ?? [])].some((one) => faulty.has(one));
  });
}

/** Those of `after` that `before` did not have: an edit may leave an old record as it is, but not make it worse. */
export function newProblems(before: readonly Problem[], after: readonly Problem[]): Problem[] {
  const subjectOf = ({ about, field }: Problem) => about ?? field;
  return after.filter((problem) => !before.some((known) => subjectOf(known) === subjectOf(problem)));
}
