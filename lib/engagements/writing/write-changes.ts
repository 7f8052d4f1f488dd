import "server-only";
import type { ManyChange } from "@/lib/audit/record-many";
import { toDateColumn, todayAt } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { insertRows } from "@/lib/table-rows";
import { hasDeclined } from "../countries/rules";
import { changeSets } from "../field-sets/write";
import type { PreparedCommitment, PreparedEngagement } from "../prepared";
import { isOpen } from "../promises/rules";
import { postTitles, toldPromise } from "../promises/told";
import { isInReview } from "../reviews/in-review";
import { preparedOf } from "../snapshot";
import type { EngagementDetail } from "../views";
import { childRows, commitmentColumns, coreColumns } from "./columns";

/**
 * Makes the record and its children what the row says; children are matched by id. Grants and countries that are new
 * come first and those that go or decline come last, so that the viewer keeps sight of the record and their say over it throughout.
 * Gives the changes to its promises, for their own revisions. The caller has locked the record and checked its version.
 * @param sharing what becomes of its publication with this change; null where it stays as it is
 */
export async function writeChanges(
  db: Db,
  record: EngagementDetail,
  row: PreparedEngagement,
  sharing: Sharing | null,
): Promise<ManyChange[]> {
  const access = accessOf(row);
  // What is in review is taken back first; until then its promises stay as they are.
  if (isInReview(record))
    await db.engagement.updateMany({ where: { id: record.id }, data: { publication: "DRAFT" } });
  await addAccess(db, record, access);
  await addCountries(db, record, row);
  // Before the record is shared: what the form says of its promises is then said of a draft still.
  const commitments = await writeCommitments(db, record, row);
  await db.engagement.update({
    where: { id: record.id },
    data: {
      ...coreColumns(row),
      ...strangeZoneOf(record, row),
      ...sharing,
      version: { increment: 1 },
    },
    select: { id: true },
  });
  await writeChildren(db, record, row);
  await changeSets(db, record.id, record.sets, row.sets ?? {});
  await writeLinks(db, record, row);
  await endCountries(db, record, row);
  await endAccess(db, record, access);
  return commitments;
}

export type Sharing = { publication: "PUBLISHED"; publishedAt: Date } | { publication: "DRAFT" };

/**
 * A zone that is not known here stays on record unless another was chosen than the one in which its hours were read. In UTC they
 * were read for want of the hour that was said, which a save does not make known.
 */
function strangeZoneOf({ timeZone, clockZone }: EngagementDetail, row: PreparedEngagement) {
  if (timeZone === clockZone || row.timeZone !== clockZone) return {};
  return { timeZone, ...(clockZone === "UTC" ? { startsLocal: null, endsLocal: null } : {}) };
}

type Access = { readerId: string; kind: "CO_AUTHOR" | "READER" };

function accessOf(row: PreparedEngagement): Access[] {
  return [
    ...(row.coAuthorIds ?? []).map((readerId): Access => ({ readerId, kind: "CO_AUTHOR" })),
    ...(row.readerIds ?? []).map((readerId): Access => ({ readerId, kind: "READER" })),
  ];
}

/** All that is on record, also what is not open to the viewer. */
function accessOn({ access, hiddenReaders }: EngagementDetail): Access[] {
  return [
    ...access.map(({ reader, kind }) => ({ readerId: reader.id, kind })),
    ...hiddenReaders.map((readerId): Access => ({ readerId, kind: "READER" })),
  ];
}

async function addAccess(db: Db, record: EngagementDetail, access: readonly Access[]): Promise<void> {
  const known = new Map(accessOn(record).map(({ readerId, kind }) => [readerId, kind]));
  const added = access.filter(({ readerId }) => !known.has(readerId));
  if (added.length > 0)
    await db.engagementAccess.createMany({ data: added.map((one) => ({ ...one, engagementId: record.id })) });
  const raised = access.filter(
    ({ readerId, kind }) => kind === "CO_AUTHOR" && known.get(readerId) === "READER",
  );
  if (raised.length > 0)
    await db.engagementAccess.updateMany({
      where: { engagementId: record.id, readerId: { in: raised.map(({ readerId }) => readerId) } },
      data: { kind: "CO_AUTHOR" },
    });
}

