import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { DateInput } from "./date-input";
import { fieldId } from "./field-id";
import { Icon } from "./icon";
import { LimitedText } from "./limited-text";

type FieldFrame = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong, in full sentences; empty or absent when nothing is. */
  errors?: readonly string[];
  /** Says "(optional)" after the label. Required is the silent default of a short form. */
  optional?: boolean;
  className?: string;
};

type Choice = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean };

export const controlClass =
  "w-full rounded-md border border-control bg-surface px-3 text-base text-foreground placeholder:text-muted " +
  "disabled:bg-sunken disabled:text-muted [&[readonly]]:bg-sunken aria-invalid:border-2 aria-invalid:border-danger";

type Framed<Tag extends "input" | "textarea" | "select"> = FieldFrame &
  Omit<ComponentProps<Tag>, "name" | "className" | "id"> & { id?: string };

/** From here on a line holds words, which are counted; a shorter one holds a number or a code, which ends where it must. */
const WORDS_FROM = 60;

/** One line of text, a number, a date: any `<input>` with a box. A date is said in words under it. */
export function TextField({ name, label, hint, errors, optional, className, id, ...rest }: Framed<"input">) {
  const control = id ?? fieldId(name);
  const field = {
    id: control,
    name,
    className: cn(controlClass, "h-10", narrowTypes[rest.type ?? "text"]),
    ...describedBy(control, hint, errors),
    ...rest,
  };
  const isWords = (rest.type ?? "text") === "text" && (rest.maxLength ?? 0) >= WORDS_FROM;
  return (
    <FieldShell {...{ label, hint, errors, optional, className, control }}>
      {rest.type === "date" ? (
        <DateInput {...field} />
      ) : isWords && rest.maxLength ? (
        <LimitedText as="input" {...field} maxLength={rest.maxLength} />
      ) : (
        <input {...field} />
      )}
    </FieldShell>
  );
}

/** Several lines of text; grows with its content where the browser can, and counts where it has a limit. */
export function TextareaField({
  name,
  label,
  hint,
  errors,
  optional,
  className,
  id,
  ...rest
}: Framed<"textarea">) {
  const control = id ?? fieldId(name);
  const field = {
    id: control,
    name,
    rows: 4,
    className: cn(controlClass, "field-sizing-content max-h-[60vh] min-h-24 py-2"),
    ...describedBy(control, hint, errors),
    ...rest,
  };
  return (
    <FieldShell {...{ label, hint, errors, optional, className, control }}>
      {rest.maxLength ? (
        <LimitedText as="textarea" {...field} maxLength={rest.maxLength} />
      ) : (
        <textarea {...field} />
      )}
    </FieldShell>
  );
}

