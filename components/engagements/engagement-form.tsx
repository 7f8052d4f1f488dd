"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { KeptOffer, SignInAgain } from "@/components/kept-words/kept-offer";
import { type KeptWords, keepFor } from "@/components/kept-words/kept-words";
import { type Codec, useKeptWords } from "@/components/kept-words/use-kept-words";
import { fieldId } from "@/components/ui/field-id";
import { focusField } from "@/components/ui/focus-field";
import { Form, FormCheckboxField, FormTextField } from "@/components/ui/form";
import { useStale } from "@/components/ui/use-stale";
import { heldWith } from "@/lib/engagements/countries/rules";
import { WHY_LIMIT } from "@/lib/engagements/schema";
import { defaultTitle } from "@/lib/engagements/titles/rules";
import { engagementType } from "@/lib/engagements/types";
import { NO_CLASSIFIED_TEXT } from "@/lib/markings/labels";
import type { Result } from "@/lib/result";
import { CompareEngagements } from "./compare-engagements";
import { type FormSetting, FormSettingProvider } from "./form-context";
import { pressInForm } from "./form-focus";
import { FormParts } from "./form-parts";
import { differingFields, type FormField, type FormValues, readValues, valuesIn } from "./form-values";
import { mergeVersions } from "./merge-versions";
import { SaveBar, type SavedRecord } from "./save-bar";
import { TemplateForm } from "./template-form";

type EngagementFormProps = {
  /** The id of the record, or the one a new record will have. */
  id: string;
  /** The record that is edited; null for a new one. */
  record: SavedRecord | null;
  /** What the fields start with; after someone else saved, what they saved. */
  values: FormValues;
  setting: FormSetting;
  /** The series of meetings that a new record is planned for. */
  seriesId?: string | null;
  /** The event on whose margins a new record is held. */
  event?: { id: string; title: string } | null;
  /** What a template of this form needs; absent where none can be saved. */
  template?: { id: string; portfolios: readonly { value: string; label: string }[] };
  /** The field in which a new record's first decision is. */
  focusOn?: FormField | null;
  /** Redirects to the record when it was saved. */
  action: (data: FormData) => Promise<Result<unknown>>;
};

/** What the fields of a round start with. */
type Start = {
  round: number;
  /** What was on record when the form was opened. */
  base: FormValues;
  values: FormValues;
  /** Why it is changed. */
  why: string;
  /** That of a kept draft which was brought back: if it was saved after all, it is not saved a second time. */
  draftId: string | null;
  version: number | null;
};

/** What stands in the form: the record, and why it is changed, which goes into its history. */
type Words = FormValues & { why: string };

const CODEC: Codec<Words> = {
  read: (form) => ({ ...valuesIn(form), why: whyIn(form) }),
  parse: wordsOf,
  isSame: (one, other) => one.why === other.why && isSameRecord(one, other),
  isSaid: isSameRecord,
};

