"use client";

import { clsx } from "clsx";
import type { Route } from "next";
import { unstable_rethrow, useRouter } from "next/navigation";
import { type KeyboardEvent, memo, type ReactNode, useEffect, useRef, useState } from "react";
import { Anchor } from "@/components/ui/anchor";
import { Button, ButtonLink } from "@/components/ui/button";
import { fieldId } from "@/components/ui/field-id";
import { Form, SubmitButton, useFormFailure } from "@/components/ui/form";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { formatInstant, instantToZoned } from "@/lib/dates";
import { SET_NAMES } from "@/lib/engagements/field-sets/sets";
import { becomesReport, chainFactsOf } from "@/lib/engagements/reviews/rules";
import { SECTIONS, type Section, type SectionCode } from "@/lib/engagements/sections";
import { type EngagementType, engagementType, hasFieldSet } from "@/lib/engagements/types";
import type { EngagementStatus, Publication } from "@/lib/generated/prisma/enums";
import { NO_CLASSIFIED_TEXT } from "@/lib/markings/labels";
import { fail, type Result } from "@/lib/result";
import { chooseChain } from "@/lib/review-chains/rules";
import { AccessFields } from "./access-fields";
import { CompareVersions } from "./compare-versions";
import { CoreFields } from "./core-fields";
import { type AccessWords, type FormSetting, FormSettingProvider, useFormSetting } from "./form-context";
import { FORM_FIELDS, type FormField, type FormValues, NO_VALUES, readValues } from "./form-values";
import { draftKey, type KeptDraft, type Place } from "./kept-draft";
import { OutcomeFields } from "./outcome-fields";
import { PeopleFields } from "./people-fields";
import { PromiseFields } from "./promise-fields";
import { PurposeFields } from "./purpose-fields";
import { SetFields } from "./set-fields";
import { SubstanceFields } from "./substance-fields";
import { TemplateForm } from "./template-form";
import { useKeptDraft, valuesIn } from "./use-kept-draft";

export type SavedRecord = {
  reference: string;
  version: number;
  publication: Publication;
  status: EngagementStatus;
};

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
  /** That of a kept draft which was brought back: if it was saved after all, it is not saved a second time. */
  draftId: string | null;
  version: number | null;
};

