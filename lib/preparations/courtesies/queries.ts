import "server-only";
import type { Db } from "@/lib/db";
import { IS_COUNTERPART } from "@/lib/engagements/counterparts";
import { giftPartyWords, partiesOfGift } from "@/lib/engagements/gift-parties";
import { rowsOf } from "@/lib/engagements/rows";
import type { AttendanceView, EngagementDetail, EngagementRow } from "@/lib/engagements/views";
import { Prisma } from "@/lib/generated/prisma/client";
import type { GiftDirection } from "@/lib/generated/prisma/enums";
import { officeKeyIn } from "@/lib/people/organisations/queries";
import { areNamesOpen } from "@/lib/people/queries";
import { isOfOneNation, keyOf, listKnownOffices, namedOffices, officesOf } from "../offices/queries";

/** Offices, and people of none, that are asked about. */
const MOST_SUBJECTS = 8;

export type PastGift = {
  id: string;
  direction: GiftDirection;
  description: string;
  /** Decimal text in `currency`; both null where nobody valued it. */
  value: string | null;
  currency: string | null;
  /** "from … to …", with rank and post where they were there; empty where nothing is said of either, or of whom the viewer may not know. */
  parties: string;
};

/** What was exchanged with an office, or with somebody of whose office the plan says nothing, and how the last visit was received. */
export type Courtesies = {
  /** Tells offices of one name apart. */
  key: string;
  /** The office as the plan names it, or the person. */
  name: string;
  /** The last meeting at which gifts were exchanged, with all of them; null where none is on record. */
  exchanged: { engagement: EngagementRow; gifts: PastGift[] } | null;
  /** The last visit of which the protocol or the honours are said; null where none is on record. */
  received: { engagement: EngagementRow; protocol: string | null; honours: string | null } | null;
};

type Party = Pick<AttendanceView, "personId" | "name" | "organisation" | "nationality" | "side">;

type Found = {
  id: string;
  kind: "GIFTS" | "HONOURS";
  /** The office as it is compared, and alpha-3 of the nation of who was there for it; null of who is asked for as a person. */
  office: string | null;
  nation: string | null;
  personId: string | null;
};

/**
 * Of each office of the counterparts, in their order, what was exchanged and how a visit was received the last time before the
 * engagement, as far as the viewer reads those records. Who of the counterparts is of no office stands for themselves.
 */
export async function listCourtesies(
  db: Db,
  record: Pick<EngagementDetail, "id" | "startsOn">,
  counterparts: readonly Party[],
): Promise<Courtesies[]> {
  const named = namedOffices(counterparts);
  const known = named.length > 0 ? await listKnownOffices(db, named) : [];
  const offices = officesOf(named, known);
  const alone = counterparts.flatMap(({ organisation, personId, name }) =>
    organisation || !personId ? [] : [{ personId, name }],
  );
  const subjects = [...offices, ...alone].slice(0, MOST_SUBJECTS);
  if (subjects.length === 0) return [];
  const keys = [...offices.map(({ key }) => key), ...known.flatMap((one) => one.keys)];
  const found = await listLast(
    db,
    record,
    keys,
    alone.map(({ personId }) => personId),
  );
  const rows = new Map((await rowsOf(db, idsOf(found))).map((row) => [row.id, row]));
  const latestFirst = found.toSorted((a, b) => compareRows(rows.get(a.id), rows.get(b.id)));
  const gifts = await listGifts(db, idsOf(found.filter(({ kind }) => kind === "GIFTS")));
  const visits = await listVisits(db, idsOf(found.filter(({ kind }) => kind === "HONOURS")));
  return subjects.map((subject) => {
    const isWith = (row: Found) =>
      "personId" in subject
        ? row.personId === subject.personId
        : row.office !== null &&
          keyOf({ organisation: row.office, nation: row.nation }, known) === subject.key &&
          isOfOneNation(row.nation, subject.nation);
    const last = (kind: Found["kind"]) => latestFirst.find((row) => row.kind === kind && isWith(row));
    const [exchange, reception] = [last("GIFTS"), last("HONOURS")];
    const [exchangedAt, receivedAt] = [rows.get(exchange?.id ?? ""), rows.get(reception?.id ?? "")];
    const visit = visits.get(reception?.id ?? "");
    return {
      key: "personId" in subject ? subject.personId : `${subject.key} ${subject.nation}`,
      name: "personId" in subject ? subject.name : subject.organisation,
      exchanged: exchangedAt ? { engagement: exchangedAt, gifts: gifts.get(exchangedAt.id) ?? [] } : null,
      received: receivedAt && visit ? { engagement: receivedAt, ...visit } : null,
    };
  });
}

