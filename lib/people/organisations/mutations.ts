import "server-only";
import { recordChange } from "@/lib/audit/record";
import { refusalBy } from "@/lib/audit/refusal";
import type { Viewer } from "@/lib/auth/viewer";
import { type Db, withViewer } from "@/lib/db";
import { type Failure, invalidField, notFoundFailure, ok, type Result, staleFailure } from "@/lib/result";
import { createOnce } from "@/lib/saved-forms/mutations";
import { canEditPosts } from "../policy";
import { getOrganisation, listAbove } from "./queries";
import type { CreateOrganisation, EditOrganisation, OrganisationInput } from "./schema";

/** Puts an organisation on record, under the id of the form. */
export async function createOrganisation(
  viewer: Viewer,
  { id, ...input }: CreateOrganisation,
): Promise<Result<{ id: string }>> {
  return createOnce(viewer, { id, act: "organisation.created", content: input }, async (db) => {
    if (!canEditPosts(viewer)) return refuse(db, viewer, null, null, "put an organisation on record");
    const wrong = await checkReferences(db, input, null);
    if (wrong) return wrong;
    const { count } = await db.organisation.createMany({
      data: [{ id, ...input, createdById: viewer.id }],
      skipDuplicates: true,
    });
    if (count === 0) return nameTaken();
    await recordChange(db, viewer, {
      type: "organisation.created",
      subject: { type: "organisation", id, name: input.name },
      version: 1,
      before: {},
      after: input,
    });
    return ok({ id });
  });
}

/** Changes an organisation. What was written of it in an engagement stays as it was that day. */
export async function updateOrganisation(
  viewer: Viewer,
  { id, version, ...input }: EditOrganisation,
): Promise<Result<{ id: string }>> {
  return withViewer(viewer, async (db) => {
    const saved = await getOrganisation(db, id);
    if (!saved) return notFoundFailure("organisation");
    if (!canEditPosts(viewer)) return refuse(db, viewer, id, saved.name, "change this organisation");
    const wrong = await checkReferences(db, input, id);
    if (wrong) return wrong;
    const { count } = await db.organisation.updateMany({
      where: { id, version },
      data: { ...input, version: { increment: 1 } },
    });
    if (count === 0) return staleFailure("organisation");
    const { name, nativeName, abbreviation, kind, nation, parentName, isActive } = saved;
    const parent = input.parentId && (await getOrganisation(db, input.parentId));
    const { parentId: _, ...facts } = input;
    await recordChange(db, viewer, {
      type: "organisation.changed",
      subject: { type: "organisation", id, name },
      version: version + 1,
      before: { name, nativeName, abbreviation, kind, nation, partOf: parentName, isActive },
      after: { ...facts, partOf: parent ? parent.name : null },
    });
    return ok({ id });
  });
}

const refuse = refusalBy(
  "organisation",
  "Officers and admins of the nation that keeps the record keep organisations.",
);

/** What the database alone can say about the input; `ownId` is the organisation being changed. */
async function checkReferences(
  db: Db,
  { name, nation, parentId }: OrganisationInput,
  ownId: string | null,
): Promise<Failure | null> {
  if (nation && !(await db.country.findUnique({ where: { code: nation } })))
    return invalidField("nation", `There is no country "${nation}"; choose one of the list.`);
  if (parentId) {
    // Two that are put into each other at one moment would each find the other free.
    await db.$executeRaw`select pg_advisory_xact_lock(hashtext('parts of organisations'))`;
    const parent = await getOrganisation(db, parentId);
    if (!parent) return invalidField("parentId", "Choose an organisation of the list.");
    const above = [parent, ...(await listAbove(db, parentId))];
    if (ownId && above.some(({ id }) => id === ownId))
      return invalidField("parentId", `${parent.name} is itself part of this organisation.`);
  }
  const namesake = await db.organisation.findFirst({
    where: { name, nation, ...(ownId ? { NOT: { id: ownId } } : {}) },
    select: { id: true },
  });
  return namesake ? nameTaken() : null;
}

function nameTaken(): Failure {
  return invalidField("name", "An organisation of this name and nation is on record already.");
}
