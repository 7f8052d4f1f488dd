"use client";

import { type ComponentProps, type ReactNode, useRef, useState } from "react";
import { Form } from "@/components/ui/form";
import { type FormText, isAlike } from "@/components/ui/merging";
import type { Result } from "@/lib/result";
import { KeptLineContext } from "./kept-line";
import { KeptOffer, SignInAgain } from "./kept-offer";
import { textOfForm, textOfKept } from "./kept-text";
import type { Keep, KeptWords } from "./kept-words";
import { useKeptWords } from "./use-kept-words";

type KeptFormProps = Omit<ComponentProps<typeof Form>, "id" | "signedOutNote" | "children" | "key"> & {
  keep: Keep;
  /** The id that the record will have, or of the record that something is added to. */
  id: string;
  /** The name under which the form sends it. */
  idName?: string;
  /** That of the record about which something is said; the page may bring another, and nobody types it. */
  version?: number;
  /** What the fields start with. */
  start?: FormText;
  /** The fields of the form with what stands in them at first. */
  children: (said: FormText) => ReactNode;
};

/** What was brought back; without words when what stands in the form was begun here. */
type Brought = { round: number; id: string | null; said: FormText | null };

/** A form that makes something new and keeps on this device what is typed, until it is saved or let go. */
export function KeptForm({
  keep,
  id,
  idName = "id",
  version,
  start = {},
  action,
  children,
  ...form
}: KeptFormProps) {
  const box = useRef<HTMLDivElement>(null);
  const [brought, setBrought] = useState<Brought>({ round: 0, id: null, said: null });
  // If the words were saved after all, the same id does not save them a second time.
  const recordId = brought.id ?? id;
  const keeping = useKeptWords({
    around: box,
    keep,
    id: recordId,
    version: null,
    base: null,
    codec: {
      // The page may bring another id at each look at it.
      read: (drawn) => textOfForm(new FormData(drawn), [idName, "version"]),
      parse: textOfKept,
      isSame: isAlike,
    },
    round: brought.round,
    bringBack: (kept: KeptWords) =>
      setBrought({ round: brought.round + 1, id: kept.id, said: textOfKept(kept.values) }),
  });

  async function save(data: FormData): Promise<Result<unknown>> {
    const result = await keeping.send(action, data);
    // What comes next in this form is something else.
    if (result.ok) setBrought((current) => ({ ...current, id: null, said: null }));
    return result;
  }

  return (
    <div ref={box} className="grid grid-cols-1 gap-6">
      <KeptOffer keeping={keeping} zone={keep.zone} />
      <KeptLineContext value={keeping.line}>
        <Form {...form} key={brought.round} action={save} signedOutNote={<SignInAgain />}>
          <input type="hidden" name={idName} value={recordId} />
          {version === undefined ? null : <input type="hidden" name="version" value={version} />}
          {children(brought.said ?? start)}
        </Form>
      </KeptLineContext>
    </div>
  );
}