/** One form for every type of engagement. What is typed is kept on the device until it is saved. */
export function EngagementForm({
  id,
  record,
  values,
  setting,
  seriesId,
  event,
  template,
  focusOn = null,
  action,
}: EngagementFormProps) {
  const router = useRouter();
  const box = useRef<HTMLDivElement>(null);
  const [start, setStart] = useState<Start>({
    round: 0,
    base: values,
    values,
    why: "",
    draftId: null,
    version: record?.version ?? null,
  });
  const { stale, typedNow, answered, letGo } = useStale({ around: box, read: valuesIn, base: values });
  const recordId = start.draftId ?? id;
  const keeping = useKeptWords({
    around: box,
    keep: keepFor(setting.viewer, "engagement", record?.reference ?? newAt(event?.id ?? seriesId)),
    id: record ? null : recordId,
    version: start.version,
    base: { ...start.base, why: "" },
    codec: CODEC,
    round: start.round,
    bringBack,
  });

  // Who came by a shortcut goes on by keyboard; the page was opened for this one field.
  useEffect(() => {
    if (focusOn) focusField(fieldId(focusOn));
  }, [focusOn]);

  async function save(data: FormData): Promise<Result<unknown>> {
    const result = await keeping.send(action, data);
    if (!result.ok && result.code === "discarded") {
      // The id is used up; the page brings another, under which the same words make a new record.
      setStart({ ...start, draftId: null });
      router.refresh();
    }
    return answered(result, typedNow());
  }

  function begin(next: Pick<Start, "values" | "why" | "version"> & Partial<Start>) {
    setStart({ ...start, round: start.round + 1, ...next });
    letGo();
  }

  function bringBack({ values: kept, base = {}, id: draftId, version }: KeptWords) {
    const { why, ...values } = wordsOf(kept);
    begin({ values, why, base: readValues(base), draftId, version });
  }

  return (
    <FormSettingProvider value={setting}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: listens to the fields inside, which are the interactive part */}
      <div ref={box} onKeyDown={pressInForm} className="grid grid-cols-1 gap-6">
        <KeptOffer
          keeping={keeping}
          zone={setting.viewer.timeZone}
          about={({ values: kept }) => titleOf(readValues(kept), setting)}
        />
        <Form
          key={start.round}
          action={save}
          signedOutNote={<SignInAgain />}
          staleNote={
            <CompareEngagements
              versions={
                stale && stale.base !== values
                  ? { base: start.base, saved: values, typed: stale.typed }
                  : null
              }
              options={setting.options}
              onMerge={(choose) => {
                const typed = typedNow() ?? stale?.typed;
                if (!typed || !record) return;
                const merged = mergeVersions({ base: start.base, saved: values, typed }, choose);
                const form = box.current?.querySelector("form");
                const why = form ? whyIn(form) : "";
                begin({ base: values, values: merged.values, why, version: record.version });
              }}
            />
          }
        >
          <input type="hidden" name="id" value={recordId} />
          {seriesId ? <input type="hidden" name="seriesId" value={seriesId} /> : null}
          {start.version === null ? null : <input type="hidden" name="version" value={start.version} />}
          <p className="text-sm text-muted">
            {NO_CLASSIFIED_TEXT} A draft needs a type, a country and a date, nothing more.
          </p>
          {event ? (
            <FormCheckboxField
              name="eventId"
              value={event.id}
              defaultChecked
              label={`Held on the margins of ${event.title}`}
              hint="Without the tick it is saved by itself."
            />
          ) : null}
          <FormParts initial={start.values} />
          {record ? <WhyField initial={start.why} isShared={record.publication === "PUBLISHED"} /> : null}
          <SaveBar record={record} initial={start.values} keptLine={keeping.line} />
        </Form>
        {template ? <TemplateForm {...template} around={box} /> : null}
      </div>
    </FormSettingProvider>
  );
}

/** One line for the history of the record. Of what was shared it is asked for: somebody may have read it as it was. */
function WhyField({ initial, isShared }: { initial: string; isShared: boolean }) {
  return (
    <FormTextField
      name={WHY}
      label="Why you change it"
      hint={
        isShared
          ? "One line. Whoever reads the record reads it in the history; leave it empty where the record only goes on."
          : "One line. Whoever reads the record reads it in the history."
      }
      optional={!isShared}
      defaultValue={initial}
      maxLength={WHY_LIMIT}
    />
  );
}

const WHY = "why";

function whyIn(form: HTMLFormElement): string {
  return wordIn(Object.fromEntries(new FormData(form)));
}

function wordIn({ [WHY]: why }: Readonly<Record<string, unknown>>): string {
  return typeof why === "string" ? why.trim() : "";
}

function wordsOf(kept: Readonly<Record<string, unknown>>): Words {
  return { ...readValues(kept), why: wordIn(kept) };
}

function isSameRecord(one: FormValues, other: FormValues): boolean {
  return differingFields(one, other).length === 0;
}

/**
 * Under which record the words of a new engagement are kept: those of what is held at something else are its own, since only the form
 * that was opened there says so.
 */
function newAt(place: string | null | undefined): string {
  return place ? `new-at-${place}` : "new";
}

/** The title that words have or would get; empty while they do not say so much. */
function titleOf({ title, type, countries }: FormValues, { options }: FormSetting): string {
  const names = heldWith(countries).flatMap(
    ({ code }) => options.countries.find(({ value }) => value === code)?.label ?? [],
  );
  const typeName = engagementType(type)?.name ?? "";
  return title || (typeName && names.length > 0 ? defaultTitle(typeName, names) : typeName);
}
