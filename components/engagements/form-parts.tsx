"use client";

import { memo, type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { useFormFailure } from "@/components/ui/form";
import { Icon } from "@/components/ui/icon";
import { SET_NAMES } from "@/lib/engagements/field-sets/sets";
import { SECTIONS, type Section, type SectionCode } from "@/lib/engagements/sections";
import { isCalledOff } from "@/lib/engagements/status/rules";
import { type EngagementType, engagementType, hasFieldSet } from "@/lib/engagements/types";
import { AccessFields } from "./access-fields";
import { CoreFields } from "./core-fields";
import { type AccessWords, useFormSetting } from "./form-context";
import { FORM_FIELDS, type FormField, type FormValues, NO_VALUES, valuesIn } from "./form-values";
import { LiveWarnings } from "./live-warnings";
import { OutcomeFields } from "./outcome-fields";
import { PeopleFields } from "./people-fields";
import { PromiseFields } from "./promise-fields";
import { PurposeFields } from "./purpose-fields";
import { SetFields } from "./set-fields";
import { SubstanceFields } from "./substance-fields";

/**
 * The sections. Those the type asks for stand open; of the field sets told as data the others are a press away, and one
 * that holds something stays in sight whatever the type becomes. Drawn again only for a new start: saying when the words
 * were kept must not touch a field.
 */
export const FormParts = memo(function FormParts({ initial }: { initial: FormValues }) {
  const { decidedAccess } = useFormSetting();
  const box = useRef<HTMLDivElement>(null);
  const [typeCode, setTypeCode] = useState(initial.type);
  const [countries, setCountries] = useState<readonly string[]>(initial.countries.map(({ code }) => code));
  const [isAll, setAll] = useState(false);
  const [startsOn, setStartsOn] = useState(initial.startsOn);
  const [status, setStatus] = useState(initial.status);
  const [editionId, setEditionId] = useState(initial.exerciseEditionId);
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
    SET_NAMES.map((set) => [set, <SetFields key={set} set={set} initial={initial} editionId={editionId} />]),
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
        onStatus={setStatus}
      />
    ),
    PEOPLE: (
      <PeopleFields
        initial={initial.attendance}
        countries={countries}
        day={startsOn}
        isLedByWriter={!type?.ownSeniorLeads}
      />
    ),
    SUBSTANCE: <SubstanceFields initial={initial} day={startsOn} />,
    OUTCOME: <OutcomeFields initial={initial} isCalledOff={isCalledOff(status)} />,
    PROMISES: <PromiseFields initial={initial.commitments} countries={countries} />,
    OBJECTIVES: <PurposeFields initial={initial} type={type} onEdition={setEditionId} />,
    ACCESS: <AccessFields initial={initial} />,
  };
  return (
    <div ref={box} className="grid grid-cols-1 gap-4">
      <LiveWarnings within={box}>
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
                className="transition-transform group-open/part:rotate-90 motion-reduce:transition-none"
              />
              <h2 className="text-lg font-semibold">
                {code === "OUTCOME" && isCalledOff(status) ? "Outcome of calling it off" : title}
              </h2>
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
      </LiveWarnings>
    </div>
  );
});

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
