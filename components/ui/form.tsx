"use client";

import { clsx } from "clsx";
import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import {
  type ComponentProps,
  createContext,
  type KeyboardEvent,
  type ReactNode,
  useActionState,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useFormStatus } from "react-dom";
import { BODY_TOO_LONG } from "@/lib/body-limit";
import { type Failure, invalidFields, type Result } from "@/lib/result";
import { Button } from "./button";
import { sayEarlyInput } from "./early-input";
import { ErrorSummary } from "./error-summary";
import { CheckboxField, CheckboxGroup, RadioGroup, SelectField, TextareaField, TextField } from "./field";
import { fieldId } from "./field-id";
import { HoldContext, useHeldSending } from "./held-sending";
import { Icon } from "./icon";
import { Notice } from "./notice";
import { inPageOrder, isChangeOf } from "./page-order";

type FormProps = {
  /** A server action: takes the form's data, answers with a Result, or redirects. */
  action: (data: FormData) => Promise<Result<unknown>>;
  children: ReactNode;
  /** Said in place when the action succeeds without redirecting. */
  savedMessage?: string;
  /** Empties the form after success, for forms that add one thing after another. */
  clearOnSuccess?: boolean;
  /** Drawn under the summary when the action answers "stale": the place for the other version. */
  staleNote?: ReactNode;
  /** Drawn under the summary when the action answers "signed-out": the way back in. */
  signedOutNote?: ReactNode;
  className?: string;
  id?: string;
  /** Tells the ids of its fields from those of its likes, where a page has such a form for each of several things. */
  scope?: string;
};

type FormState = { result: Result<unknown> | null; round: number };

/**
 * A form that keeps what was typed: on errors the fields stay as they are, the summary above takes the focus and each
 * `Form…` field below shows its own error until it is changed, while the summary keeps what the last answer said. The
 * `savedMessage` takes the focus, too: it may stand far above the button that was pressed. Ctrl-Enter (or ⌘-Enter) presses
 * the first submit button, with Shift the one that names these keys as its shortcut.
 */
export function Form({
  action,
  children,
  savedMessage,
  clearOnSuccess,
  staleNote,
  signedOutNote,
  className,
  id,
  scope = "",
}: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const saved = useRef<HTMLDivElement>(null);
  const [state, submit] = useActionState(
    async (previous: FormState, data: FormData): Promise<FormState> => {
      const result = placed(unchosenIn(form.current) ?? (await attempt(action, data)), form.current);
      return { result, round: result.ok && clearOnSuccess ? previous.round + 1 : previous.round };
    },
    { result: null, round: 0 },
  );
  const failure = state.result && !state.result.ok ? state.result : null;

  const typesOn = useRef(false);

  useEffect(() => {
    if (form.current) sayEarlyInput(form.current);
  }, []);

  // The browser owns the focus; it moves once per failed answer, and never while the writer is typing: the keys would
  // go nowhere. The summary is an alert, so it is heard all the same.
  useEffect(() => {
    if (failure && !typesOn.current) summary.current?.focus();
  }, [failure]);

  // Who saved by keys amid a text goes on there.
  useEffect(() => {
    if (state.result?.ok && !typesOn.current && !document.activeElement?.matches("textarea"))
      saved.current?.focus();
  }, [state.result]);

  const { hold, sendOrWait, isWaiting } = useHeldSending();
  const [changed, setChanged] = useState<Changed>({ since: null, paths: [] });
  const situation = useMemo((): FormSituation => {
    const changedPaths = changed.since === failure ? changed.paths : [];
    const noteChange = (control: Control) => {
      const more = Object.keys(failure?.fields ?? {}).filter(
        (path) => isChangeOf(control, path) && !changedPaths.includes(path),
      );
      if (more.length > 0)
        setChanged(({ since, paths }) => ({
          since: failure,
          paths: since === failure ? [...paths, ...more] : more,
        }));
    };
    return { failure, isWaiting, changedPaths, noteChange, scope };
  }, [failure, isWaiting, changed, scope]);

  return (
    <FormContext value={situation}>
      <HoldContext value={hold}>
        <form
          ref={form}
          id={id}
          key={state.round}
          action={submit}
          // React resets a form after its action; cancelling that is what keeps the typed values.
          onReset={(event) => event.preventDefault()}
          onKeyDown={submitOnCtrlEnter}
          onSubmit={(event) => {
            typesOn.current = false;
            sendOrWait(event);
          }}
          onInput={({ target }) => {
            typesOn.current = true;
            if (target instanceof HTMLElement)
              situation.noteChange({ id: target.id, name: target.getAttribute("name") ?? "" });
          }}
          noValidate
          className={clsx("grid grid-cols-1 content-start gap-6", className)}
        >
          {failure && failure.code !== "unconfirmed" ? (
            <ErrorSummary ref={summary} {...wordsOf(failure)} errors={failure.fields} scope={scope} />
          ) : null}
          {failure?.code === "stale" ? staleNote : null}
          {failure?.code === "signed-out" ? signedOutNote : null}
          {state.result?.ok && savedMessage ? (
            <div ref={saved} tabIndex={-1} className="focus:outline-none">
              <Notice tone="success">{savedMessage}</Notice>
            </div>
          ) : null}
          {children}
        </form>
      </HoldContext>
    </FormContext>
  );
}

/** The submit button: says that it is working and cannot be pressed twice. */
export function SubmitButton({
  children,
  pendingLabel = "Saving…",
  ...rest
}: Omit<ComponentProps<typeof Button>, "type"> & { pendingLabel?: string }) {
  const status = useFormStatus();
  const { isWaiting } = useContext(FormContext);
  const pending = status.pending || isWaiting;
  return (
    <Button
      variant="primary"
      {...rest}
      type="submit"
      aria-disabled={pending || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault();
        else rest.onClick?.(event);
      }}
    >
      {pending ? <Icon name="loader" className="animate-spin" /> : null}
      {pending ? pendingLabel : children}
    </Button>
  );
}

