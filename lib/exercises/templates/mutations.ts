import { counted } from "@/lib/counts";
import "server-only";
import { recordChange } from "@/lib/audit/record";
import { refuseAccess } from "@/lib/audit/refusal";
import type { Viewer } from "@/lib/auth/viewer";
import { type Db, withViewer } from "@/lib/db";
import {
  type Failure,
  faultsIn,
  invalidField,
  notFoundFailure,
  ok,
  type Result,
  staleFailure,
} from "@/lib/result";
import { createOnce } from "@/lib/saved-forms/mutations";
import { isOwnDay, MILESTONE_ORDER } from "../editions/milestones/rules";
import { MILESTONE_LABELS } from "../labels";
import { canManageSeries } from "../policy";
import { listTemplates, type PlanningTemplate } from "./queries";
import { faultOfOffset } from "./rules";
import type { CreateTemplateInput, SaveTemplateInput } from "./schema";
import { exerciseTypeName } from "./types";

type Saved = Result<{ id: string }>;

/** Adds a planning template. Gives its id. */
export async function createTemplate(viewer: Viewer, input: CreateTemplateInput): Promise<Saved> {
  const { id, name, typeCodes, milestones } = input;
  const create = async (db: Db): Promise<Saved> => {
    if (!canManageSeries(viewer)) return refuse(db, viewer, null, name);
    const wrong = faultsOf(input, await lockTemplates(db));
    if (wrong) return wrong;
    await db.planningTemplate.createMany({ data: [{ id, name, typeCodes }] });
    await db.milestoneTemplate.createMany({
      data: MILESTONE_ORDER.map((kind) => {
        const given = milestones.find((row) => row.kind === kind);
        const own = { anchor: kind === "ENDEX" ? "ENDEX" : "STARTEX", months: 0, days: 0 } as const;
        return { templateId: id, kind, ...own, ...given, isUsed: isOwnDay(kind) || given?.isUsed === true };
      }),
    });
    await record(db, viewer, id, null);
    return ok({ id });
  };
  return createOnce(viewer, { id, act: "milestone_template.changed", content: input }, create, () =>
    invalidField("name", "Another template has this name."),
  );
}

/** Changes which milestones a template gives and when they fall, or retires it. Editions that have theirs keep them. */
export async function saveTemplate(viewer: Viewer, input: SaveTemplateInput): Promise<Saved> {
  const { id, version, name, typeCodes, isActive, milestones } = input;
  return withViewer(viewer, async (db) => {
    if (!canManageSeries(viewer)) return refuse(db, viewer, id, name);
    const all = await lockTemplates(db);
    const before = all.find((one) => one.id === id);
    if (!before) return notFoundFailure("template");
    if (before.version !== version) return staleFailure("template");
    const wrong = faultsOf(
      input,
      all.filter((one) => one.id !== id),
    );
    if (wrong) return wrong;
    if (before.isDefault && !isActive)
      return invalidField(
        "isActive",
        "This template stands in for every type that no other names; it stays in use.",
      );
    await db.planningTemplate.update({
      where: { id },
      data: { name, typeCodes, isActive, version: { increment: 1 } },
    });
    for (const { kind, isUsed, ...offset } of milestones)
      await db.milestoneTemplate.update({
        where: { templateId_kind: { templateId: id, kind } },
        data: { ...offset, isUsed: isUsed || isOwnDay(kind) },
      });
    await record(db, viewer, id, before);
    return ok({ id });
  });
}

/** All templates; whoever comes second waits here and reads what the first left. */
async function lockTemplates(db: Db): Promise<PlanningTemplate[]> {
  await db.$executeRaw`select pg_advisory_xact_lock(hashtext('planning template'))`;
  return listTemplates(db);
}

function faultsOf(
  { name, typeCodes, milestones }: Pick<SaveTemplateInput, "name" | "typeCodes" | "milestones">,
  others: readonly PlanningTemplate[],
): Failure | null {
  const taken = others.flatMap((other) =>
    typeCodes
      .filter((code) => other.typeCodes.includes(code))
      .map((code) => `${exerciseTypeName(code)} is proposed by “${other.name}” already.`),
  );
  const fields = {
    ...(others.some((other) => other.name.toLowerCase() === name.toLowerCase())
      ? { name: ["Another template has this name."] }
      : {}),
    ...(taken.length > 0 ? { typeCodes: taken } : {}),
    ...Object.fromEntries(
      milestones.flatMap((row, index) => {
        const fault = row.isUsed ? faultOfOffset(row, milestones) : null;
        return fault ? [[`milestones.${index}.months`, [fault]]] : [];
      }),
    ),
  };
  return faultsIn(fields);
}

function refuse(db: Db, viewer: Viewer, id: string | null, name: string): Promise<Failure> {
  return refuseAccess(db, viewer, {
    subject: { type: "planning_template", id, name },
    attempt: "change the template",
    reason: "Only admins change planning templates. Nothing was changed; the attempt is on record.",
  });
}

async function record(db: Db, viewer: Viewer, id: string, before: PlanningTemplate | null): Promise<void> {
  const after = (await listTemplates(db)).find((one) => one.id === id);
  if (!after) throw new Error(`template ${id} vanished in its own transaction`);
  await recordChange(db, viewer, {
    type: "milestone_template.changed",
    subject: { type: "planning_template", id, name: after.name },
    version: after.version,
    before: before ? words(before) : {},
    after: words(after),
  });
}

function words({ name, typeCodes, isActive, milestones }: PlanningTemplate): Record<string, unknown> {
  return {
    name,
    proposedFor: typeCodes.map(exerciseTypeName).join(", "),
    inUse: isActive,
    ...Object.fromEntries(
      milestones.map(({ kind, anchor, months, days, isUsed }) => [
        MILESTONE_LABELS[kind].name,
        isUsed ? `${anchor} ${counted(months, "month")} ${counted(days, "day")}` : "not used",
      ]),
    ),
  };
}
