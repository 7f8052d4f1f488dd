"use client";

import { clsx } from "clsx";
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { flushSync } from "react-dom";
import {
  type ChosenOption,
  type ComboboxOption,
  matchOptions,
  saidForNone,
  splitPasted,
} from "./combobox-options";
import { controlClass, describedBy, FieldShell } from "./field";
import { fieldId } from "./field-id";
import { useFieldChange, useFieldErrors } from "./form";
import { useHold } from "./held-sending";
import { Icon } from "./icon";

type ComboboxProps = {
  /** The chosen value is sent under this name; with `multiple`, each under `name[]` unless `isRepeated`. */
  name: string;
  /** Each of several values is sent under the plain name, as an address repeats it. */
  isRepeated?: boolean;
  label: ReactNode;
  /** What its list of offers is called where the label is more than words. */
  listLabel?: string;
  hint?: ReactNode;
  optional?: boolean;
  placeholder?: string;
  className?: string;
  /** All options, or the ones to offer before anything is typed (own counterparts, recent). Groups keep their order. */
  options?: readonly ChosenOption[];
  /** A server action that finds more; asked 200 ms after the last key. */
  search?: (query: string) => Promise<readonly ChosenOption[]>;
  defaultChosen?: readonly ChosenOption[];
  multiple?: boolean;
  /** Noun of what can be created in place ("person"). The typed words are sent under `newName`, or `newName[]` with `multiple`. */
  createNoun?: string;
  /** Default: `name` followed by "New". */
  newName?: string;
  /** Told after each change, for forms whose other sections depend on it. */
  onChosen?: (chosen: readonly ChosenOption[]) => void;
  /** Gives each choice away instead of keeping it, for forms that make a row of each; goes with `multiple`. */
  onPick?: (picked: readonly ChosenOption[]) => void;
  /** Takes a pasted list whole, for forms that look all of it up at once; gives the lines it has no room for. Goes with `onPick`. */
  onPaste?: (lines: readonly string[]) => Promise<readonly string[]>;
  /** Draws what the page needs while these options can be read on it, chosen or open to choose from. */
  whileShown?: (shown: readonly ComboboxOption[]) => ReactNode;
};

/**
 * Picks one or several of many: type to narrow, arrows and Enter to choose, Backspace to take the last one back. A pasted list
 * of names is split into its lines. In the form's data it is plain inputs, one per choice.
 */
