import "server-only";
import type { Db } from "@/lib/db";
import type { AttendanceView } from "@/lib/engagements/views";
import { formerNames } from "@/lib/people/organisations/queries";
import { officeKey } from "@/lib/people/organisations/rules";

/** An office of counterparts; `nation` is alpha-3, null where it is not known or the office is of several nations. */
export type Office = { organisation: string; nation: string | null };

/** The offices of counterparts, in their order. Who is of a third party is there for a body of many nations, whatever their own is. */
export function namedOffices(
  counterparts: readonly Pick<AttendanceView, "side" | "organisation" | "nationality">[],
): Office[] {
  return counterparts.flatMap(({ side, organisation, nationality }) =>
    organisation ? [{ organisation, nation: side === "THIRD" ? null : nationality }] : [],
  );
}

/** Whether two offices of one name are one: those of two nations are not. */
export function isOfOneNation(one: string | null, other: string | null): boolean {
  return one === null || other === null || one === other;
}

/** An organisation on record with the names it has or had, as they are compared; `key` is the one by which it is asked for. */
export type KnownOffice = { key: string; keys: readonly string[]; nation: string | null };

/** Under whichever of its names people of an office are there, it is one. */
export function keyOf({ organisation, nation }: Office, known: readonly KnownOffice[]): string {
  const name = officeKey(organisation);
  const bears = known.filter(({ keys }) => keys.includes(name));
  const office =
    bears.find((one) => one.nation === nation) ?? bears.find((one) => isOfOneNation(one.nation, nation));
  return office?.key ?? name;
}

/** Each office once, named as it is asked for. Of whose nation is not known it is that of the same name of which it is. */
export function officesOf(
  named: readonly Office[],
  known: readonly KnownOffice[],
): (Office & { key: string })[] {
  const offices: (Office & { key: string })[] = [];
  for (const one of named.toSorted((a, b) => Number(a.nation === null) - Number(b.nation === null))) {
    const key = keyOf(one, known);
    const isOfSeveral =
      known.some((office) => office.key === key && office.nation === null) &&
      !known.some((office) => office.key === key && office.nation === one.nation);
    const nation = isOfSeveral ? null : one.nation;
    const same = offices.find((office) => office.key === key && isOfOneNation(office.nation, nation));
    if (!same) offices.push({ ...one, nation, key });
    else if (officeKey(one.organisation) === key) same.organisation = one.organisation;
  }
  return offices;
}

/** The organisations on record that bear or bore one of these names, those of another nation apart. */
export async function listKnownOffices(db: Db, named: readonly Office[]): Promise<KnownOffice[]> {
  const names = named.map(({ organisation }) => organisation);
  const found = await db.organisation.findMany({
    where: {
      mergedIntoId: null,
      OR: [
        { name: { in: names } },
        { otherNames: { hasSome: names } },
        { formerNames: { some: { name: { in: names } } } },
      ],
    },
    select: { id: true, name: true, nation: true },
  });
  const isBorne = (key: string, nation: string | null) =>
    found.some((office) => officeKey(office.name) === key && isOfOneNation(office.nation, nation));
  const known: KnownOffice[] = [];
  for (const office of found) {
    const { nation } = office;
    const former = (await formerNames(db, [office])).map(({ name }) => officeKey(name));
    const keys = [officeKey(office.name), ...former.filter((key) => !isBorne(key, nation))];
    const key = keys.find((one) =>
      named.some((asked) => officeKey(asked.organisation) === one && isOfOneNation(asked.nation, nation)),
    );
    if (key !== undefined) known.push({ key, keys, nation });
  }
  return known;
}
