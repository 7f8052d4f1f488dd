"use client";

import { clsx } from "clsx";
import { type ComponentProps, type SyntheticEvent, useState } from "react";
import { formatFullDate, parseCalendarDate, UNFINISHED_DATE } from "@/lib/dates";
import { Icon } from "./icon";

type DateInputProps = ComponentProps<"input"> & { id: string; name: string };

/**
 * A native date input, which writes the day as the browser's language has it, and under it the day in words: 03/04/2026
 * is two days to two readers. The line is always there, so that nothing moves when it is filled.
 */
export function DateInput({ "aria-describedby": describedBy, ...rest }: DateInputProps) {
  const [typed, setTyped] = useState<Typed | null>(null);
  const text = rest.value ?? typed?.text ?? rest.defaultValue ?? "";
  const day = parseCalendarDate(String(text));
  const isUnfinished = typed?.isUnfinished || (text !== "" && day === null);
  const isWrong = isUnfinished && typed?.isLeft !== false;
  const wordsId = `${rest.id}-words`;

  // A part of a date is no value and fires no change, so every key is listened to.
  const read = ({ target, type }: SyntheticEvent) => {
    if (target instanceof HTMLInputElement)
      setTyped({ text: target.value, isUnfinished: target.validity.badInput, isLeft: type === "blur" });
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens to the field inside, which is the interactive part
    <div onInput={read} onKeyUp={read} onBlur={read} className="grid min-w-56 gap-1">
      <input
        max="9999-12-31"
        {...rest}
        aria-describedby={[describedBy, wordsId].filter(Boolean).join(" ")}
        aria-invalid={rest["aria-invalid"] ?? (isWrong || undefined)}
      />
      {isUnfinished ? <input type="hidden" name={rest.name} value={UNFINISHED_DATE} /> : null}
      <p
        id={wordsId}
        aria-live="polite"
        className={clsx(
          "flex min-h-5 items-center gap-1.5 text-sm whitespace-nowrap",
          isWrong ? "font-medium text-danger" : "text-muted",
        )}
      >
        {isWrong ? <Icon name="circle-alert" /> : null}
        {isWrong
          ? "Incomplete, or no such day"
          : isUnfinished
            ? "Not a whole date yet"
            : day && formatFullDate(day)}
      </p>
    </div>
  );
}

type Typed = {
  text: string;
  /** A part is missing, or there is no such day; the browser does not tell which. */
  isUnfinished: boolean;
  /** The field was left so. */
  isLeft: boolean;
};
