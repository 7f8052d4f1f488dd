/** What a change of an engagement may not do, beyond what every engagement must meet. */
import type { Viewer } from "@/lib/auth/viewer";
import { todayAt } from "@/lib/dates";
import { hasDeclined } from "../countries/rules";
import { valuesOf } from "../form-values";
import { factsOf, preparedFrom } from "../from-form";
import { STATUS_LABELS } from "../labels";
import type { Links } from "../links";
import { canDecideAccess, canEdit } from "../policy";
import { newProblems, type Problem } from "../problems/rules";
import { isOpen } from "../promises/rules";
import type { EngagementInput } from "../schema";
import { canMove, contradictions, statusProblems } from "../status/rules";
import type { EngagementDetail } from "../views";
import { derivedColumns } from "../writing/columns";

/** What the form asks for that this record or this viewer does not allow. */
export function editProblems(
  viewer: Viewer,
  record: EngagementDetail,
  input: EngagementInput,
  links: Links,
  publish: boolean,
): Problem[] {
  const today = todayAt({ place: links.timeZone }, new Date());
  const all = statusProblems(factsOf(input, links), today);
  const after = record.publication !== "PUBLISHED" && !publish ? contradictions(all) : all;
  if (input.status !== record.status && !canMove(record.status, input.status)) {
    const [from, to] = [STATUS_LABELS[record.status], STATUS_LABELS[input.status]];
    return [{ field: "status", message: `What is ${from.toLowerCase()} cannot become ${to.toLowerCase()}.` }];
  }
  // An old or imported record may lack what its status asks today; an edit must not make that worse. A draft has yet to meet it.
  const isSettled = record.publication === "PUBLISHED" && input.status === record.status;
  const status = isSettled ? newProblems(statusProblems(record, today), after) : after;
  return [
    ...status,
    ...strayRows(record, input),
    ...changedWords(record, input),
    ...seizures(viewer, record, input),
    ...lockedOut(viewer, record, input, links),
  ];
}

/** Whoever covers a country may edit its records, but not decide who else finds them. Their form does not ask. */
function seizures(viewer: Viewer, record: EngagementDetail, input: EngagementInput): Problem[] {
  if (canDecideAccess(viewer, record)) return [];
  const { closeHold, readers, coAuthors } = valuesOf(record);
  const problems: Problem[] = [];
  if (input.closeHold !== closeHold)
    problems.push({ field: "closeHold", message: "Its author and co-authors decide about close hold." });
  if (input.readers.toSorted().join() !== readers.toSorted().join())
    problems.push({ field: "readers", message: "Its author and co-authors decide who else reads it." });
  if (input.coAuthors.toSorted().join() !== coAuthors.toSorted().join())
    problems.push({ field: "coAuthors", message: "Its author and co-authors decide who writes with them." });
  return problems;
}

/** Rows whose id belongs to another record: a forged field, never a slip. */
function strayRows(record: EngagementDetail, input: EngagementInput): Problem[] {
  const lists = ["attendance", "points", "gifts", "deliverables", "commitments"] as const;
  return lists.flatMap((list) => {
    const known = new Set(record[list].map(({ id }) => id));
    return input[list].flatMap(({ id }, index) =>
      id && !known.has(id)
        ? [{ field: `${list}.${index}`, message: "This row is not of this engagement; remove it." }]
        : [],
    );
  });
}

/**
 * Promises that were shared: the form gives them an owner, a recipient and a first day. What else becomes of them is said
 * on their own page, with day, reason and evidence, or a missed promise could be made to look kept.
 */
function changedWords(record: EngagementDetail, input: EngagementInput): Problem[] {
  const before = new Map(valuesOf(record).commitments.map((promise) => [promise.id, promise]));
  return record.commitments.flatMap(({ id, text, state, dueOn, wasShared }) => {
    if (!wasShared) return [];
    const index = input.commitments.findIndex((promise) => promise.id === id);
    const [was, is] = [before.get(id), input.commitments[index]];
    if (!was || !is) {
      const message = `“${text.slice(0, 80)}” was shared and stays on record; say on its own page what became of it.`;
      return isOpen(state) ? [{ field: "commitments", message }] : [];
    }
    const fixed = ["text", "bySide", "state", ...(dueOn === null ? [] : ["dueOn"])];
    return (Object.keys(was) as (keyof typeof was)[])
      .filter((field) => field !== "version" && was[field] !== is[field])
      .filter((field) => !isOpen(state) || fixed.includes(field))
      .map((field) => ({
        field: `commitments.${index}.${field}`,
        message: isOpen(state)
          ? "This promise was shared; its own page takes what was renegotiated and what became of it."
          : "This promise is closed; reopen it on its own page first.",
      }));
  });
}

/** Nobody may change a record so that they could not change it back. */
function lockedOut(
  viewer: Viewer,
  record: EngagementDetail,
  input: EngagementInput,
  links: Links,
): Problem[] {
  const row = preparedFrom(input, links);
  const derived = derivedColumns(row, record.author?.id ?? "");
  const after = { ...record, ...derived, ...input, releasableNations: record.releasableNations };
  if (canEdit(viewer, after)) return [];
  const message = "With this change you could no longer open this engagement yourself.";
  if (input.closeHold && !record.closeHold) return [{ field: "closeHold", message }];
  if (input.marking !== record.marking) return [{ field: "marking", message }];
  const declining = declinedNow(record, input);
  if (declining.length > 0)
    return declining.map((index) => ({ field: `countries.${index}.role`, message: NOT_YOURS_TO_DECLINE }));
  const areMoved = derived.countryCodes.join() !== record.countryCodes.join();
  return [{ field: areMoved ? "countries" : "coAuthors", message }];
}

const NOT_YOURS_TO_DECLINE =
  "Once it has declined you could no longer open this engagement yourself: only those countries open it with which it is held. Ask its author, a co-author or an officer of one of the others to say so.";

/** Places in the form of those countries that it was to be held with and that decline with this change. */
function declinedNow({ countryCodes }: EngagementDetail, { countries }: EngagementInput): number[] {
  return countries.flatMap((country, index) =>
    hasDeclined(country) && countryCodes.includes(country.code) ? [index] : [],
  );
}

/** Whether a promise of the form was changed by someone else since: promises are closed on pages of their own. */
export function isCommitmentStale(record: EngagementDetail, input: EngagementInput): boolean {
  const saved = new Map(valuesOf(record).commitments.map((promise) => [promise.id, promise]));
  return input.commitments.some((promise) => {
    const there = saved.get(promise.id);
    return (
      there !== undefined &&
      promise.version !== there.version &&
      JSON.stringify({ ...promise, version: 0 }, Object.keys(there).sort()) !==
        JSON.stringify({ ...there, version: 0 }, Object.keys(there).sort())
    );
  });
}
