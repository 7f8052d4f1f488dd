import { COMMITMENT_COLUMNS, RENEGOTIATION_COLUMNS } from "@/lib/commitments/export/columns";
import { commitmentsHref, readCommitmentFilters } from "@/lib/commitments/filters";
import { listRenegotiationsOf } from "@/lib/commitments/history/queries";
import { type CommitmentRow, listCommitmentIds, listCommitmentsById } from "@/lib/commitments/queries";
import { bannerFor } from "@/lib/markings/rules";
import { byIds, markedTable, type Planner } from "../plan";

/** Promises, or every time that one of them was renegotiated. */
export const planCommitments: Planner = async (db, viewer, query, rows) => {
  const { filters } = readCommitmentFilters(query);
  const found = await listCommitmentIds(db, viewer, filters);
  const ids = found.map(({ id }) => id);
  const plan = {
    list: commitmentsHref(filters),
    marking: bannerFor(found.map(({ marking }) => marking)),
  };
  const markingOf = (promise: CommitmentRow) => bannerFor([promise.marking, promise.engagement.marking]);
  if (rows === null)
    return markedTable(COMMITMENT_COLUMNS, { ...plan, markingOf, ...byIds(ids, listCommitmentsById) });
  if (rows !== "renegotiations") return null;
  return markedTable(RENEGOTIATION_COLUMNS, {
    ...plan,
    rowsOf: "Renegotiations",
    markingOf: ({ promise }) => markingOf(promise),
    ...byIds(ids, async (then, part) => {
      const agreed = await listRenegotiationsOf(then, part);
      return (await listCommitmentsById(then, part)).flatMap((promise) =>
        (agreed.get(promise.id) ?? []).map((renegotiation) => ({ promise, renegotiation })),
      );
    }),
  });
};