/** One form for every type of engagement. What is typed is kept on the device until it is saved. */
export function EngagementForm({
  id,
  record,
  values,
  setting,
  seriesId,
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
    draftId: null,
    version: record?.version ?? null,
  });
  const [stale, setStale] = useState<FormValues | null>(null);
  const [signInHref, setSignInHref] = useState<Route | null>(null);
  const goOnAt = useRef<Place | null>(null);
  const recordId = start.draftId ?? id;
  const draft = useKeptDraft({
    around: box,
    key: draftKey(setting.viewer.id, record?.reference ?? "new"),
    id: record ? null : recordId,
    version: start.version,
    initial: start.values,
    onReturn: (kept) => {
      goOnAt.current = kept.place ?? null;
      bringBack(kept);
    },
  });

  // Who came by a shortcut goes on by keyboard; the page was opened for this one field.
  useEffect(() => {
    if (focusOn) focusField(fieldId(focusOn));
  }, [focusOn]);

  useEffect(() => {
    if (start.round === 0 || !goOnAt.current) return;
    goOn(goOnAt.current);
    goOnAt.current = null;
  }, [start.round]);

  async function save(data: FormData): Promise<Result<unknown>> {
    draft.keep();
    const result = await attempt(data);
    if (!result.ok && result.code === "signed-out") {
      draft.awaitReturn();
      const here = window.location.pathname + window.location.search;
      setSignInHref(`/sign-in?next=${encodeURIComponent(here)}` as Route);
    }
    if (result.ok || result.code !== "stale") return result;
    const form = box.current?.querySelector("form");
    if (form) setStale(valuesIn(form));
    // Brings the saved version in as this form's `values`; what is typed stays in the fields.
    router.refresh();
    // The comparison says more than the marks of single fields would.
    return fail("stale", result.message);
  }

  /** The way out of a saved form is a redirect, which the framework throws; anything else thrown has saved nothing. */
  async function attempt(data: FormData): Promise<Result<unknown>> {
    try {
      return await action(data);
    } catch (error) {
      if (isRedirect(error)) draft.forget();
      throw error;
    }
  }

  function begin(next: Pick<Start, "values" | "version"> & Partial<Start>) {
    setStart({ ...start, round: start.round + 1, ...next });
    setStale(null);
  }

  function bringBack({ values: kept, id: draftId, version }: KeptDraft) {
    begin({ values: readValues(kept), draftId, version });
  }

  const savedMeanwhile = record !== null && record.version !== start.version;
  return (
    <FormSettingProvider value={setting}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: listens to the fields inside, which are the interactive part */}
      <div ref={box} onKeyDown={pressInForm} className="grid grid-cols-1 gap-6">
        {draft.offered ? (
          <Notice
            title={`What you typed on ${formatInstant(new Date(draft.offered.keptAt), setting.viewer.timeZone)} was not saved`}
          >
            <p>It is kept on this device. Bring it back into the form, or let it go.</p>
            <div className="mt-2 flex flex-wrap gap-2">
              <Button
                size="sm"
                onClick={() => {
                  if (draft.offered) bringBack(draft.offered);
                  draft.takeOffer();
                }}
              >
                Bring it back
              </Button>
              <Button size="sm" variant="quiet" onClick={draft.refuseOffer}>
                Let it go
              </Button>
            </div>
          </Notice>
        ) : null}
        <Form
          key={start.round}
          action={save}
          signedOutNote={
            signInHref ? (
              <ButtonLink href={signInHref} variant="primary" className="w-fit">
                Sign in again and come back here
              </ButtonLink>
            ) : null
          }
          staleNote={
            stale && savedMeanwhile ? (
              <CompareVersions
                base={start.base}
                saved={values}
                typed={stale}
                options={setting.options}
                onMerge={(merged) => begin({ base: values, values: merged, version: record.version })}
              />
            ) : (
              <p role="status">Fetching the saved version …</p>
            )
          }
        >
          <input type="hidden" name="id" value={recordId} />
          {seriesId ? <input type="hidden" name="seriesId" value={seriesId} /> : null}
          {start.version === null ? null : <input type="hidden" name="version" value={start.version} />}
          <p className="text-sm text-muted">
            {NO_CLASSIFIED_TEXT} A draft needs a type, a country and a date, nothing more.
          </p>
          <Parts initial={start.values} />
          <SaveBar
            record={record}
            initial={start.values}
            keptAt={draft.keptAt}
            refused={draft.refused}
            zone={setting.viewer.timeZone}
          />
        </Form>
        {template ? <TemplateForm {...template} around={box} /> : null}
      </div>
    </FormSettingProvider>
  );
}

/**
 * The sections. Those the type asks for stand open; of the field sets told as data the others are a press away, and one
 * that holds something stays in sight whatever the type becomes. Drawn again only for a new start: saying when the words
 * were kept must not touch a field.
 */
