import "server-only";
import { recordChange } from "@/lib/audit/record";
import { refusalBy } from "@/lib/audit/refusal";
import type { Viewer } from "@/lib/auth/viewer";
import { type Db, unlessTaken, withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { invalidField, notFoundFailure, ok, type Result, staleFailure } from "@/lib/result";
import { canManagePicklists } from "./policy";
import { getList, listItems, type PicklistItemView } from "./queries";
import { codeFor, moved } from "./rules";
import type { AddItemInput, ChangeItemInput, PlaceItemInput } from "./schema";

const WORDS_TAKEN = "The list has these words already.";

/** Adds an item at the end of its list. Its code is made of its words and stays whatever they become. Gives its id. */
export async function addItem(viewer: Viewer, input: AddItemInput): Promise<Result<{ id: string }>> {
  return withViewer(viewer, async (db) => {
    const { label, note } = input;
    const list = await getList(db, input.list);
    if (!list) return notFoundFailure("list");
    if (!canManagePicklists(viewer)) return refuse(db, viewer, null, null, `add to ${list.name}`);
    const items = await lockedItems(db, list.code);
    const id = newId();
    const code = codeFor(
      label,
      items.map((item) => item.code),
    );
    const data = { id, list: list.code, code, label, note, sort: items.length };
    // The words may be those of an item that someone else has just added.
    const { count } = await db.picklistItem.createMany({ data, skipDuplicates: true });
    if (count === 0) return invalidField("label", WORDS_TAKEN);
    await recordChange(db, viewer, {
      type: "picklist.added",
      subject: { type: "picklist_item", id, name: label },
      version: 1,
      before: {},
      after: { list: list.name, code, label, note },
    });
    return ok({ id });
  });
}

/** Changes the words of an item, everywhere it stands. */
export async function changeItem(viewer: Viewer, input: ChangeItemInput): Promise<Result<null>> {
  return unlessTaken<Result<null>>(
    () => invalidField("label", WORDS_TAKEN),
    () => writeWords(viewer, input),
  );
}

function writeWords(viewer: Viewer, input: ChangeItemInput): Promise<Result<null>> {
  return withViewer(viewer, async (db) => {
    const opened = await open(db, viewer, input, "change the words of a list");
    if (!opened.ok) return opened;
    const { item, items } = opened.data;
    if (items.some(({ id, label }) => id !== item.id && label === input.label))
      return invalidField("label", WORDS_TAKEN);
    const { label, note } = input;
    await db.picklistItem.updateMany({
      where: { id: item.id },
      data: { label, note, version: { increment: 1 } },
    });
    await record(db, viewer, item, { label: item.label, note: item.note }, { label, note });
    return ok(null);
  });
}

/** Moves an item by a place, retires it so that forms offer it no more, or brings it back. None is ever removed. */
export async function placeItem(viewer: Viewer, input: PlaceItemInput): Promise<Result<null>> {
  return withViewer(viewer, async (db) => {
    const opened = await open(db, viewer, input, "rearrange a list");
    if (!opened.ok) return opened;
    const { item, items } = opened.data;
    if (input.to === "UP" || input.to === "DOWN") {
      const ids = items.map(({ id }) => id);
      const order = moved(ids, item.id, input.to);
      for (const [sort, id] of order.entries())
        if (items[sort]?.id !== id || id === item.id)
          await db.picklistItem.updateMany({
            where: { id },
            data: { sort, ...(id === item.id ? { version: { increment: 1 } } : {}) },
          });
      const placeOf = (list: readonly string[]) => ({ place: list.indexOf(item.id) + 1 });
      await record(db, viewer, item, placeOf(ids), placeOf(order));
      return ok(null);
    }
    const isActive = input.to === "ACTIVE";
    await db.picklistItem.updateMany({
      where: { id: item.id },
      data: { isActive, version: { increment: 1 } },
    });
    await record(db, viewer, item, { retired: !item.isActive }, { retired: !isActive });
    return ok(null);
  });
}

type Opened = { item: PicklistItemView; items: PicklistItemView[] };

/** The item within its list, when the viewer may change it and nobody did since they looked. */
async function open(
  db: Db,
  viewer: Viewer,
  { id, version }: { id: string; version: number },
  attempt: string,
): Promise<Result<Opened>> {
  if (!canManagePicklists(viewer)) return refuse(db, viewer, id, null, attempt);
  const found = await db.picklistItem.findUnique({ where: { id }, select: { list: true } });
  if (!found) return notFoundFailure("item");
  const items = await lockedItems(db, found.list);
  const item = items.find((one) => one.id === id);
  if (!item) return notFoundFailure("item");
  return item.version === version ? ok({ item, items }) : staleFailure("item");
}

/** The list, held until the end of the transaction so that its order is one person's doing. */
async function lockedItems(db: Db, list: string): Promise<PicklistItemView[]> {
  await db.$queryRaw`select id from picklist_item where list = ${list} order by id for update`;
  return listItems(db, list);
}

async function record(
  db: Db,
  viewer: Viewer,
  item: PicklistItemView,
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): Promise<void> {
  await recordChange(db, viewer, {
    type: "picklist.changed",
    subject: { type: "picklist_item", id: item.id, name: item.label },
    version: item.version + 1,
    before,
    after,
  });
}

const refuse = refusalBy(
  "picklist_item",
  "Only admins keep the lists. Nothing was changed; the attempt is on record.",
);
