import "server-only";
import { recordChange } from "@/lib/audit/record";
import { refusalBy, refuseAccess } from "@/lib/audit/refusal";
import { staleSince } from "@/lib/audit/stale";
import type { Viewer } from "@/lib/auth/viewer";
import { type Db, withViewer } from "@/lib/db";
import { isBackupOfPost } from "@/lib/portfolios/queries";
import { fail, invalidField, notFoundFailure, ok, type Result } from "@/lib/result";
import { createOnce } from "@/lib/saved-forms/mutations";
import { canEditPosts, canPlacePost } from "../policy";
import { tellOf } from "../tell";
import { getPost, type PostRow } from "./queries";
import type { CreatePost, EditPost, PostInput } from "./schema";

/** Puts a post on record, under the id of the form. */
export async function createPost(
  viewer: Viewer,
  { id, ...input }: CreatePost,
): Promise<Result<{ id: string; version: number }>> {
  return createOnce(viewer, { id, act: "post.created", content: input }, async (db) => {
    if (!canEditPosts(viewer)) return refuse(db, viewer, null, null, "put a post on record");
    const linked = await link(db, input);
    if (!linked.ok) return linked;
    const { organisation, ...data } = linked.data;
    await db.post.createMany({ data: [{ id, ...data, createdById: viewer.id }] });
    await recordChange(db, viewer, {
      type: "post.created",
      subject: { type: "post", id, name: data.title },
      version: 1,
      before: {},
      after: { title: data.title, organisation, nation: data.nation, rankCode: data.rankCode },
    });
    return ok({ id, version: 1 });
  });
}

/** Changes a post. What was written of it in an engagement stays as it was that day. */
export async function updatePost(
  viewer: Viewer,
  { id, version, isActive, ...input }: EditPost,
): Promise<Result<{ id: string; version: number }>> {
  return withViewer(viewer, async (db) => {
    const opened = await openPost(db, viewer, id, "change this post");
    if (!opened.ok) return opened;
    const saved = opened.data;
    const linked = await link(db, input);
    if (!linked.ok) return linked;
    const { organisation, ...data } = linked.data;
    if (
      data.title !== saved.title ||
      data.organisationId !== saved.organisationId ||
      data.nation !== saved.nation ||
      isActive !== saved.isActive
    ) {
      const holders = await db.postHolding.findMany({ where: { postId: id, NOT: { userId: null } } });
      if (!canPlacePost(viewer, holders))
        return refuseAccess(db, viewer, {
          subject: { type: "post", id, name: saved.title },
          attempt: "say what this post is called, or where it belongs",
          reason:
            "Users hold this post, and what they may read follows it: an admin who does not hold it decides what it is called, where it belongs, of which nation it is and whether it is in use.",
        });
    }
    if (saved.isActive && !isActive && (await isBackupOfPost(db, id)))
      return refuseAccess(db, viewer, {
        subject: { type: "post", id, name: saved.title },
        attempt: "close this post",
        reason: "You are a backup of this post and would cover in its place: another admin closes it.",
      });
    const { count } = await db.post.updateMany({
      where: { id, version },
      data: { ...data, isActive, version: { increment: 1 } },
    });
    if (count === 0) return staleSince(db, viewer, { type: "post", id }, version, "post");
    await tellOf(db, viewer, "post", [id]);
    await recordChange(db, viewer, {
      type: "post.changed",
      subject: { type: "post", id, name: saved.title },
      version: version + 1,
      before: {
        title: saved.title,
        organisation: saved.organisation,
        nation: saved.nation,
        rankCode: saved.rankCode,
        isActive: saved.isActive,
      },
      after: {
        title: data.title,
        organisation,
        nation: data.nation,
        rankCode: data.rankCode,
        isActive,
      },
    });
    return ok({ id, version: version + 1 });
  });
}

/** The post when it is there, was not merged into another, and is the viewer's to change. */
export async function openPost(
  db: Db,
  viewer: Viewer,
  id: string,
  attempt: string,
): Promise<Result<PostRow>> {
  const saved = await getPost(db, id);
  if (!saved) return notFoundFailure("post");
  if (!canEditPosts(viewer)) return refuse(db, viewer, id, saved.title, attempt);
  if (saved.mergedIntoId) {
    const into = await getPost(db, saved.mergedIntoId);
    return fail("conflict", `This post was merged into ${into?.title || "another post"}; change that one.`);
  }
  return ok(saved);
}

const refuse = refusalBy("post", "Officers and admins of the nation that keeps the record keep posts.");

/** The input with the nation of its organisation where it names none, and the organisation's name. */
async function link(db: Db, input: PostInput): Promise<Result<PostInput & { organisation: string | null }>> {
  const { organisationId, nation } = input;
  const organisation =
    organisationId && (await db.organisation.findUnique({ where: { id: organisationId } }));
  if (organisationId && (!organisation || organisation.mergedIntoId))
    return invalidField("organisationId", "Choose an organisation of the list.");
  if (nation && !(await db.country.findUnique({ where: { code: nation } })))
    return invalidField("nation", `There is no country "${nation}"; choose one of the list.`);
  return ok({
    ...input,
    nation: nation ?? (organisation ? organisation.nation : null),
    organisation: organisation ? organisation.name : null,
  });
}
