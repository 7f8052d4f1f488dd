import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { refuseAccess } from "@/lib/audit/refusal";
import { staleSince } from "@/lib/audit/stale";
import type { Viewer } from "@/lib/auth/viewer";
import { type Db, withViewer } from "@/lib/db";
import type { ContactKind } from "@/lib/generated/prisma/enums";
import { newId } from "@/lib/ids";
import { notFoundFailure, ok, type Result } from "@/lib/result";
import { openPerson } from "../mutations";
import { canEditPerson } from "../policy";
import { listedName } from "../rules";
import { tellOfPeople } from "../tell";
import type { ContactsInput } from "./schema";

type Contact = { kind: ContactKind; value: string };
export type ContactsRead = { contacts: Contact[]; version: number };

/** How to reach a person. That it was read, and by whom, is on record before it is given away. */
export async function readContacts(viewer: Viewer, id: string): Promise<Result<ContactsRead>> {
  return withViewer(viewer, async (db) => {
    const person = await db.person.findUnique({ where: { id } });
    if (!person) return notFoundFailure("person");
    const subject = { type: "person" as const, id, name: listedName(person) };
    if (!canEditPerson(viewer, person))
      return refuseAccess(db, viewer, {
        subject,
        attempt: "read contact details",
        reason: "Officers who cover the person's country, and admins, read contact details.",
      });
    const contacts = await listContacts(db, id);
    await recordAudit(db, viewer, { type: "contact.read", subject, after: { entries: contacts.length } });
    return ok({ contacts, version: person.version });
  });
}

/** Makes the contact details what the form says. The audit trail keeps how many there were, not what they said. */
export async function changeContacts(
  viewer: Viewer,
  { id, version, contacts }: ContactsInput,
): Promise<Result<ContactsRead>> {
  return withViewer(viewer, async (db) => {
    const opened = await openPerson(db, viewer, id, "change contact details");
    if (!opened.ok) return opened;
    const before = await listContacts(db, id);
    const isSame = JSON.stringify(before) === JSON.stringify(inOrder(contacts));
    if (opened.data.version === version && isSame) return ok({ contacts, version });
    const { count } = await db.person.updateMany({
      where: { id, version },
      data: { version: { increment: 1 } },
    });
    if (count === 0) return staleSince(db, viewer, { type: "person", id }, version, "person");
    await db.personContact.deleteMany({ where: { personId: id } });
    await db.personContact.createMany({
      data: contacts.map((row) => ({ id: newId(), personId: id, ...row })),
    });
    await tellOfPeople(db, viewer, [id]);
    await recordAudit(db, viewer, {
      type: "contact.changed",
      subject: { type: "person", id, name: listedName(opened.data) },
      before: { entries: before.length },
      after: { entries: contacts.length },
    });
    return ok({ contacts, version: version + 1 });
  });
}

async function listContacts(db: Db, personId: string): Promise<Contact[]> {
  const rows = await db.personContact.findMany({ where: { personId }, select: { kind: true, value: true } });
  return inOrder(rows);
}

function inOrder(contacts: readonly Contact[]): Contact[] {
  const rows = contacts.map(({ kind, value }) => ({ kind, value }));
  return rows.sort((a, b) => a.kind.localeCompare(b.kind) || a.value.localeCompare(b.value));
}