export function Combobox(props: ComboboxProps) {
  const { name, label, hint, optional, placeholder, className, multiple = false, createNoun } = props;
  const { options = [], search, newName = `${name}New`, onChosen, onPick, onPaste, whileShown } = props;
  // A field that takes a name of its own is known by that name to whoever says what is wrong with it.
  const control = fieldId(props.newName ?? name);
  const listId = useId();
  const errors = [...new Set([...useFieldErrors(name), ...useFieldErrors(newName)])];
  const tellChange = useFieldChange();
  const hold = useHold();
  const input = useRef<HTMLInputElement>(null);
  const asked = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const takeLater = useRef<(...options: readonly ChosenOption[]) => void>(() => {});

  const [chosen, setChosen] = useState<readonly ChosenOption[]>(props.defaultChosen ?? []);
  const [text, setText] = useState(multiple ? "" : (props.defaultChosen?.[0]?.label ?? ""));
  const [typed, setTyped] = useState(false);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const [found, setFound] = useState<readonly ChosenOption[] | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [message, setMessage] = useState("");

  const query = typed ? text.trim() : "";
  const taken = new Set(multiple ? chosen.map((option) => option.value) : []);
  const fitting = found ?? matchOptions(options, query);
  const matching = fitting.filter((option) => !taken.has(option.value));
  const offered = matching.filter((option) => !option.isThere);
  const there = query === "" ? [] : matching.filter((option) => option.isThere);
  const isNew = query !== "" && !offered.some((option) => sameText(option.label, query));
  const rows: readonly ChosenOption[] = [
    ...offered,
    ...there,
    ...(createNoun && isNew ? [{ value: "", label: query, isNew: true }] : []),
  ];
  const isListed = open && rows.length > 0;
  const isLookedUp = !isAsking && (!search || found !== null || message === UNREACHED);
  const isNone = open && query !== "" && rows.length === 0 && isLookedUp;
  const activeRow = Math.min(active, rows.length - 1);
  const isUnchosen = text.trim() !== "" && (multiple || chosen.length === 0);

  function tell() {
    for (const one of [name, newName]) tellChange(one);
  }

  function change(next: readonly ChosenOption[]) {
    tell();
    if (onPick) {
      onPick(next);
      return;
    }
    setChosen(next);
    onChosen?.(next);
  }

  // What is chosen after an answer joins what stands there by then.
  useEffect(() => {
    takeLater.current = (...options) => {
      const known = ({ value }: ChosenOption) => value !== "" && chosen.some((one) => one.value === value);
      change([...(multiple ? chosen : []), ...options.filter((option) => !known(option))]);
      const [only] = options;
      if (!multiple && only) setText(only.label);
    };
  });

  function choose(option: ChosenOption) {
    if (option.isThere) {
      setMessage(notAdded(option));
      return;
    }
    take(option);
    // A list that stayed open for the next choice would lie over the fields below and take the press that is meant for them.
    setOpen(false);
    input.current?.focus();
  }

  function take(option: ChosenOption) {
    change(multiple ? [...chosen, option] : [option]);
    setText(multiple ? "" : option.label);
    setTyped(false);
    setFound(null);
    setActive(0);
    setMessage(`${option.label} chosen`);
  }

  function remove(option: ChosenOption) {
    change(chosen.filter((other) => other !== option));
    setMessage(`${option.label} taken back`);
    input.current?.focus();
  }

  function type(value: string) {
    tell();
    setText(value);
    setTyped(true);
    setOpen(true);
    // What was found or chosen before is not said anew once "Nothing found" is gone; what was not stays to be read.
    setMessage((said) => (isWarning(said) ? said : ""));
    setActive(0);
    if (!multiple && chosen.length > 0) change([]);
    clearTimeout(timer.current);
    const question = ++asked.current;
    setAsking(search !== undefined && value.trim() !== "");
    if (!search || value.trim() === "") {
      setFound(null);
      return;
    }
    timer.current = setTimeout(async () => {
      try {
        const answer = await search(value.trim());
        if (asked.current !== question) return;
        setAsking(false);
        setFound(answer);
        setMessage(answer.length === 0 ? "" : `${answer.length} found`);
      } catch {
        if (asked.current !== question) return;
        setAsking(false);
        setMessage(UNREACHED);
      }
    }, 200);
  }

  /**
   * Enter came before the answer, so the words are chosen when it is there. Of several they are taken out of the field, so that the
   * next can be typed; what is not found comes back to it.
   */
  async function chooseWhenFound(words: string) {
    clearTimeout(timer.current);
    const question = ++asked.current;
    setAsking(false);
    setOpen(false);
    if (multiple) setText("");
    setTyped(false);
    setFound(null);
    setActive(0);
    const answer = await Promise.race([search?.(words).catch(() => null), afterPatience()]);
    // Nobody has looked at the answer, so what only sounds like the words is not taken for them.
    const first = matchOptions(answer ?? [], words).find(({ isThere }) => !isThere);
    const there = first ? undefined : answer?.find(({ isThere }) => isThere);
    if (!multiple && asked.current !== question) return;
    const option = first ?? (createNoun && !there ? { value: "", label: words, isNew: true } : null);
    if (option) takeLater.current(option);
    else setText((typedSince) => typedSince || words);
    const missed = answer ? "Not found" : "Not looked up, since the search did not answer";
    setMessage(option ? `${option.label} chosen` : there ? notAdded(there) : `${missed}: ${words}`);
  }

  function paste(event: ClipboardEvent<HTMLInputElement>) {
    const names = splitPasted(event.clipboardData.getData("text"));
    if (!multiple || names.length < 2) return;
    event.preventDefault();
    hold(add(names));
  }

  async function add(names: readonly string[]) {
    if (onPaste) {
      setOpen(false);
      setMessage(`Looking up ${names.length} names …`);
      const [first, ...others] = await onPaste(names);
      setMessage(
        first === undefined
          ? `${names.length} added`
          : `Not added, for want of room: the last ${others.length + 1}, from “${first}” on`,
      );
      return;
    }
    const added: ChosenOption[] = [];
    const missing: string[] = [];
    for (const wanted of names) {
      const candidates = search ? await search(wanted).catch(() => []) : options;
      const match = candidates.find((option) => sameText(option.label, wanted));
      const known = match && [...chosen, ...added].some((option) => option.value === match.value);
      if (known) continue;
      if (match) added.push(match);
      else if (createNoun) added.push({ value: "", label: wanted, isNew: true });
      else missing.push(wanted);
    }
    takeLater.current(...added);
    setMessage(missing.length > 0 ? `Not found: ${missing.join("; ")}` : `${added.length} added`);
  }

  function press(event: KeyboardEvent<HTMLInputElement>) {
    // The form is sent with these keys before the focus leaves.
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) flushSync(leave);
    if (event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
    const row = rows[activeRow];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setActive(open ? (activeRow + step + rows.length) % Math.max(rows.length, 1) : 0);
      setOpen(true);
    } else if (event.key === "Enter" && isAsking) {
      event.preventDefault();
      hold(chooseWhenFound(query));
    } else if (event.key === "Enter" && open && row) {
      event.preventDefault();
      choose(row);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      setOpen(false);
    } else if (event.key === "Backspace" && text === "" && multiple) {
      const last = chosen.at(-1);
      if (last) remove(last);
    }
  }

  /** Whoever comes back to words that were left standing goes on with them. */
  function comeBack() {
    if (!isUnchosen) return;
    setTyped(true);
    setOpen(true);
  }

  function leave() {
    setOpen(false);
    // Half a word is not a choice; leaving it standing would look as if it were one.
    if (!multiple && typed && chosen.length === 0 && !createNoun) setText("");
    // The focus is on its way to the next field.
    takeTyped();
    setTyped(false);
  }

  /** What was typed is the choice where something new may be made; a name on offer that is typed in full is that one. */
  function takeTyped() {
    if (multiple || !typed || !createNoun || !query) return;
    take(offered.find((option) => sameText(option.label, query)) ?? { value: "", label: query, isNew: true });
  }

  return (
    <FieldShell {...{ label, hint, errors, optional, className, control }}>
      <div className="relative">
        {chosen.map((option) => (
          <input
            key={option.isNew ? `new ${option.label}` : option.value}
            type="hidden"
            name={`${option.isNew ? newName : name}${multiple && !props.isRepeated ? "[]" : ""}`}
            value={option.isNew ? option.label : option.value}
          />
        ))}
        {multiple && chosen.length > 0 ? (
          <ul className="mb-1.5 flex flex-wrap gap-1.5">
            {chosen.map((option) => (
              <li
                key={option.isNew ? `new ${option.label}` : option.value}
                className="flex items-center gap-1 rounded-sm bg-selected pl-2 text-sm"
              >
                {option.label}
                {option.isNew ? <span className="text-muted">(new)</span> : null}
                <button
                  type="button"
                  onClick={() => remove(option)}
                  className="grid size-7 place-items-center rounded-sm hover:bg-hover"
                >
                  <Icon name="close" size={3.5} label={`Remove ${option.label}`} />
                </button>
              </li>
            ))}
          </ul>
        ) : null}
        <input
          ref={input}
          id={control}
          type="text"
          role="combobox"
          aria-expanded={isListed}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={isListed ? `${listId}-${activeRow}` : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder={placeholder}
          data-unchosen={isUnchosen ? (props.newName ?? name) : undefined}
          data-unchosen-help={createNoun ? "Press Enter in the field to take it" : "Choose it from the list"}
          value={text}
          onChange={(event) => type(event.target.value)}
          onPaste={paste}
          onKeyDown={press}
          onClick={(event) => {
            // What stands there already is replaced by what is typed, as when the field is reached by Tab.
            if (!multiple && !typed) event.currentTarget.select();
            setOpen(true);
          }}
          onFocus={comeBack}
          onBlur={leave}
          className={clsx(controlClass, "h-10 pr-9")}
          {...describedBy(control, hint, errors)}
        />
        <Icon name="chevron-down" className="pointer-events-none absolute right-3 bottom-3 text-muted" />
        <div
          id={listId}
          role="listbox"
          aria-label={props.listLabel ?? (typeof label === "string" ? label : name)}
          aria-multiselectable={multiple || undefined}
          hidden={!isListed}
          className={clsx(popoverClass, "max-h-72 overflow-y-auto py-1")}
        >
          {rows.map((option, index) => (
            <Row
              key={option.value || "new"}
              id={`${listId}-${index}`}
              option={option}
              heading={option.group !== rows[index - 1]?.group ? option.group : undefined}
              active={index === activeRow}
              selected={!multiple && chosen.some((other) => other.value === option.value)}
              createNoun={createNoun}
              onChoose={() => choose(option)}
            />
          ))}
        </div>
        <p
          role="status"
          className={clsx(
            // There is nothing in it to press, so a press goes to the field below it.
            isNone && [popoverClass, "pointer-events-none px-3 py-2.5 text-sm text-muted"],
            !isNone && (isWarning(message) ? "mt-1 text-sm text-warning" : "sr-only"),
          )}
        >
          {isNone ? saidForNone(fitting, message === UNREACHED ? message : null) : message}
        </p>
        {whileShown?.(open ? [...chosen, ...offered] : chosen)}
      </div>
    </FieldShell>
  );
}