/** In one statement: whoever takes themselves off decides nothing any more, and could not take off the next. */
async function endAccess(db: Db, record: EngagementDetail, access: readonly Access[]): Promise<void> {
  const readers = access.filter(({ kind }) => kind === "READER").map(({ readerId }) => readerId);
  const stay = access.map(({ readerId }) => readerId);
  const isLess = accessOn(record).some(
    ({ readerId, kind }) => !stay.includes(readerId) || (kind === "CO_AUTHOR" && readers.includes(readerId)),
  );
  if (!isLess) return;
  await db.$executeRaw`
    with gone as (
      delete from engagement_access where engagement_id = ${record.id}::uuid and reader_id <> all(${stay}::uuid[]))
    update engagement_access set kind = 'READER'
    where engagement_id = ${record.id}::uuid and reader_id = any(${readers}::uuid[]) and kind = 'CO_AUTHOR'`;
}

/** In one statement, as those that end: which countries open the record rests on all of them together (`heldWith`). */
async function addCountries(db: Db, record: EngagementDetail, row: PreparedEngagement): Promise<void> {
  const known = new Map(record.countries.map(({ code, role }) => [code, role]));
  const added = row.countries.filter(
    (country) =>
      !known.has(country.code) || (known.get(country.code) !== country.role && !hasDeclined(country)),
  );
  if (added.length === 0) return;
  await db.$executeRaw`
    insert into engagement_country (engagement_id, country_code, role)
    select ${record.id}::uuid, code, role::country_role
    from unnest(${added.map(({ code }) => code)}::text[], ${added.map(({ role }) => role)}::text[]) as added(code, role)
    on conflict (engagement_id, country_code) do update set role = excluded.role`;
}

async function endCountries(db: Db, record: EngagementDetail, row: PreparedEngagement): Promise<void> {
  const stay = row.countries.map(({ code }) => code);
  const declined = row.countries.filter(hasDeclined).map(({ code }) => code);
  const isLess = record.countries.some(
    (country) => !stay.includes(country.code) || (!hasDeclined(country) && declined.includes(country.code)),
  );
  if (!isLess) return;
  await db.$executeRaw`
    with gone as (
      delete from engagement_country where engagement_id = ${record.id}::uuid and country_code <> all(${stay}::text[]::bpchar[]))
    update engagement_country set role = 'INVITED_DECLINED'
    where engagement_id = ${record.id}::uuid and country_code = any(${declined}::text[]::bpchar[]) and role <> 'INVITED_DECLINED'`;
}

/** A list that differs in anything is written anew; its rows keep their ids. */
async function writeChildren(db: Db, record: EngagementDetail, row: PreparedEngagement): Promise<void> {
  const before = childRows(preparedOf(record).row, record.id);
  const after = childRows(row, record.id);
  const where = { engagementId: record.id };
  const differ = (list: keyof typeof before) => JSON.stringify(before[list]) !== JSON.stringify(after[list]);
  // Gifts name places at the engagement, and lose them with those.
  const arePlacesNew = differ("attendance") || differ("standings");
  const areGiftsNew = differ("gifts") || (arePlacesNew && after.gifts.length > 0);
  if (areGiftsNew) await db.gift.deleteMany({ where });
  if (arePlacesNew) {
    await db.attendance.deleteMany({ where });
    await insertRows(db, "attendance", after.attendance);
    await insertRows(db, "attendance_standing", after.standings);
  }
  if (differ("points")) {
    await db.discussionPoint.deleteMany({ where });
    await db.discussionPoint.createMany({ data: after.points });
  }
  if (areGiftsNew) await db.gift.createMany({ data: after.gifts });
  if (differ("deliverables")) {
    await db.deliverable.deleteMany({ where });
    await db.deliverable.createMany({ data: after.deliverables });
  }
}

