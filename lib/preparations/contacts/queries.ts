import "server-only";
import { countryInSentence } from "@/lib/countries/labels";
import type { Db } from "@/lib/db";
import { rowsOf } from "@/lib/engagements/rows";
import type { AttendanceView, EngagementDetail, EngagementRow } from "@/lib/engagements/views";
import { Prisma } from "@/lib/generated/prisma/client";
import { heldOn } from "@/lib/people/holdings/rules";
import { officeKeyIn } from "@/lib/people/organisations/queries";
import { officeKey } from "@/lib/people/organisations/rules";
import { type PersonRow, personNames } from "@/lib/people/queries";

const LAST_CONTACTS = 5;

/** A held engagement; `under` names who held the post then, where it is told as a contact with the post. */
export type Contact = EngagementRow & { under: string | null };

/** With whom contacts are: the person, whoever held their post before, or their country. */
export type ContactsOf = "PERSON" | "POST" | "COUNTRY";

/** The last contacts before an engagement, the latest first; `name` is of the post or country, null of the person. */
export type Contacts = { of: ContactsOf; name: string | null; rows: Contact[] };

type Asked = {
  person: PersonRow | null;
} & Pick<AttendanceView, "personId" | "position" | "organisation" | "nationality" | "side">;

/**
 * The last five held engagements with the counterpart before this one. Whom nobody met yet comes into the line of who held their post, so
 * those with former holders stand in, each from their own days in it; where there are none, those with the country. A third party speaks for
 * no country, so none stands in for it.
 */
export async function readContacts(
  db: Db,
  counterpart: Asked,
  record: Pick<EngagementDetail, "id" | "startsOn">,
): Promise<Contacts> {
  const { personId, nationality, side } = counterpart;
  const met = personId ? await listMet(db, personId, record) : [];
  if (met.length > 0) return { of: "PERSON", name: null, rows: met };
  const post = await findPost(db, counterpart, record);
  const before = post ? await listWithPost(db, post.id, personId, record) : [];
  if (post && before.length > 0) return { of: "POST", name: post.name, rows: before };
  const ofCountry = nationality && side === "PARTNER" ? await listWithCountry(db, nationality, record) : [];
  if (nationality && ofCountry.length > 0)
    return { of: "COUNTRY", name: countryInSentence(nationality), rows: ofCountry };
  return { of: "PERSON", name: null, rows: [] };
}

/** Over `engagement` or a view of it as `e`: held before the record. */
function isHeldBefore({ id, startsOn }: Pick<EngagementDetail, "id" | "startsOn">): Prisma.Sql {
  return Prisma.sql`(e.status = 'COMPLETE' and e.starts_on <= ${startsOn}::date and e.id <> ${id}::uuid)`;
}

async function listMet(
  db: Db,
  personId: string,
  record: Pick<EngagementDetail, "id" | "startsOn">,
): Promise<Contact[]> {
  const found = await db.$queryRaw<{ id: string }[]>`
    select distinct e.id, e.starts_on from attendance a join engagement e on e.id = a.engagement_id
    where a.person_id = ${personId}::uuid and a.attended and ${isHeldBefore(record)}
    order by e.starts_on desc, e.id desc limit ${LAST_CONTACTS}`;
  return contactsOf(db, found);
}

/**
 * The post they are to be met in: of a person the one held on the day, of whom the plan only describes the one on record of that title and
 * organisation.
 */
async function findPost(
  db: Db,
  { person, position, organisation, nationality }: Asked,
  { startsOn }: Pick<EngagementDetail, "startsOn">,
): Promise<{ id: string; name: string } | null> {
  const held = person && heldOn(person.career, startsOn);
  if (held) return { id: held.postId, name: nameOf(held) };
  if (person || !position || !organisation) return null;
  const posts = await db.$queryRaw<{ id: string; title: string; organisation: string }[]>`
    select p.id, p.title, o.name as organisation from post p join organisation o on o.id = p.organisation_id
    where p.merged_into_id is null and ${officeKeyIn(Prisma.sql`p.title`)} = ${officeKey(position)}
      and ${officeKeyIn(Prisma.sql`o.name`)} = ${officeKey(organisation)}
      and (${nationality}::bpchar is null or o.nation is null or o.nation = ${nationality}::bpchar)
    limit 2`;
  const [post, another] = posts;
  return post && !another ? { id: post.id, name: nameOf(post) } : null;
}

function nameOf({ title, organisation }: { title: string; organisation: string | null }): string {
  return [title, organisation].filter(Boolean).join(", ");
}

/** With those who held the post besides this person, while they did; whose days in it nobody knows are left out. */
async function listWithPost(
  db: Db,
  postId: string,
  personId: string | null,
  record: Pick<EngagementDetail, "id" | "startsOn">,
): Promise<Contact[]> {
  const found = await db.$queryRaw<{ id: string; personId: string }[]>`
    select distinct on (e.starts_on, e.id) e.id, h.person_id as "personId"
    from post_holding h
    join attendance a on a.person_id = h.person_id and a.attended
    join engagement e on e.id = a.engagement_id
    where h.post_id = ${postId}::uuid and h.person_id is distinct from ${personId}::uuid
      and (h.starts_on is not null or h.ends_on is not null)
      and e.starts_on between coalesce(h.starts_on, '-infinity') and coalesce(h.ends_on, 'infinity')
      and ${isHeldBefore(record)}
    order by e.starts_on desc, e.id desc, h.is_acting, h.id limit ${LAST_CONTACTS}`;
  return contactsOf(db, found);
}

async function listWithCountry(
  db: Db,
  code: string,
  record: Pick<EngagementDetail, "id" | "startsOn">,
): Promise<Contact[]> {
  const found = await db.$queryRaw<{ id: string }[]>`
    select e.id from engagement_visible e
    where e.country_codes && array[${code}]::text[] and ${isHeldBefore(record)}
    order by e.starts_on desc, e.id desc limit ${LAST_CONTACTS}`;
  return contactsOf(db, found);
}

async function contactsOf(db: Db, found: readonly { id: string; personId?: string }[]): Promise<Contact[]> {
  const rows = await rowsOf(
    db,
    found.map(({ id }) => id),
  );
  const names = await personNames(
    db,
    found.flatMap(({ personId }) => personId ?? []),
  );
  const holders = new Map(found.map(({ id, personId }) => [id, personId ?? ""]));
  return rows.map((row) => ({ ...row, under: names.get(holders.get(row.id) ?? "") ?? null }));
}
