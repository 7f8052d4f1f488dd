"use client";

import { type ComponentProps, useRef, useState } from "react";
import { isAlike, textIn } from "@/components/ui/merging";
import { MergingForm, type MergingStart } from "@/components/ui/merging-form";
import { KeptLineContext } from "./kept-line";
import { KeptOffer, SignInAgain } from "./kept-offer";
import { textOfKept } from "./kept-text";
import type { Keep, KeptWords } from "./kept-words";
import { useKeptWords } from "./use-kept-words";

type KeptMergingFormProps = Omit<
  ComponentProps<typeof MergingForm>,
  "start" | "onStart" | "signedOutNote" | "key"
> & { keep: Keep };

/**
 * A form that changes a record and keeps on this device what is typed, until it is saved or let go. The words carry the version they
 * were typed over and what that said: brought back when somebody else has saved since, they go through the same comparison as if
 * the form had stayed open, and overwrite nothing.
 */
export function KeptMergingForm({ keep, action, ...form }: KeptMergingFormProps) {
  const { id, fields, record } = form;
  const box = useRef<HTMLDivElement>(null);
  const [brought, setBrought] = useState<{ round: number; start?: MergingStart }>({ round: 0 });
  const [begun, setBegun] = useState<MergingStart>({ id, base: record, values: record.values });
  const keeping = useKeptWords({
    around: box,
    keep,
    id: begun.id,
    version: begun.base.version,
    base: begun.base.values,
    codec: {
      read: (drawn) => textIn(new FormData(drawn), fields, { values: begun.values, base: begun.base.values }),
      parse: textOfKept,
      isSame: isAlike,
    },
    round: brought.round,
    bringBack: (kept: KeptWords) => setBrought({ round: brought.round + 1, start: startOf(kept) }),
  });

  function startOf(kept: KeptWords): MergingStart {
    const base =
      kept.version === null ? record : { version: kept.version, values: textOfKept(kept.base ?? {}) };
    return { id: kept.id ?? id, base, values: textOfKept(kept.values) };
  }

  return (
    <div ref={box} className="grid grid-cols-1 gap-6">
      <KeptOffer keeping={keeping} zone={keep.zone} />
      <KeptLineContext value={keeping.line}>
        <MergingForm
          {...form}
          key={brought.round}
          action={(data) => keeping.send(action, data)}
          signedOutNote={<SignInAgain />}
          start={brought.start}
          onStart={setBegun}
        />
      </KeptLineContext>
    </div>
  );
}