async function writeLinks(db: Db, record: EngagementDetail, row: PreparedEngagement): Promise<void> {
  const engagementId = record.id;
  const objectives = changeOfSet(record.objectives, row.objectiveIds ?? []);
  if (objectives.removed.length > 0)
    await db.engagementObjective.deleteMany({
      where: { engagementId, objectiveId: { in: objectives.removed } },
    });
  if (objectives.added.length > 0)
    await db.engagementObjective.createMany({
      data: objectives.added.map((objectiveId) => ({ engagementId, objectiveId })),
    });
  const tags = changeOfSet(record.tags, row.tagIds ?? []);
  if (tags.removed.length > 0)
    await db.engagementTag.deleteMany({ where: { engagementId, tagId: { in: tags.removed } } });
  if (tags.added.length > 0)
    await db.engagementTag.createMany({ data: tags.added.map((tagId) => ({ engagementId, tagId })) });
}

function changeOfSet(known: readonly { id: string }[], wanted: readonly string[]) {
  const ids = known.map(({ id }) => id);
  return {
    added: wanted.filter((id) => !ids.includes(id)),
    removed: ids.filter((id) => !wanted.includes(id)),
  };
}

/** A promise that is closed or was shared stays on record when the form leaves it out; any other goes. */
async function writeCommitments(
  db: Db,
  record: EngagementDetail,
  row: PreparedEngagement,
): Promise<ManyChange[]> {
  const changes: ManyChange[] = [];
  const wanted = row.commitments ?? [];
  const { row: saved, names } = preparedOf(record);
  const before = new Map((saved.commitments ?? []).map((promise) => [promise.id, promise]));
  const posts = new Map([...names.posts, ...(await postTitles(db, wanted))]);
  const today = todayAt({ place: row.timeZone }, new Date());
  const subject = (id: string, text: string) => ({
    type: "commitment" as const,
    id,
    name: text.slice(0, 120),
  });

  for (const promise of wanted) {
    const view = record.commitments.find(({ id }) => id === promise.id);
    const old = before.get(promise.id);
    const after = toldPromise(promise, posts);
    if (!view || !old) {
      const data = commitmentColumns(
        { ...promise, closedOn: isOpen(promise.state) ? null : today },
        record.id,
      );
      await db.commitment.createMany({ data });
      changes.push({
        type: "commitment.created",
        subject: subject(data.id, promise.text),
        version: 1,
        before: {},
        after: { engagement: record.reference, ...after },
      });
      continue;
    }
    const [columns, oldColumns] = [columnsOfForm(promise, record.id), columnsOfForm(old, record.id)];
    if (JSON.stringify(columns) === JSON.stringify(oldColumns)) continue;
    const closedOn = isOpen(promise.state) ? null : (view.closedOn ?? today);
    const { ownerPostId, toPostId, ...others } = columns;
    await db.commitment.updateMany({
      where: { id: view.id, engagementId: record.id },
      data: {
        ...others,
        // A post that is not open to the viewer stays: they saw none and took none off.
        ...(ownerPostId === oldColumns.ownerPostId ? {} : { ownerPostId }),
        ...(toPostId === oldColumns.toPostId ? {} : { toPostId }),
        closedOn: closedOn && toDateColumn(closedOn),
        version: { increment: 1 },
      },
    });
    changes.push({
      type: "commitment.changed",
      subject: subject(view.id, promise.text),
      version: view.version + 1,
      before: { ...toldPromise(old, posts), closedOn: view.closedOn },
      after: { ...after, closedOn },
    });
  }

  const gone = record.commitments.filter(
    (promise) => isOpen(promise.state) && !promise.wasShared && !wanted.some(({ id }) => id === promise.id),
  );
  if (gone.length > 0) await db.commitment.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } });
  for (const { ownerPost, toPost, ...promise } of gone)
    changes.push({
      type: "commitment.removed",
      subject: subject(promise.id, promise.text),
      version: promise.version + 1,
      before: toldPromise({ ...promise, ownerPostId: ownerPost?.id, toPostId: toPost?.id }, posts),
      after: {},
    });
  return changes;
}

/** What the form of an engagement says of a promise. The day it missed, its evidence and its end are not among that. */
function columnsOfForm(promise: PreparedCommitment, engagementId: string) {
  const {
    id: _i,
    engagementId: _e,
    missedOn: _m,
    evidence: _v,
    closedOn: _c,
    ...said
  } = commitmentColumns(promise, engagementId);
  return said;
}
