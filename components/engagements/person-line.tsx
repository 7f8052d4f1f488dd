"use client";

import { type Dispatch, memo, type RefObject, type SetStateAction } from "react";
import { FormSelectField, FormTextField } from "@/components/ui/form";
import type { KeyedRow, useRows } from "@/components/ui/use-rows";
import { ATTENDEE_ROLE_LABELS, SIDE_LABELS } from "@/lib/engagements/labels";
import { ATTENDEE_ROLES, SIDES } from "@/lib/engagements/schema";
import type { PersonOption } from "@/lib/engagements/views";
import { rowAsHeld } from "./as-held";
import { BusyBadge } from "./busy-badge";
import { useFormSetting } from "./form-context";
import type { PersonRow } from "./form-values";
import { type Hint, NameHint } from "./name-hint";
import { PostThatDay } from "./post-that-day";
import { assigning, settledAfter } from "./principals";
import { RowFrame } from "./row-frame";
import { UnseenFields } from "./unseen-fields";

/** Looks who on record a row may mean once its nation is said. */
export type AskWho = (row: PersonRow, nationality: string) => void;

type Rows = ReturnType<typeof useRows<PersonRow>>;

type PersonLineProps = Pick<Rows, "change" | "remove"> & {
  row: KeyedRow<PersonRow>;
  index: number;
  day: string;
  hint: Hint | undefined;
  isBusy: boolean;
  settle: Dispatch<SetStateAction<readonly string[]>>;
  ask: RefObject<AskWho>;
};

/** One person. Drawn again only when something about them changed: a list of hundreds must not slow the typing. */
export const PersonLine = memo(function PersonLine({
  row: keyed,
  index,
  day,
  hint,
  isBusy,
  change,
  remove,
  settle,
  ask,
}: PersonLineProps) {
  const { viewer } = useFormSetting();
  const row = keyed.value;
  const name = (field: keyof PersonRow) => `attendance.${index}.${field}`;
  const who = row.name || `person ${index + 1}`;
  const assign = (update: Partial<PersonRow>) => change(assigning(keyed, update));
  const take = (person: PersonOption) => assign({ ...rowAsHeld(person, viewer.nation, day), role: row.role });
  return (
    <RowFrame name={who} onRemove={() => remove(keyed.key)}>
      <UnseenFields row={row} name={name} fields={["id", "personId"]} />
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-6">
        {row.personId ? (
          <div className="col-span-2 grid content-start gap-1.5 sm:col-span-4">
            <span className="font-medium">Name</span>
            <p className="flex min-h-10 flex-wrap items-center gap-2">
              <bdi className="min-w-0 break-words">{row.name}</bdi>
              {isBusy ? <BusyBadge /> : null}
            </p>
            <input type="hidden" name={name("name")} value={row.name} />
          </div>
        ) : (
          <FormTextField
            name={name("name")}
            label="Name"
            className="col-span-2 sm:col-span-4"
            dir="auto"
            defaultValue={row.name}
            maxLength={120}
          />
        )}
        <FormTextField
          name={name("rankText")}
          label={<>Rank{hidden(who)}</>}
          className="col-span-2"
          value={row.rankText}
          onChange={(event) => assign({ rankText: event.target.value })}
          maxLength={60}
        />
        <FormSelectField
          name={name("side")}
          label={<>Side{hidden(who)}</>}
          className="sm:col-span-3"
          value={row.side}
          onChange={(event) => assign({ side: event.target.value })}
          options={SIDES.map((value) => ({ value, label: SIDE_LABELS[value] }))}
        />
        <FormSelectField
          name={name("role")}
          label={<>Role{hidden(who)}</>}
          className="sm:col-span-3"
          value={row.role}
          onChange={(event) => {
            const role = event.target.value;
            assign({ role });
            settle((sides) => settledAfter(sides, row, role));
          }}
          options={ATTENDEE_ROLES.map((value) => ({ value, label: ATTENDEE_ROLE_LABELS[value] }))}
        />
      </div>
      {hint ? <NameHint hint={hint} onTake={take} /> : null}
      {row.personId || row.nationality ? null : (
        <p className="text-sm text-muted">
          Nation not known: kept by name alone. Whose nation is said stands among the people on record.
        </p>
      )}
      <PostThatDay
        key={row.personId}
        row={row}
        who={who}
        name={name}
        onAssign={(update) => {
          assign(update);
          if (update.nationality) ask.current(row, update.nationality);
        }}
      />
    </RowFrame>
  );
});

function hidden(who: string) {
  return <span className="sr-only"> of {who}</span>;
}