/** What opens under the field and lies over what follows it. */
const popoverClass =
  "absolute inset-x-0 top-full z-(--z-popover) mt-1 rounded-md border border-control bg-surface shadow-lg";

const UNREACHED = "The search could not be reached. Type again to retry.";

/** Something the user asked for was not done, which everybody is to see. */
function isWarning(message: string): boolean {
  return message.startsWith("Not ");
}

type RowProps = {
  id: string;
  option: ChosenOption;
  heading: string | undefined;
  active: boolean;
  selected: boolean;
  createNoun: string | undefined;
  onChoose: () => void;
};

function Row({ id, option, heading, active, selected, createNoun, onChoose }: RowProps) {
  return (
    <>
      {heading ? (
        <div role="presentation" className="px-3 pt-2 pb-1 text-xs font-semibold text-muted">
          {heading}
        </div>
      ) : null}
      {/* biome-ignore lint/a11y/useFocusableInteractive: focus stays in the input, which names the active option */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the input above answers the keys */}
      <div
        id={id}
        role="option"
        aria-selected={selected}
        aria-disabled={option.isThere}
        ref={active ? keepInSight : undefined}
        // The press must not take the focus from the input, or its blur would close the list before the click.
        onMouseDown={(event) => event.preventDefault()}
        onClick={onChoose}
        className={clsx(
          "flex min-h-9 items-center gap-2 px-3 py-1.5",
          option.isThere ? "text-muted" : "cursor-pointer",
          active ? "bg-selected" : "hover:bg-hover",
        )}
      >
        {isTyped(option) ? <Icon name="plus" /> : null}
        <span className="grid min-w-0">
          <span>{wordsOf(option, createNoun)}</span>
          {option.hint ? <span className="text-xs text-muted">{option.hint}</span> : null}
        </span>
        {selected ? <Icon name="check" className="ml-auto" /> : null}
      </div>
    </>
  );
}

function isTyped({ value, isNew }: ChosenOption): boolean {
  return Boolean(isNew) && value === "";
}

function wordsOf(option: ChosenOption, createNoun: string | undefined): string {
  if (option.isThere) return saidThere(option.label);
  return isTyped(option) ? `Add new ${createNoun} “${option.label}”` : option.label;
}

function notAdded({ label }: ComboboxOption): string {
  return `Not added: ${saidThere(label)}`;
}

function saidThere(label: string): string {
  return `${label} is on the form already`;
}

function keepInSight(element: HTMLElement | null) {
  element?.scrollIntoView({ block: "nearest" });
}

/** A search that never answers must not hold its form for good. */
function afterPatience(): Promise<null> {
  return new Promise((resolve) => setTimeout(resolve, 10_000, null));
}

function sameText(one: string, other: string): boolean {
  return one.localeCompare(other, "en", { sensitivity: "base" }) === 0;
}
