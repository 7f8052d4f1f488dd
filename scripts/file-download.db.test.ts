import { expect, test, vi } from "vitest";
import { addFile, removeFile } from "@/lib/attachments/mutations";
import { PIECE_BYTES } from "@/lib/attachments/reading";
import { newFileSchema } from "@/lib/attachments/schema";
import { endOwnSession, resumeSession } from "@/lib/auth/sessions/mutations";
import type { Viewer } from "@/lib/auth/viewer";
import { createEngagement } from "@/lib/engagements/mutations";
import { newId } from "@/lib/ids";
import { engagementInput, onEngagement } from "@/testing/engagements";
import { arriving } from "@/testing/files";
import { asOwner } from "@/testing/owner";
import { createSession, createViewer } from "@/testing/people";
import { GET as download } from "../app/api/attachments/[id]/route";

type SignedIn = { id: string; viewer: Viewer };
const signedIn = vi.hoisted((): { session: SignedIn | null } => ({ session: null }));
vi.mock("@/lib/auth/session", () => ({ requireSession: async () => signedIn.session }));

const officer = await createViewer({ countries: ["JPN"], allCountries: true });
const LIMITS = { file: 10 * PIECE_BYTES, record: 10 * PIECE_BYTES };
/** More pieces than are read ahead. */
const BYTES = Buffer.from(Array.from({ length: 5 * PIECE_BYTES + 77 }, (_, index) => 97 + (index % 26)));

async function attach(): Promise<{ fileId: string; recordId: string }> {
  const made = await createEngagement(officer, newId(), engagementInput({ purpose: "Talk." }), {
    publish: true,
  });
  if (!made.ok) throw new Error(JSON.stringify(made));
  const of = onEngagement(made.data.id);
  const input = newFileSchema.parse({ of, name: "notes.txt", marking: "UNCLASSIFIED" });
  const added = await addFile(officer, input, arriving(BYTES), LIMITS);
  if (!added.ok) throw new Error(JSON.stringify(added));
  return { fileId: added.data.id, recordId: made.data.id };
}

/** The file as another reader begins to download it, of which nothing is read yet. */
async function begin(fileId: string): Promise<{ file: Response; reader: SignedIn }> {
  const account = await createViewer({ allCountries: true });
  const id = await createSession(account);
  const viewer = (await resumeSession(id, "never"))?.viewer;
  if (!viewer) throw new Error("nobody is signed in");
  signedIn.session = { id, viewer };
  const file = await download(new Request(`http://localhost/api/attachments/${fileId}`), {
    params: Promise.resolve({ id: fileId }),
  });
  return { file, reader: { id, viewer } };
}

test("a file that is downloaded is whole", async () => {
  const { fileId } = await attach();
  const { file } = await begin(fileId);
  expect(file.status).toBe(200);
  expect(Buffer.from(await file.arrayBuffer()).equals(BYTES)).toBe(true);
});

test.each<[string, (on: { reader: SignedIn; fileId: string; recordId: string }) => Promise<unknown>]>([
  ["its reader signs out", ({ reader }) => endOwnSession(reader.viewer, reader.id, "SIGNED_OUT")],
  [
    "the account is disabled",
    ({ reader }) => asOwner("update app_user set disabled_at = now() where id = $1", [reader.viewer.id]),
  ],
  [
    "its country is not theirs any more",
    ({ reader }) => asOwner("update app_user set all_countries = false where id = $1", [reader.viewer.id]),
  ],
  [
    "the record is on close hold",
    ({ recordId }) => asOwner("update engagement set close_hold = true where id = $1", [recordId]),
  ],
  ["it is removed", ({ fileId }) => removeFile(officer, { id: fileId, reason: "The wrong one" })],
])("a download breaks off, rather than end as if it were whole, when %s", async (_, change) => {
  const { fileId, recordId } = await attach();
  const { file, reader } = await begin(fileId);
  await change({ reader, fileId, recordId });
  await expect(file.arrayBuffer()).rejects.toThrow(/breaks off/);
});