/**
 * What the last answer said about the field `name` or an entry of its list (`name.2`); empty when nothing is wrong, and once
 * the field was changed: nobody knows then whether it still is.
 */
export function useFieldErrors(name: string): readonly string[] {
  const { failure, changedPaths } = useContext(FormContext);
  return Object.entries(failure?.fields ?? {}).flatMap(([path, texts]) =>
    path.replace(/\.\d+$/, "") === name && !changedPaths.includes(path) ? texts : [],
  );
}

/** Tells the form around of a change of the field `name` that is no event of the browser's, such as a choice from a list. */
export function useFieldChange(): (name: string) => void {
  const { noteChange } = useContext(FormContext);
  return (name) => noteChange({ id: "", name });
}

/** The last failed answer of the surrounding form, or null. */
export function useFormFailure(): Failure | null {
  return useContext(FormContext).failure;
}

/** The id of a field where the form around it has a scope. */
function useScopedId(name: string): string | undefined {
  const { scope } = useContext(FormContext);
  return scope ? fieldId(name, scope) : undefined;
}

type Within<Field extends (props: never) => ReactNode> = Omit<Parameters<Field>[0], "errors">;

/** `TextField` that shows the errors of the form around it. So do the others below. */
export function FormTextField(props: Within<typeof TextField>) {
  return <TextField id={useScopedId(props.name)} {...props} errors={useFieldErrors(props.name)} />;
}

export function FormTextareaField(props: Within<typeof TextareaField>) {
  return <TextareaField id={useScopedId(props.name)} {...props} errors={useFieldErrors(props.name)} />;
}

export function FormSelectField(props: Within<typeof SelectField>) {
  return <SelectField id={useScopedId(props.name)} {...props} errors={useFieldErrors(props.name)} />;
}

export function FormCheckboxGroup(props: Within<typeof CheckboxGroup>) {
  return <CheckboxGroup {...props} errors={useFieldErrors(props.name)} />;
}

export function FormRadioGroup(props: Within<typeof RadioGroup>) {
  return <RadioGroup {...props} errors={useFieldErrors(props.name)} />;
}

export function FormCheckboxField(props: Within<typeof CheckboxField>) {
  return <CheckboxField id={useScopedId(props.name)} {...props} errors={useFieldErrors(props.name)} />;
}

type FormSituation = {
  failure: Failure | null;
  /** Whether it was sent off and waits for what its fields have begun. */
  isWaiting: boolean;
  /** The paths in it that were changed since. */
  changedPaths: readonly string[];
  noteChange: (control: Control) => void;
  scope: string;
};

type Control = { id: string; name: string };

type Changed = { since: Failure | null; paths: readonly string[] };

const FormContext = createContext<FormSituation>({
  failure: null,
  isWaiting: false,
  changedPaths: [],
  noteChange: () => {},
  scope: "",
});

/** A lost connection must not throw away the page and with it what was typed; redirects and not-founds pass through. */
async function attempt(action: FormProps["action"], data: FormData): Promise<Result<unknown>> {
  try {
    return await action(data);
  } catch (error) {
    unstable_rethrow(error);
    if (error instanceof Error && error.message === BODY_TOO_LONG)
      return { ok: false, code: "invalid", message: BODY_TOO_LONG };
    if (unstable_isUnrecognizedActionError(error))
      return {
        ok: false,
        code: "failed",
        message:
          "Rapport was renewed since this page was opened, so it cannot take this form any more. What you typed is still here: copy it, reload the page and save again.",
      };
    return {
      ok: false,
      code: "failed",
      message:
        "The server could not be reached or failed. What you typed is still here; try again in a moment.",
    };
  }
}

/** Words that stand in a picker without being a choice are not in the form's data: they would be lost without a word. */
function unchosenIn(form: HTMLFormElement | null): Failure | null {
  const words = [...(form?.querySelectorAll<HTMLInputElement>("input[data-unchosen]") ?? [])].map(
    ({ dataset, value }) => [
      dataset.unchosen ?? "",
      [`“${value.trim()}” is not chosen yet. ${dataset.unchosenHelp}, or empty the field.`],
    ],
  );
  return words.length > 0 ? invalidFields(Object.fromEntries(words)) : null;
}

/** The answer with its problems in the order of the page, which only the page knows. */
function placed(result: Result<unknown>, form: HTMLFormElement | null): Result<unknown> {
  if (result.ok || !result.fields || !form) return result;
  const controls = [...form.elements];
  return {
    ...result,
    fields: inPageOrder(
      result.fields,
      controls.map((control) => ({ id: control.id, name: control.getAttribute("name") ?? "" })),
    ),
  };
}

/** With fields listed below it the message is heading enough; otherwise it explains a heading of a few words. */
function wordsOf({ code, message, fields }: Failure): { title: string; message?: string } {
  if (fields && Object.keys(fields).length > 0) return { title: message };
  if (code === "stale") return { title: "Another save came first", message };
  if (code === "signed-out") return { title: "You are signed out", message };
  return { title: "Not saved", message };
}

function submitOnCtrlEnter(event: KeyboardEvent<HTMLFormElement>) {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  const which = event.shiftKey ? '[aria-keyshortcuts="Control+Shift+Enter"]' : "";
  const button = event.currentTarget.querySelector<HTMLButtonElement>(`button[type="submit"]${which}`);
  if (!button) return;
  if (button.ariaDisabled !== "true") event.currentTarget.requestSubmit(button);
}
