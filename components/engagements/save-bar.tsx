"use client";

import { clsx } from "clsx";
import { useEffect, useRef, useState } from "react";
import { Anchor } from "@/components/ui/anchor";
import { SubmitButton } from "@/components/ui/form";
import { becomesReport, chainFactsOf } from "@/lib/engagements/reviews/rules";
import type { EngagementStatus, Publication } from "@/lib/generated/prisma/enums";
import { chooseChain } from "@/lib/review-chains/rules";
import { useFormSetting } from "./form-context";
import { type FormValues, valuesIn } from "./form-values";

export type SavedRecord = {
  reference: string;
  version: number;
  publication: Publication;
  status: EngagementStatus;
  /** Whether a change of what it says goes to those who approved it. */
  isApproved: boolean;
};

type SaveBarProps = {
  record: SavedRecord | null;
  initial: FormValues;
  /** What became of the words on the device; null before anything was typed. */
  keptLine: string | null;
};

/** The ways out of the form, saying where each leads as the fields stand now, and what is kept on the device. */
export function SaveBar({ record, initial, keptLine }: SaveBarProps) {
  const { bar, chain, isReport } = useNextChain(record, initial);
  const isPublished = record?.publication === "PUBLISHED";
  const takesBack = record?.publication === "SUBMITTED";
  return (
    <div
      ref={bar}
      data-foot-bar
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
      {record?.isApproved && !isReport ? (
        <p className="text-sm text-muted">
          It was approved. Who approved it is asked to confirm what you change.
        </p>
      ) : null}
      <p role="status" className="text-sm text-muted sm:ml-auto">
        {keptLine ?? (
          <span className="hidden keyboard:inline">
            Ctrl-Enter saves, {isPublished ? null : `with Shift ${chain ? "submits" : "publishes"}, `}Ctrl-↓
            goes to the next part
          </span>
        )}
      </p>
    </div>
  );
}

const CHANGES = ["change", "click", "keyup"];

/** The chain that reviews what the fields say now, and whether they make the report of a shared plan. */
function useNextChain(record: SavedRecord | null, initial: FormValues) {
  const { review } = useFormSetting();
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
  const facts = chainFactsOf({ status, countries: values.countries, objectiveIds: values.objectives });
  return {
    bar,
    chain: chooseChain(review.chains, { ...facts, organisationIds: review.organisationIds }),
    isReport: record !== null && becomesReport(record, { status }),
  };
}
