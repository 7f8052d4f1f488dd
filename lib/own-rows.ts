/**
 * Rows of a form that decide what people have: posts they hold, countries they cover, groups they are in. Nobody decides that of themselves;
 * what another admin gave them stays as it is, and who saves the form around it leaves it alone.
 */

/** Whether two rows say the same in these fields; what is left out says nothing. */
export function sameIn<Field extends string>(...fields: readonly Field[]) {
  return (one: Partial<Record<Field, unknown>>, other: Partial<Record<Field, unknown>>): boolean =>
    fields.every((field) => plain(one[field]) === plain(other[field]));
}

function plain(value: unknown): unknown {
  return value instanceof Date ? value.getTime() : (value ?? null);
}

type Rows<Before, After> = {
  before: readonly Before[];
  after: readonly After[];
  isOwn: (row: NoInfer<Before> | NoInfer<After>) => boolean;
  isSame: (before: NoInfer<Before>, after: NoInfer<After>) => boolean;
};

/** In which places of the form somebody's own rows are new or changed, and whether one that was there is gone. */
export function ownChanges<Before, After>({
  before,
  after,
  isOwn,
  isSame,
}: Rows<Before, After>): {
  places: number[];
  isGone: boolean;
} {
  return {
    places: after.flatMap((row, place) =>
      isOwn(row) && !before.some((one) => isSame(one, row)) ? [place] : [],
    ),
    isGone: before.some((one) => isOwn(one) && !after.some((row) => isSame(one, row))),
  };
}

/** Which rows stay as they are, which others go, and which of the form are to be written anew. Of two alike each stays for one. */
export function changedRows<Before, After>(
  before: readonly Before[],
  after: readonly After[],
  isSame: (before: NoInfer<Before>, after: NoInfer<After>) => boolean,
): { kept: Before[]; gone: Before[]; added: After[] } {
  const gone = [...before];
  const kept: Before[] = [];
  const added = after.filter((row) => {
    const place = gone.findIndex((one) => isSame(one, row));
    if (place < 0) return true;
    kept.push(...gone.splice(place, 1));
    return false;
  });
  return { kept, gone, added };
}
