"use client";

import { type ChangeEvent, type FocusEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { FormSelectField, FormTextareaField, FormTextField } from "@/components/ui/form";
import { Icon } from "@/components/ui/icon";
import { useRows } from "@/components/ui/use-rows";
import { GIFT_DIRECTION_LABELS, POINT_KIND_LABELS, SIDE_LABELS } from "@/lib/engagements/labels";
import { GIFT_DIRECTIONS, POINT_KINDS, SIDES, TEXT_LIMITS } from "@/lib/engagements/schema";
import { currencyToConvertTo, giftWarning, limitOn } from "@/lib/gifts/rules";
import { useFormSetting } from "./form-context";
import { type DeliverableRow, emptyRow, type FormValues, type GiftRow, type PointRow } from "./form-values";
import { AddRow, RowFrame } from "./row-frame";

/** What was spoken of and exchanged, and what we make of it, facts apart from assessment. */
export function SubstanceFields({ initial, day }: { initial: FormValues; day: string }) {
  return (
    <>
      <FormTextareaField
        name="desiredEffect"
        label="Desired effect"
        optional
        hint="What should be different afterwards."
        rows={2}
        maxLength={TEXT_LIMITS.desiredEffect}
        defaultValue={initial.desiredEffect}
      />
      <PointFields initial={initial.points} />
      <Disclosure summary="Assessment and press line" open={Boolean(initial.assessment || initial.pressLine)}>
        <div className="grid gap-5">
          <FormTextareaField
            name="assessment"
            label="Assessment"
            optional
            hint="What you conclude, kept apart from what was said."
            maxLength={TEXT_LIMITS.assessment}
            defaultValue={initial.assessment}
          />
          <FormTextareaField
            name="pressLine"
            label="Press line"
            optional
            rows={2}
            maxLength={TEXT_LIMITS.pressLine}
            defaultValue={initial.pressLine}
          />
        </div>
      </Disclosure>
      <Disclosure
        summary="Gifts and deliverables"
        open={initial.gifts.length > 0 || initial.deliverables.length > 0}
      >
        <div className="grid gap-5">
          <GiftFields initial={initial.gifts} day={day} />
          <DeliverableFields initial={initial.deliverables} />
        </div>
      </Disclosure>
    </>
  );
}

function PointFields({ initial }: { initial: readonly PointRow[] }) {
  const { rows, add, remove } = useRows(initial);
  return (
    <fieldset className="grid min-w-0 gap-2">
      <legend className="mb-1.5 font-medium">
        Topics, key points and asks <span className="font-normal text-muted">(optional)</span>
      </legend>
      {rows.length > 0 ? (
        <ul className="grid gap-2">
          {rows.map(({ key, value }, index) => {
            const name = (field: keyof PointRow) => `points.${index}.${field}`;
            const nth = <span className="sr-only"> of point {index + 1}</span>;
            return (
              <RowFrame key={key} name={`point ${index + 1}`} onRemove={() => remove(key)}>
                <input type="hidden" name={name("id")} value={value.id} />
                <div className="grid grid-cols-2 gap-3">
                  <FormSelectField
                    name={name("kind")}
                    label={<>Kind{nth}</>}
                    defaultValue={value.kind}
                    options={POINT_KINDS.map((kind) => ({ value: kind, label: POINT_KIND_LABELS[kind] }))}
                  />
                  <FormSelectField
                    name={name("side")}
                    label={<>By{nth}</>}
                    defaultValue={value.side}
                    options={SIDES.map((side) => ({ value: side, label: SIDE_LABELS[side] }))}
                  />
                </div>
                <FormTextareaField
                  name={name("text")}
                  label={<>What was said{nth}</>}
                  rows={2}
                  maxLength={TEXT_LIMITS.point}
                  defaultValue={value.text}
                />
              </RowFrame>
            );
          })}
        </ul>
      ) : null}
      <AddRow onAdd={() => add(emptyRow("points"))}>Add a topic, point or ask</AddRow>
    </fieldset>
  );
}

function GiftFields({ initial, day }: { initial: readonly GiftRow[]; day: string }) {
  const { rows, add, remove } = useRows(initial);
  const [names, setNames] = useState<readonly string[]>([]);
  const namesId = useId();
  return (
    <fieldset className="grid min-w-0 gap-2">
      <legend className="mb-1.5 font-medium">Gifts</legend>
      <ul className="grid gap-2 empty:hidden">
        {rows.map(({ key, value }, index) => (
          <GiftLine
            key={key}
            row={value}
            index={index}
            day={day}
            people={{
              list: namesId,
              // Who is there is another part of the form, and may have changed since.
              onFocus: ({ currentTarget }) => setNames(attendeesIn(currentTarget.form)),
            }}
            onRemove={() => remove(key)}
          />
        ))}
      </ul>
      <datalist id={namesId}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <AddRow onAdd={() => add(emptyRow("gifts"))}>Add a gift</AddRow>
    </fieldset>
  );
}

const CONVERSION = ["convertedValue", "convertedCurrency", "rateSource", "rateOn"] as const;

/** The names of the people of the form as they stand in it. */
function attendeesIn(form: HTMLFormElement | null): string[] {
  const fields = form ? [...new FormData(form)] : [];
  const names = fields.flatMap(([field, value]) =>
    /^attendance\.\d+\.name$/.test(field) && typeof value === "string" ? value.trim() : [],
  );
  return [...new Set(names)].filter(Boolean);
}

type GiftLineProps = {
  row: GiftRow;
  index: number;
  day: string;
  /** What offers the people of the form where a name is asked for. */
  people: { list: string; onFocus: (event: FocusEvent<HTMLInputElement>) => void };
  onRemove: () => void;
};

/** One gift; that its value is above the limit of its day is said while it is typed. */
function GiftLine({ row, index, day, people, onRemove }: GiftLineProps) {
  const { options } = useFormSetting();
  const [gift, setGift] = useState(row);
  const name = (field: keyof GiftRow) => `gifts.${index}.${field}`;
  const nth = <span className="sr-only"> of gift {index + 1}</span>;
  const held = (field: "direction" | "value" | "currency" | "convertedValue" | "registryNumber") => ({
    name: name(field),
    value: gift[field],
    onChange: ({ target }: ChangeEvent<HTMLInputElement | HTMLSelectElement>) =>
      setGift((current) => ({ ...current, [field]: target.value })),
  });
  const limit = limitOn(options.giftLimits, day);
  const convertedTo = currencyToConvertTo(gift, limit);
  const warning = giftWarning(
    {
      ...gift,
      value: digitsOf(gift.value),
      convertedValue: digitsOf(gift.convertedValue),
      convertedCurrency: convertedTo,
    },
    limit,
  );
  const limitCurrency = limit?.currency ?? "";
  // What a rate was found for says nothing of another currency.
  const isAsBefore = row.convertedCurrency === "" || row.convertedCurrency === convertedTo;
  // Without a limit nothing asks for it, and what it is the value of is as it was.
  const keepsConversion = gift.value === row.value && gift.currency === row.currency;
  return (
    <RowFrame name={`gift ${index + 1}`} onRemove={onRemove}>
      <input type="hidden" name={name("id")} value={row.id} />
      <div className="grid gap-3 sm:grid-cols-[9rem_1fr]">
        <FormSelectField
          {...held("direction")}
          label={<>Direction{nth}</>}
          emptyLabel="Choose"
          options={GIFT_DIRECTIONS.map((way) => ({ value: way, label: GIFT_DIRECTION_LABELS[way] }))}
        />
        <FormTextField
          name={name("description")}
          label={<>What it was{nth}</>}
          maxLength={TEXT_LIMITS.gift}
          defaultValue={row.description}
        />
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
        <FormTextField
          {...people}
          name={name("giverName")}
          label={<>Given by{nth}</>}
          maxLength={TEXT_LIMITS.personName}
          defaultValue={row.giverName}
        />
        <FormTextField
          {...people}
          name={name("recipientName")}
          label={<>Given to{nth}</>}
          maxLength={TEXT_LIMITS.personName}
          defaultValue={row.recipientName}
        />
      </div>
      <div className="grid gap-3 sm:grid-cols-[9rem_6rem_1fr]">
        <FormTextField {...held("value")} label={<>Value{nth}</>} inputMode="decimal" maxLength={14} />
        <FormTextField {...held("currency")} label={<>Currency{nth}</>} maxLength={3} />
        <FormTextField
          {...held("registryNumber")}
          label={<>Registry number{nth}</>}
          maxLength={TEXT_LIMITS.registryNumber}
        />
      </div>
      {convertedTo ? (
        <div key={convertedTo} className="grid gap-3 sm:grid-cols-[9rem_1fr_14rem]">
          {gift.convertedValue ? (
            <input type="hidden" name={name("convertedCurrency")} value={convertedTo} />
          ) : null}
          <FormTextField
            {...held("convertedValue")}
            label={
              <>
                Value in {convertedTo}
                {nth}
              </>
            }
            inputMode="decimal"
            maxLength={14}
          />
          <FormTextField
            name={name("rateSource")}
            label={<>Source of the rate{nth}</>}
            maxLength={TEXT_LIMITS.rateSource}
            defaultValue={isAsBefore ? row.rateSource : ""}
          />
          <FormTextField
            name={name("rateOn")}
            label={<>Day of the rate{nth}</>}
            type="date"
            defaultValue={isAsBefore ? row.rateOn : ""}
          />
          {convertedTo === limitCurrency ? null : (
            <Button
              size="sm"
              className="w-fit sm:col-span-full"
              onClick={() =>
                setGift((current) => ({ ...current, convertedValue: "", convertedCurrency: limitCurrency }))
              }
            >
              Convert to {limitCurrency} instead
              {nth}
            </Button>
          )}
        </div>
      ) : keepsConversion ? (
        CONVERSION.map((field) => <input key={field} type="hidden" name={name(field)} value={row[field]} />)
      ) : null}
      <div className="grid gap-3 sm:grid-cols-[15rem_1fr]">
        <FormSelectField
          name={name("dispositionId")}
          label={<>What became of it{nth}</>}
          emptyLabel="Not said"
          defaultValue={row.dispositionId}
          options={options.picklists.GIFT_DISPOSITION}
        />
        <FormTextField
          name={name("disposition")}
          label={<>In words{nth}</>}
          maxLength={TEXT_LIMITS.gift}
          defaultValue={row.disposition}
        />
      </div>
      <p aria-live="polite" className="flex gap-2 text-sm font-medium text-warning empty:hidden">
        {warning ? (
          <>
            <Icon name="alert" className="mt-0.5" />
            {warning}
          </>
        ) : null}
      </p>
    </RowFrame>
  );
}

function digitsOf(money: string): string | null {
  return money.replace(/[\s,]/g, "") || null;
}

function DeliverableFields({ initial }: { initial: readonly DeliverableRow[] }) {
  const { rows, add, remove } = useRows(initial);
  return (
    <fieldset className="grid min-w-0 gap-2">
      <legend className="mb-1.5 font-medium">Deliverables</legend>
      <ul className="grid gap-2 empty:hidden">
        {rows.map(({ key, value }, index) => {
          const name = (field: keyof DeliverableRow) => `deliverables.${index}.${field}`;
          const nth = <span className="sr-only"> of deliverable {index + 1}</span>;
          return (
            <RowFrame
              key={key}
              name={`deliverable ${index + 1}`}
              onRemove={() => remove(key)}
              className="sm:grid-cols-[11rem_1fr]"
            >
              <input type="hidden" name={name("id")} value={value.id} />
              <FormTextField
                name={name("kind")}
                label={<>Kind{nth}</>}
                placeholder="Agreement"
                maxLength={60}
                defaultValue={value.kind}
              />
              <FormTextField
                name={name("title")}
                label={<>Title{nth}</>}
                maxLength={TEXT_LIMITS.deliverable}
                defaultValue={value.title}
              />
            </RowFrame>
          );
        })}
      </ul>
      <AddRow onAdd={() => add(emptyRow("deliverables"))}>Add a deliverable</AddRow>
    </fieldset>
  );
}
