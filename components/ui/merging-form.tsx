"use client";

import { type ComponentProps, type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";
import type { Result } from "@/lib/result";
import { CompareVersions } from "./compare-versions";
import { Form } from "./form";
import { type FormText, isAlike, type MergedField, mergeFields, textIn } from "./merging";
import { Notice } from "./notice";
import { RecordKey } from "./record-key";
import type { Choose } from "./three-versions";
import { useStale } from "./use-stale";

type OnRecord = { version: number; values: FormText };

/** What the fields start with, and what was on record then. */
export type MergingStart = { id: string; base: OnRecord; values: FormText };

type MergingFormProps = Omit<ComponentProps<typeof Form>, "staleNote" | "children" | "key"> & {
  /** That of the record; of one that is added to another the id it takes, which may be another at each look at the page. */
  id: string;
  /** Goes before the names of id and version, where the form has them under a name. */
  under?: string;
  /** The record as the page has it; once somebody else has saved, the page brings it anew. */
  record: OnRecord;
  fields: readonly MergedField[];
  /** What the fields start with at first where that is not the record, such as words that were typed over an earlier version of it. */
  start?: MergingStart | undefined;
  /** Told what they start with, and each time that is something else. */
  onStart?: (start: MergingStart) => void;
  /** Brings the saved version; the page is asked for unless told otherwise. */
  onStale?: () => void;
  /** The fields of the form with what stands in them at first, given what was on record then. */
  children: (values: FormText, base: FormText) => ReactNode;
};

/** The same of a round, and what is said above them. */
type Start = MergingStart & { round: number; note: string | null };

const PUT_TOGETHER = "Both versions are in the form. Check it and save.";

/**
 * A form that changes a record. When somebody else has saved it meanwhile, nothing is overwritten and nothing typed is lost: it shows
 * field by field what both say, and goes on from the version on record with what was chosen. What somebody else changed outside of
 * its fields is no matter of it: it goes on from there without a word.
 */
export function MergingForm(props: MergingFormProps) {
  const {
    id,
    under,
    record,
    fields,
    start: begun,
    onStart,
    onStale,
    action,
    savedMessage,
    children,
    ...form
  } = props;
  const box = useRef<HTMLDivElement>(null);
  const pressed = useRef<HTMLElement | null>(null);
  const focusedId = useRef<string | null>(null);
  const [start, setStart] = useState<Start>({
    ...(begun ?? { id, base: record, values: record.values }),
    round: 0,
    note: null,
  });
  // What was sent and saved, until the page brings it.
  const [sent, setSent] = useState<FormText | null>(null);
  const isNewer = record.version !== start.base.version;
  if (isNewer && sent === null && isAlike(record.values, start.base.values))
    setStart({ ...start, base: record });

  const tellStart = useEffectEvent((begins: MergingStart) => onStart?.(begins));
  useEffect(() => tellStart(start), [start]);

  const textFrom = (data: FormData) =>
    textIn(data, fields, { values: start.values, base: start.base.values });
  const { stale, typedNow, answered, letGo } = useStale({
    around: box,
    read: (drawn) => textFrom(new FormData(drawn)),
    base: start.base.version,
    onStale,
  });
  const versions = (own: FormText) => ({ base: start.base.values, saved: record.values, typed: own });

  function begin(values: FormText, note: string | null) {
    const focused = document.activeElement;
    focusedId.current =
      focused?.matches("input, select, textarea") && box.current?.contains(focused) ? focused.id : null;
    setStart({ round: start.round + 1, id, base: record, values, note });
  }

  // Where the form stays after it was saved, it goes on from what is on record then and what was typed since.
  const isSaved = sent !== null && isNewer;
  const goOnSaved = useEffectEvent(() => {
    if (sent === null) return;
    setSent(null);
    if (isAlike(record.values, sent)) {
      setStart({ ...start, base: record, values: record.values });
      return;
    }
    const since = { base: sent, saved: record.values, typed: typedNow() ?? sent };
    const { values, conflicts } = mergeFields(fields, since, () => "typed");
    // Somebody else has saved after that, and it is asked about when this is saved again.
    if (conflicts.length === 0) begin(values, savedMessage ?? null);
  });
  useEffect(() => {
    if (isSaved) goOnSaved();
  }, [isSaved]);

  // The answer was "stale", and yet nothing here has changed.
  const isToSend = stale !== null && stale.base !== start.base.version;
  const sendAgain = useEffectEvent(() => {
    letGo();
    // The button of a question is gone with its question.
    const button = pressed.current?.isConnected ? pressed.current : null;
    box.current?.querySelector("form")?.requestSubmit(button);
  });
  useEffect(() => {
    if (isToSend) sendAgain();
  }, [isToSend]);

  // Who wrote on goes on where they were; else the focus would be nowhere, since the button that had it is gone.
  useEffect(() => {
    if (start.round === 0 || document.activeElement !== document.body) return;
    const place = focusedId.current ? document.getElementById(focusedId.current) : null;
    (place ?? box.current?.querySelector<HTMLElement>("[data-note]"))?.focus();
  }, [start.round]);

  async function save(data: FormData): Promise<Result<unknown>> {
    const own = textFrom(data);
    setStart((current) => ({ ...current, note: null }));
    const result = await action(data);
    if (result.ok) setSent(own);
    return answered(result, own);
  }

  function goOn(choose: Choose) {
    const own = typedNow() ?? stale?.typed ?? {};
    begin(mergeFields(fields, versions(own), choose).values, PUT_TOGETHER);
    letGo();
  }

  return (
    <div
      ref={box}
      className="contents"
      onSubmitCapture={({ nativeEvent }) => {
        pressed.current = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null;
      }}
    >
      <Form
        {...form}
        key={start.round}
        action={save}
        savedMessage={savedMessage}
        staleNote={
          <CompareVersions
            merge={stale && isNewer ? (choose) => mergeFields(fields, versions(stale.typed), choose) : null}
            onMerge={goOn}
          />
        }
      >
        {start.note === null ? null : (
          <div data-note tabIndex={-1} className="focus:outline-none">
            <Notice tone="success">{start.note}</Notice>
          </div>
        )}
        <RecordKey id={start.id} version={start.base.version} under={under} />
        {children(start.values, start.base.values)}
      </Form>
    </div>
  );
}
