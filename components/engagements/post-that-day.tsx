"use client";

import { useState } from "react";
import { Disclosure } from "@/components/ui/disclosure";
import { FormSelectField, FormTextareaField, FormTextField, useFormFailure } from "@/components/ui/form";
import { ATMOSPHERICS_LABELS } from "@/lib/engagements/labels";
import { ATMOSPHERICS, STRENGTHS, TEXT_LIMITS } from "@/lib/engagements/schema";
import { needsToneReason } from "@/lib/engagements/status/rules";
import { SERVICE_LABELS, STRENGTH_LABELS } from "@/lib/people/labels";
import { gradeName, RANK_CODES, SERVICES } from "@/lib/people/ranks";
import { useFormSetting } from "./form-context";
import type { PersonRow } from "./form-values";
import { UnseenFields } from "./unseen-fields";

/** What makes up what somebody was that day. */
const POST_FIELDS = ["service", "position", "organisation", "nationality", "rankCode", "attended"] as const;

/** What is said after the meeting of somebody of another side who was there. */
const STANDING_FIELDS = ["strength", "nextContactOn", "tone", "toneReason"] as const;

type PostThatDayProps = {
  row: PersonRow;
  who: string;
  name: (field: keyof PersonRow) => string;
  onAssign: (update: Partial<PersonRow>) => void;
};

/** The post somebody held. Until it is opened its fields are sent unseen: the countries of each are a list of hundreds. */
export function PostThatDay({ row, who, name, onAssign }: PostThatDayProps) {
  const { options } = useFormSetting();
  const wrong = useFormFailure()?.fields ?? {};
  const [wasOpened, setOpened] = useState(false);
  const nation = options.countries.find(({ value }) => value === row.nationality)?.label;
  const asHeld = [row.position, row.organisation, nation].filter(Boolean).join(" · ");
  const isOther = row.side !== "OWN";
  const isMet = isOther && row.attended !== "no";
  const fields = isMet ? [...POST_FIELDS, ...STANDING_FIELDS] : POST_FIELDS;
  const isDrawn = wasOpened || fields.some((field) => Object.hasOwn(wrong, name(field)));
  return (
    <Disclosure
      onOpen={() => setOpened(true)}
      summary={
        <span>
          Post that day{isMet ? " and relationship" : null}
          <span className="sr-only"> ({who})</span>
          {asHeld ? <span className="text-muted"> {asHeld}</span> : null}
        </span>
      }
    >
      {isDrawn ? (
        <div className="grid gap-3 sm:grid-cols-2">
          <FormSelectField
            name={name("service")}
            label="Service"
            emptyLabel="Not known"
            value={row.service}
            onChange={(event) => onAssign({ service: event.target.value })}
            options={SERVICES.map((value) => ({ value, label: SERVICE_LABELS[value] }))}
          />
          <FormTextField
            name={name("position")}
            label="Position"
            dir="auto"
            value={row.position}
            onChange={(event) => onAssign({ position: event.target.value })}
            maxLength={160}
          />
          <FormTextField
            name={name("organisation")}
            label="Organisation"
            dir="auto"
            value={row.organisation}
            onChange={(event) => onAssign({ organisation: event.target.value })}
            maxLength={160}
          />
          <FormSelectField
            name={name("nationality")}
            label="Nationality"
            emptyLabel="Not known"
            value={row.nationality}
            onChange={(event) => onAssign({ nationality: event.target.value })}
            options={options.countries}
          />
          <FormSelectField
            name={name("rankCode")}
            label="Grade"
            emptyLabel="By rank and service"
            value={row.rankCode}
            onChange={(event) => onAssign({ rankCode: event.target.value })}
            options={RANK_CODES.map((value) => ({ value, label: gradeName(value) }))}
          />
          <FormSelectField
            name={name("attended")}
            label="Attended"
            hint={
              isOther && !isMet
                ? "Of who did not attend no relationship, next contact or tone is noted."
                : undefined
            }
            value={row.attended || "yes"}
            onChange={(event) => onAssign({ attended: event.target.value })}
            options={[
              { value: "yes", label: "Yes" },
              { value: "no", label: "No, was expected" },
            ]}
          />
          {isMet ? (
            <>
              <FormSelectField
                name={name("strength")}
                label="Relationship"
                emptyLabel="Not said"
                value={row.strength}
                onChange={(event) => onAssign({ strength: event.target.value })}
                options={STRENGTHS.map((value) => ({ value, label: STRENGTH_LABELS[value] }))}
              />
              <FormTextField
                name={name("nextContactOn")}
                label="Meet again by"
                type="date"
                defaultValue={row.nextContactOn}
                onChange={(event) => onAssign({ nextContactOn: event.target.value })}
              />
              <FormSelectField
                name={name("tone")}
                label="Tone with them"
                hint="Where several were met it may differ from that of the meeting."
                emptyLabel="Not said"
                value={row.tone}
                onChange={(event) => onAssign({ tone: event.target.value })}
                options={ATMOSPHERICS.map((value) => ({ value, label: ATMOSPHERICS_LABELS[value] }))}
              />
              {needsToneReason(row.tone) ? (
                <FormTextareaField
                  name={name("toneReason")}
                  label="Why it was not positive with them"
                  rows={2}
                  maxLength={TEXT_LIMITS.atmosphericsReason}
                  value={row.toneReason}
                  onChange={(event) => onAssign({ toneReason: event.target.value })}
                />
              ) : null}
            </>
          ) : null}
        </div>
      ) : (
        <UnseenFields row={row} name={name} fields={fields} />
      )}
    </Disclosure>
  );
}