/**
 * The last held engagement of each kind with each office or person; an office under several names, or of people of several nations, has
 * one for each. Offices are told by the view without names, which also those read who may not know names.
 */
function listLast(
  db: Db,
  { id, startsOn }: Pick<EngagementDetail, "id" | "startsOn">,
  keys: readonly string[],
  personIds: readonly string[],
): Promise<Found[]> {
  const office = officeKeyIn(Prisma.sql`a.organisation`);
  return db.$queryRaw<Found[]>`
    with met as (
      select a.engagement_id, ${office} as office, trim(a.nationality) as nation, null::uuid as person_id
      from attendance_unnamed a
      where a.attended and ${IS_COUNTERPART} and ${office} = any(${[...new Set(keys)]}::text[])
      union
      select a.engagement_id, null, null, a.person_id
      from attendance a
      where a.attended and ${IS_COUNTERPART} and a.person_id = any(${[...personIds]}::uuid[])
    )
    select distinct on (kind, office, nation, person_id) e.id, kind, office, nation, person_id as "personId"
    from met
    join engagement e on e.id = met.engagement_id
    cross join lateral (
      select 'GIFTS' as kind where exists (select 1 from gift g where g.engagement_id = e.id)
      union all
      select 'HONOURS' where exists (
        select 1 from engagement_visit v
        where v.engagement_id = e.id and (v.honours is not null or v.protocol_id is not null))) said
    where e.status = 'COMPLETE' and e.starts_on <= ${startsOn}::date and e.id <> ${id}::uuid
    order by kind, office, nation, person_id, e.starts_on desc, e.id desc`;
}

/** The latest first, as they are listed elsewhere. */
function compareRows(one: EngagementRow | undefined, other: EngagementRow | undefined): number {
  if (!one || !other) return Number(!one) - Number(!other);
  return other.startsOn.localeCompare(one.startsOn) || other.id.localeCompare(one.id);
}

async function listGifts(db: Db, engagementIds: readonly string[]): Promise<Map<string, PastGift[]>> {
  const who = {
    select: {
      ...{ id: true, name: true, rankText: true },
      ...{ position: true, organisation: true, nationality: true },
    },
  };
  const gifts = await db.gift.findMany({
    where: { engagementId: { in: [...engagementIds] } },
    select: {
      ...{ id: true, engagementId: true, direction: true, description: true, value: true, currency: true },
      ...{
        giverName: true,
        giverId: true,
        giver: who,
        recipientName: true,
        recipientId: true,
        recipient: who,
      },
    },
    orderBy: { id: "asc" },
  });
  const isNamed = await areNamesOpen(db);
  return Map.groupBy(
    gifts.map(
      ({ id, engagementId, direction, description, value, currency, giver, recipient, ...named }) => ({
        ...{ id, engagementId, direction, description, currency, value: value?.toFixed(2) ?? null },
        parties: isNamed
          ? giftPartyWords(
              partiesOfGift(
                named,
                [giver, recipient].filter((one) => one !== null),
              ),
            )
          : "",
      }),
    ),
    ({ engagementId }) => engagementId,
  );
}

async function listVisits(
  db: Db,
  engagementIds: readonly string[],
): Promise<Map<string, { protocol: string | null; honours: string | null }>> {
  const visits = await db.engagementVisit.findMany({
    where: { engagementId: { in: [...engagementIds] } },
    select: { engagementId: true, honours: true, protocol: { select: { label: true } } },
  });
  return new Map(
    visits.map(({ engagementId, honours, protocol }) => [
      engagementId,
      { honours, protocol: protocol?.label ?? null },
    ]),
  );
}

function idsOf(found: readonly Found[]): string[] {
  return [...new Set(found.map(({ id }) => id))];
}
