/** So many people of a record are shown before all of them are asked for. */
const MOST_PEOPLE = 50;

/** Of a long list of people the first fifty: the principals before the others, each in the order of the list. */
export function firstAttendance<Attendee extends { role: string }>(
  attendance: readonly Attendee[],
): readonly Attendee[] {
  if (attendance.length <= MOST_PEOPLE) return attendance;
  const principals = attendance.filter(({ role }) => role === "PRINCIPAL");
  const others = attendance.filter(({ role }) => role !== "PRINCIPAL");
  return [...principals, ...others].slice(0, MOST_PEOPLE);
}
