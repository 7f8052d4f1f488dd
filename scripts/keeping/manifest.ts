import { z } from "zod";

/** The format this version writes, and the newest it reads. */
export const FORMAT = 1;

/** The first member: enough for any version to say what it has before it. */
export const preambleSchema = z.object({ product: z.literal("rapport"), format: z.int().min(1) });

/** The last member but the seal: what the archive holds, so that nothing can be missing unnoticed. */
export const manifestSchema = z.object({
  product: z.literal("rapport"),
  format: z.literal(FORMAT),
  /** Version and commit of the product that made it; no commit where it does not run from a checkout. */
  version: z.string(),
  commit: z.string().nullable(),
  madeAt: z.iso.datetime(),
  /** Version of the PostgreSQL that it comes from. */
  server: z.string(),
  /** Names of the migrations that had been applied. */
  migrations: z.array(z.string()).min(1),
  tables: z.array(
    z.object({
      name: z.string().regex(/^[a-z_]+$/),
      columns: z.array(z.string()),
      rows: z.int().min(0),
      /** Of the rows as text, in the order of the primary key, before they are compressed. */
      bytes: z.int().min(0),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
  /** The last event of the audit trail; null while there is none. */
  auditHead: z.object({ sequence: z.string(), hash: z.string() }).nullable(),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type TableEntry = Manifest["tables"][number];

/** What is wrong with an archive or with the place it should go to; the message is for whoever runs the command. */
export class KeepingFault extends Error {
  override name = "KeepingFault";
}