/** A native select. Give `options`, or `<option>`/`<optgroup>` children. */
export function SelectField({
  name,
  label,
  hint,
  errors,
  optional,
  className,
  id,
  options,
  emptyLabel,
  children,
  ...rest
}: Framed<"select"> & {
  options?: readonly { value: string; label: string; disabled?: boolean }[];
  /** Adds a first option with an empty value, e.g. "Choose a type". */
  emptyLabel?: string;
}) {
  const control = id ?? fieldId(name);
  return (
    <FieldShell {...{ label, hint, errors, optional, className, control }}>
      <select
        id={control}
        name={name}
        className={cn(controlClass, "h-10 pr-8")}
        {...describedBy(control, hint, errors)}
        {...rest}
      >
        {emptyLabel === undefined ? null : <option value="">{emptyLabel}</option>}
        {options?.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
        {children}
      </select>
    </FieldShell>
  );
}

type GroupProps = FieldFrame & {
  choices: readonly Choice[];
  /** Choices side by side where there is room; for short words only. */
  inline?: boolean;
};

/** Any number of choices; each ticked one is sent under `name[]`. */
export function CheckboxGroup({
  defaultValues = [],
  ...props
}: GroupProps & { defaultValues?: readonly string[] }) {
  return <ChoiceGroup {...props} type="checkbox" chosen={defaultValues} />;
}

/** Exactly one of a few choices. */
export function RadioGroup({ defaultValue, ...props }: GroupProps & { defaultValue?: string }) {
  return <ChoiceGroup {...props} type="radio" chosen={defaultValue === undefined ? [] : [defaultValue]} />;
}

/** A single yes/no tick; sends `value` ("on" unless given) when ticked and nothing otherwise. */
export function CheckboxField({
  name,
  label,
  hint,
  errors,
  className,
  id,
  ...rest
}: Omit<FieldFrame, "optional"> &
  Omit<ComponentProps<"input">, "name" | "className" | "id" | "type"> & { id?: string }) {
  const control = id ?? fieldId(name);
  return (
    <div className={cn("grid gap-1", className)}>
      <div className="flex items-start gap-2.5">
        <input
          id={control}
          type="checkbox"
          name={name}
          className={tickClass}
          {...describedBy(control, hint, errors)}
          {...rest}
        />
        <label htmlFor={control} className="pt-px font-medium">
          {label}
        </label>
      </div>
      <Hint control={control}>{hint}</Hint>
      <FieldErrors control={control} errors={errors} />
    </div>
  );
}

/** Related fields under one legend. */
export function Fieldset({ legend, hint, children, className }: FieldsetProps) {
  return (
    <fieldset className={cn("grid min-w-0 gap-5 border-t border-border pt-4", className)}>
      <legend className="float-left w-full text-lg font-semibold">{legend}</legend>
      {hint ? <p className="clear-both -mt-4 text-sm text-muted">{hint}</p> : null}
      {children}
    </fieldset>
  );
}

type FieldsetProps = { legend: ReactNode; hint?: ReactNode; children: ReactNode; className?: string };

type ShellProps = Omit<FieldFrame, "name"> & { control: string; children: ReactNode };

/** Label above, control, hint below, error beside: the frame for a control of your own making. */
export function FieldShell({ label, hint, errors, optional, className, control, children }: ShellProps) {
  return (
    <div className={cn("grid max-w-2xl content-start gap-1.5", className)}>
      <label htmlFor={control} className="font-medium">
        {label}
        <Optional when={optional} />
      </label>
      {children}
      <FieldErrors control={control} errors={errors} />
      <Hint control={control}>{hint}</Hint>
    </div>
  );
}

/** The `aria-describedby` and `aria-invalid` that tie a control to its hint and errors in `FieldShell`. */
export function describedBy(control: string, hint: ReactNode, errors: readonly string[] | undefined) {
  const ids = [errors?.length ? `${control}-error` : null, hint ? `${control}-hint` : null].filter(Boolean);
  return {
    "aria-describedby": ids.join(" ") || undefined,
    "aria-invalid": errors?.length ? true : undefined,
  };
}

const tickClass = "mt-0.5 size-5 shrink-0 accent-primary aria-invalid:outline-2 aria-invalid:outline-danger";

const narrowTypes: Partial<Record<string, string>> = {
  date: "w-44",
  time: "w-32",
  "datetime-local": "w-60",
  number: "w-36 tabular-nums",
};

function ChoiceGroup({
  name,
  label,
  hint,
  errors,
  optional,
  className,
  choices,
  inline,
  type,
  chosen,
}: GroupProps & { type: "checkbox" | "radio"; chosen: readonly string[] }) {
  const control = fieldId(name);
  return (
    <fieldset className={cn("min-w-0", className)} {...pick(describedBy(control, hint, errors))}>
      <legend className="mb-1.5 font-medium">
        {label}
        <Optional when={optional} />
      </legend>
      <div className={cn("grid gap-2", inline && "flex flex-wrap gap-x-5")}>
        {choices.map((choice, index) => {
          const id = index === 0 ? control : `${control}-${index}`;
          return (
            <div key={choice.value} className="flex items-start gap-2.5">
              <input
                id={id}
                type={type}
                name={type === "checkbox" ? `${name}[]` : name}
                value={choice.value}
                defaultChecked={chosen.includes(choice.value)}
                disabled={choice.disabled}
                aria-describedby={choice.hint ? `${id}-choice-hint` : undefined}
                className={tickClass}
              />
              <span className="grid">
                <label htmlFor={id}>{choice.label}</label>
                {choice.hint ? (
                  <span id={`${id}-choice-hint`} className="text-sm text-muted">
                    {choice.hint}
                  </span>
                ) : null}
              </span>
            </div>
          );
        })}
      </div>
      <div className="mt-1.5 grid gap-1">
        <FieldErrors control={control} errors={errors} />
        <Hint control={control}>{hint}</Hint>
      </div>
    </fieldset>
  );
}

/** A fieldset may be described but `aria-invalid` is not allowed on it. */
function pick(described: ReturnType<typeof describedBy>) {
  return { "aria-describedby": described["aria-describedby"] };
}

function Optional({ when }: { when: boolean | undefined }) {
  return when ? <span className="font-normal text-muted"> (optional)</span> : null;
}

function Hint({ control, children }: { control: string; children: ReactNode }) {
  return children ? (
    <div id={`${control}-hint`} className="text-sm text-muted">
      {children}
    </div>
  ) : null;
}

function FieldErrors({ control, errors }: { control: string; errors: readonly string[] | undefined }) {
  if (!errors?.length) return null;
  return (
    <div id={`${control}-error`} className="grid gap-0.5 text-sm font-medium text-danger">
      {errors.map((error) => (
        <p key={error} className="flex items-start gap-1.5">
          <Icon name="circle-alert" className="mt-0.5" />
          <span>
            <span className="sr-only">Error: </span>
            {error}
          </span>
        </p>
      ))}
    </div>
  );
}