const Parts = memo(function Parts({ initial }: { initial: FormValues }) {
  const { decidedAccess } = useFormSetting();
  const box = useRef<HTMLDivElement>(null);
  const [typeCode, setTypeCode] = useState(initial.type);
  const [countries, setCountries] = useState<readonly string[]>(initial.countries.map(({ code }) => code));
  const [isAll, setAll] = useState(false);
  const [startsOn, setStartsOn] = useState(initial.startsOn);
  const [open, setOpen] = useState(() => openSections(engagementType(initial.type), initial, decidedAccess));
  const type = engagementType(typeCode);

  const failure = useFormFailure();

  // The links of the summary lead into parts that may be closed; opening them is the browser's state, not ours.
  useEffect(() => {
    if (!failure) return;
    for (const mark of box.current?.querySelectorAll('[aria-invalid="true"], [id$="-error"]') ?? [])
      for (let part = mark.closest("details"); part; part = part.parentElement?.closest("details") ?? null)
        part.open = true;
  }, [failure]);

  function changeType(code: string) {
    const form = box.current?.closest("form");
    setTypeCode(code);
    setOpen(openSections(engagementType(code), form ? valuesIn(form) : initial, decidedAccess));
  }

  const sets = Object.fromEntries(
    SET_NAMES.map((set) => [set, <SetFields key={set} set={set} initial={initial} />]),
  ) as Record<(typeof SET_NAMES)[number], ReactNode>;
  const parts: Record<SectionCode, ReactNode> = {
    ...sets,
    CORE: (
      <CoreFields
        initial={initial}
        type={type}
        onType={changeType}
        countries={countries}
        onCountries={setCountries}
        startsOn={startsOn}
        onStart={setStartsOn}
      />
    ),
    PEOPLE: <PeopleFields initial={initial.attendance} countries={countries} day={startsOn} />,
    SUBSTANCE: <SubstanceFields initial={initial} />,
    OUTCOME: <OutcomeFields initial={initial} />,
    PROMISES: <PromiseFields initial={initial.commitments} countries={countries} />,
    OBJECTIVES: <PurposeFields initial={initial} type={type} />,
    ACCESS: <AccessFields initial={initial} />,
  };
  return (
    <div ref={box} className="grid grid-cols-1 gap-4">
      {SECTIONS.filter(({ code, set }) => !set || isAll || open.has(code)).map(({ code, title }) => (
        <details
          key={code}
          data-part={code}
          open={open.has(code)}
          className="group/part rounded-lg border border-border bg-surface [&:has([aria-invalid=true])]:border-danger"
        >
          <summary className="flex list-none items-center gap-1.5 rounded-lg px-4 py-3 hover:bg-hover [&::-webkit-details-marker]:hidden">
            <Icon
              name="chevron-right"
              className="size-4 transition-transform group-open/part:rotate-90 motion-reduce:transition-none"
            />
            <h2 className="text-lg font-semibold">{title}</h2>
          </summary>
          <div className="grid gap-5 border-t border-border p-4">{parts[code]}</div>
        </details>
      ))}
      {isAll ? null : (
        <Button size="sm" className="w-fit" onClick={() => setAll(true)}>
          <Icon name="plus" />
          Parts that this type does not ask for
        </Button>
      )}
    </div>
  );
});

type SaveBarProps = {
  record: SavedRecord | null;
  initial: FormValues;
  keptAt: Date | null;
  refused: boolean;
  zone: string;
};

function SaveBar({ record, initial, keptAt, refused, zone }: SaveBarProps) {
  const { bar, chain, isReport } = useNextChain(record, initial);
  const isPublished = record?.publication === "PUBLISHED";
  const takesBack = record?.publication === "SUBMITTED";
  return (
    <div
      ref={bar}
      className={clsx(
        "sticky bottom-(--marking-height) z-(--z-sticky) -mx-4 flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-control",
        "bg-background px-4 py-3",
      )}
    >
      <SubmitButton name="intent" value="save" variant={isPublished ? "primary" : "secondary"}>
        {isPublished
          ? isReport && chain
            ? "Save and submit the report"
            : "Save"
          : takesBack
            ? "Take back and save as draft"
            : "Save as draft"}
      </SubmitButton>
      {isPublished ? null : (
        <SubmitButton name="intent" value="publish" aria-keyshortcuts="Control+Shift+Enter">
          {chain ? "Save and submit for review" : "Save and publish"}
        </SubmitButton>
      )}
      <Anchor
        href={record ? `/engagements/${record.reference}` : "/engagements"}
        className="prose-link text-sm"
      >
        Cancel
      </Anchor>
      <p role="status" className="text-sm text-muted sm:ml-auto">
        {refused
          ? "This browser keeps nothing; save before you leave."
          : keptAt
            ? `Saved ${instantToZoned(keptAt, zone).slice(11)}, on this device`
            : `Ctrl-Enter saves, with Shift ${chain ? "submits" : "publishes"}, Ctrl-↓ goes to the next part`}
      </p>
    </div>
  );
}

