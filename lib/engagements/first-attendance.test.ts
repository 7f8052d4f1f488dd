import { expect, test } from "vitest";
import { firstAttendance } from "./first-attendance";

const people = (count: number, role: string) =>
  Array.from({ length: count }, (_, index) => ({ role, name: `${role} ${index}` }));

test("up to fifty people stand as they are listed", () => {
  const list = [...people(49, "OBSERVER"), ...people(1, "PRINCIPAL")];
  expect(firstAttendance(list)).toEqual(list);
});

test("of more the principals come first, then the others in the order of the list", () => {
  const shown = firstAttendance([...people(60, "OBSERVER"), ...people(2, "PRINCIPAL")]);
  expect(shown).toHaveLength(50);
  expect(shown.slice(0, 3).map(({ name }) => name)).toEqual(["PRINCIPAL 0", "PRINCIPAL 1", "OBSERVER 0"]);
});
