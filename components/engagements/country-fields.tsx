"use client";

import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { FormSelectField, useFieldErrors } from "@/components/ui/form";
import { useRows } from "@/components/ui/use-rows";
import { hasDeclined, heldWith, proposedRole } from "@/lib/engagements/countries/rules";
import { COUNTRY_ROLE_LABELS } from "@/lib/engagements/labels";
import { COUNTRY_ROLES } from "@/lib/engagements/schema";
import type { EngagementType } from "@/lib/engagements/types";
import { useFormSetting } from "./form-context";
import { type CountryRow, emptyRow } from "./form-values";
import { RowFrame } from "./row-frame";

type CountryFieldsProps = {
  initial: readonly CountryRow[];
  type: EngagementType | null;
  /** Told of the codes after each change, main country first. */
  onChange: (codes: readonly string[]) => void;
  /** Told of the role that somebody chose for a country; empty when the country is taken out. */
  onRole: (code: string, role: string) => void;
};

/** The countries of an engagement, the main partner first, each with its role. */
export function CountryFields({ initial, type, onChange, onRole }: CountryFieldsProps) {
  const { options } = useFormSetting();
  const { rows, add, remove, change, putFirst } = useRows(initial);
  const codes = rows.map(({ value }) => value.code);
  const named = rows.map(({ value }, index) => ({
    code: value.code,
    role: value.role || proposedRole(type, index),
  }));
  const main = heldWith(named)[0]?.code;

  return (
    <div className="grid gap-2">
      <Combobox
        name="countries"
        label="Countries"
        hint={rows.length > 1 ? "The first that comes is the main partner." : undefined}
        placeholder="Type a country"
        multiple
        options={options.countries.filter(({ value }) => !codes.includes(value))}
        onPick={(picked) => {
          const fresh = picked.map(({ value }) => value).filter((code) => !codes.includes(code));
          add(...fresh.map((code) => ({ ...emptyRow("countries"), code })));
          onChange([...codes, ...fresh]);
        }}
      />
      {rows.length > 0 ? (
        <ul className="grid gap-2">
          {rows.map(({ key, value }, index) => (
            <CountryLine
              key={key}
              index={index}
              code={value.code}
              role={named[index]?.role ?? ""}
              isMain={value.code === main}
              name={options.countries.find((option) => option.value === value.code)?.label ?? value.code}
              onRole={(role) => {
                change((row) => (row.key === key ? { ...row.value, role } : row.value));
                onRole(value.code, role);
              }}
              onRemove={() => {
                remove(key);
                onRole(value.code, "");
                onChange(codes.filter((code) => code !== value.code));
              }}
              onPutFirst={() => {
                putFirst(key);
                onChange([value.code, ...codes.filter((code) => code !== value.code)]);
              }}
            />
          ))}
        </ul>
      ) : null}
    </div>
  );
}

type CountryLineProps = {
  index: number;
  code: string;
  role: string;
  isMain: boolean;
  name: string;
  onRole: (role: string) => void;
  onRemove: () => void;
  onPutFirst: () => void;
};

function CountryLine({ index, code, role, isMain, name, onRole, onRemove, onPutFirst }: CountryLineProps) {
  const errors = useFieldErrors(`countries.${index}.code`);
  return (
    <RowFrame name={name} onRemove={onRemove} className="sm:grid-cols-[1fr_12.5rem] sm:items-end">
      <input type="hidden" name={`countries.${index}.code`} value={code} />
      <div className="flex min-h-10 flex-wrap items-center gap-x-3 max-sm:pr-9">
        <span className="font-medium">{name}</span>
        {isMain ? (
          <span className="text-sm text-muted">main partner</span>
        ) : hasDeclined({ role }) ? null : (
          <Button variant="link" className="text-sm" onClick={onPutFirst}>
            Make main partner<span className="sr-only"> ({name})</span>
          </Button>
        )}
        {errors.map((error) => (
          <span key={error} className="w-full text-sm font-medium text-danger">
            {error}
          </span>
        ))}
      </div>
      <FormSelectField
        name={`countries.${index}.role`}
        label={<span className="sr-only">Role of {name}</span>}
        value={role}
        onChange={(event) => onRole(event.target.value)}
        options={COUNTRY_ROLES.map((value) => ({ value, label: COUNTRY_ROLE_LABELS[value] }))}
        className="-mt-1.5"
      />
    </RowFrame>
  );
}
