"use client";

import type { Route } from "next";
import { unstable_rethrow, useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { fieldId } from "@/components/ui/field-id";
import { Form } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { formatInstant } from "@/lib/dates";
import { defaultTitle } from "@/lib/engagements/rules";
import { engagementType } from "@/lib/engagements/types";
import { NO_CLASSIFIED_TEXT } from "@/lib/markings/labels";
import { fail, type Result } from "@/lib/result";
import { CompareEngagements } from "./compare-engagements";
import { type FormSetting, FormSettingProvider } from "./form-context";
import { focusField, goOn, pressInForm } from "./form-focus";
import { FormParts } from "./form-parts";
import { type FormField, type FormValues, readValues } from "./form-values";
import { draftKey, type KeptDraft, type Place } from "./kept-draft";
import { mergeVersions } from "./merge-versions";
import { SaveBar, type SavedRecord } from "./save-bar";
import { TemplateForm } from "./template-form";
import { useKeptDraft, valuesIn } from "./use-kept-draft";

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

/** What was typed when someone else had saved first, and what this page knew of the record until then. */
type Stale = { typed: FormValues; before: FormValues };

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
  const [stale, setStale] = useState<Stale | null>(null);
  const [signInHref, setSignInHref] = useState<Route | null>(null);
  const goOnAt = useRef<Place | null>(null);
  const recordId = start.draftId ?? id;
  const draft = useKeptDraft({
    around: box,
    key: draftKey(setting.viewer.id, record?.reference ?? "new"),
    id: record ? null : recordId,
    version: start.version,
    base: start.base,
    onReturn: goOnWith,
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
    if (!result.ok && result.code === "discarded") {
      // The id is used up; the page brings another, under which the same words make a new record.
      setStart({ ...start, draftId: null });
      router.refresh();
    }
    if (result.ok || result.code !== "stale") return result;
    const form = box.current?.querySelector("form");
    if (form) setStale({ typed: valuesIn(form), before: values });
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

  /** The kept words stand in the form again, and the writer where they were in them. */
  function goOnWith({ values: kept, base = {}, id: draftId, version, place }: KeptDraft) {
    goOnAt.current = place ?? null;
    begin({ values: readValues(kept), base: readValues(base), draftId, version });
  }

  return (
    <FormSettingProvider value={setting}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: listens to the fields inside, which are the interactive part */}
      <div ref={box} onKeyDown={pressInForm} className="grid grid-cols-1 gap-6">
        {draft.offered ? (
          <Notice
            title={`What you typed on ${formatInstant(new Date(draft.offered.keptAt), setting.viewer.timeZone)} was not saved`}
          >
            {aboutOf(draft.offered, setting) ? (
              <p>
                <bdi>{aboutOf(draft.offered, setting)}</bdi>
              </p>
            ) : null}
            <p>
              It is kept on this device. Bring it back into the form, or let it go.
              {draft.keptAt ? " Brought back, it takes the place of what you have typed since." : null}
            </p>
            <div className="mt-2 flex flex-wrap gap-2">
              <Button
                size="sm"
                onClick={() => {
                  if (draft.offered) goOnWith(draft.offered);
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
            <CompareEngagements
              versions={
                stale && stale.before !== values
                  ? { base: start.base, saved: values, typed: stale.typed }
                  : null
              }
              options={setting.options}
              onMerge={(choose) => {
                // What was typed since the answer came counts as well.
                const form = box.current?.querySelector("form");
                const typed = form ? valuesIn(form) : stale?.typed;
                if (!typed || !record) return;
                const merged = mergeVersions({ base: start.base, saved: values, typed }, choose);
                begin({ base: values, values: merged.values, version: record.version });
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
          <FormParts initial={start.values} />
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

/** What the kept words are of: the title they have or would get; empty while they do not say so much. */
function aboutOf({ values }: KeptDraft, { options }: FormSetting): string {
  const { title, type, countries } = readValues(values);
  const names = countries.flatMap(
    ({ code }) => options.countries.find(({ value }) => value === code)?.label ?? [],
  );
  const typeName = engagementType(type)?.name ?? "";
  return title || (typeName && names.length > 0 ? defaultTitle(typeName, names) : typeName);
}

function isRedirect(error: unknown): boolean {
  try {
    unstable_rethrow(error);
    return false;
  } catch {
    return true;
  }
}
