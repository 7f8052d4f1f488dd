"use client";

import { useRouter } from "next/navigation";
import { type ComponentProps, type ReactNode, useRef, useState } from "react";
import { fail, type Result } from "@/lib/result";
import { CompareVersions } from "./compare-versions";
import { Form } from "./form";
import { type Choose, type FormText, type MergedField, mergeFields, textIn } from "./merging";
import { RecordKey } from "./record-key";

type MergingFormProps = Omit<ComponentProps<typeof Form>, "staleNote" | "children" | "key"> & {
  id: string;
  /** The record as the page has it; once somebody else has saved, the page brings it anew. */
  record: { version: number; values: FormText };
  fields: readonly MergedField[];
  /** The fields of the form with what stands in them at first, given what was on record then. */
  children: (values: FormText, base: FormText) => ReactNode;
};

/**
 * A form that changes a record. When somebody else has saved it meanwhile, nothing is overwritten and nothing typed is lost: it shows
 * field by field what both say, and goes on from the version on record with what was chosen.
 */
export function MergingForm({ id, record, fields, action, children, ...form }: MergingFormProps) {
  const router = useRouter();
  const box = useRef<HTMLDivElement>(null);
  const [start, setStart] = useState({ round: 0, base: record, values: record.values, isSaved: false });
  const [typed, setTyped] = useState<FormText | null>(null);
  // Where the form stays after it was saved, it goes on from what is on record then.
  if (start.isSaved && record.version !== start.base.version)
    setStart({ round: start.round + 1, base: record, values: record.values, isSaved: false });
  const textFrom = (data: FormData) =>
    textIn(data, fields, { values: start.values, base: start.base.values });
  const versions = (own: FormText) => ({ base: start.base.values, saved: record.values, typed: own });

  async function save(data: FormData): Promise<Result<unknown>> {
    const result = await action(data);
    if (result.ok) setStart((current) => ({ ...current, isSaved: true }));
    if (result.ok || result.code !== "stale") return result;
    setTyped(textFrom(data));
    // Brings the saved version; what is typed stays in the fields.
    router.refresh();
    return fail("stale", result.message);
  }

  /** What was typed since the answer came counts as well. */
  function goOn(choose: Choose) {
    const sent = box.current?.querySelector("form");
    const own = sent ? textFrom(new FormData(sent)) : (typed ?? {});
    setStart({
      round: start.round + 1,
      base: record,
      values: mergeFields(fields, versions(own), choose).values,
      isSaved: false,
    });
    setTyped(null);
  }

  return (
    <div ref={box} className="contents">
      <Form
        {...form}
        key={start.round}
        action={save}
        staleNote={
          typed && record.version !== start.base.version ? (
            <CompareVersions
              merge={(choose) => mergeFields(fields, versions(typed), choose)}
              onMerge={goOn}
            />
          ) : (
            <p role="status">Fetching the saved version …</p>
          )
        }
      >
        <RecordKey id={id} version={start.base.version} />
        {children(start.values, start.base.values)}
      </Form>
    </div>
  );
}