const CHANGES = ["change", "click", "keyup"];

/** The chain that reviews what the fields say now, and whether they make the report of a shared plan. */
function useNextChain(record: SavedRecord | null, initial: FormValues) {
  const { review, viewer } = useFormSetting();
  const bar = useRef<HTMLDivElement>(null);
  const [values, setValues] = useState(initial);

  // The fields keep their own values; the form hears of every change of them. What a picker has chosen stands in its fields
  // only after it has drawn them.
  useEffect(() => {
    const form = bar.current?.closest("form");
    if (!form || review.chains.length === 0) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const readSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setValues(valuesIn(form)), 100);
    };
    for (const event of CHANGES) form.addEventListener(event, readSoon);
    return () => {
      clearTimeout(timer);
      for (const event of CHANGES) form.removeEventListener(event, readSoon);
    };
  }, [review]);

  const status = values.status as EngagementStatus;
  const facts = chainFactsOf(
    {
      reference: record?.reference ?? null,
      status,
      countries: values.countries,
      objectiveIds: values.objectives,
    },
    viewer.nation,
  );
  return {
    bar,
    chain: chooseChain(review.chains, { ...facts, organisationIds: review.organisationIds }),
    isReport: record !== null && becomesReport(record, { status }),
  };
}

function focusField(id: string): HTMLElement | null {
  const field = document.getElementById(id);
  for (let part = field?.closest("details"); part; part = part.parentElement?.closest("details") ?? null)
    part.open = true;
  field?.focus();
  return field;
}

/** Puts the writer back where they were, in the middle of a word if need be. */
function goOn({ field, from, to, top }: Place) {
  const control = focusField(field);
  const isText = control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement;
  if (isText && from !== null) control.setSelectionRange(from, to ?? from);
  window.scrollTo({ top, behavior: "instant" });
}

function isRedirect(error: unknown): boolean {
  try {
    unstable_rethrow(error);
    return false;
  } catch {
    return true;
  }
}

/**
 * In a form this long, Enter in a field is a slip more often than a wish to send it; Ctrl-Enter says so clearly. Ctrl with
 * an arrow goes to the first field of the next part, or of the one before.
 */
function pressInForm(event: KeyboardEvent<HTMLElement>) {
  const isChord = event.ctrlKey || event.metaKey;
  if (event.key === "Enter" && !isChord && event.target instanceof HTMLInputElement) event.preventDefault();
  if (!isChord || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
  event.preventDefault();
  const parts = [...event.currentTarget.querySelectorAll<HTMLDetailsElement>("details[data-part]")];
  const here = parts.findIndex((part) => part.contains(document.activeElement));
  const next = parts[event.key === "ArrowDown" ? here + 1 : Math.max(here - 1, 0)];
  if (!next) return;
  next.open = true;
  next.querySelector<HTMLElement>("input:not([type=hidden]), select, textarea")?.focus();
}

/** Parts whose fields hold something, or which the type asks for. Marking and access open only for what is unusual. */
function openSections(
  type: EngagementType | null,
  values: FormValues,
  access: AccessWords | null,
): ReadonlySet<SectionCode> {
  const isGranted =
    access !== null && (access.closeHold || [access.readers, access.coAuthors].flat().length > 0);
  return new Set(
    SECTIONS.filter(
      (section) =>
        (section.code !== "ACCESS" && type !== null && hasFieldSet(type, section.fieldSet)) ||
        section.code === "CORE" ||
        (section.code === "ACCESS" && isGranted) ||
        fieldsOf(section).some((field) => JSON.stringify(values[field]) !== JSON.stringify(NO_VALUES[field])),
    ).map(({ code }) => code),
  );
}

/** The fields of the form that stand in the section. */
function fieldsOf({ fields, set }: Section): readonly FormField[] {
  return set
    ? FORM_FIELDS.filter((field) => field.startsWith(`sets.${set}.`))
    : (fields as readonly FormField[]);
}
