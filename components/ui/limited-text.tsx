"use client";

import { clsx } from "clsx";
import { type ComponentProps, type SyntheticEvent, useState } from "react";

type LimitedTextProps = { maxLength: number; id: string } & (
  | ({ as: "input" } & ComponentProps<"input">)
  | ({ as: "textarea" } & ComponentProps<"textarea">)
);

/**
 * A text that takes whatever is typed or pasted and says when it is longer than it may be. The browser's own limit cuts a paste
 * without a word, and nobody sees what was lost.
 */
export function LimitedText({ maxLength, "aria-describedby": describedBy, ...rest }: LimitedTextProps) {
  const [typedLeft, setTypedLeft] = useState<number | null>(null);
  const near = Math.max(Math.round(maxLength / 10), 10);
  // Far from the limit every text counts the same, so that most keys draw nothing.
  const leftOf = (text: string) => Math.min(maxLength - text.normalize("NFC").trim().length, near + 1);
  const given = rest.value ?? (typedLeft === null ? rest.defaultValue : undefined);
  const left = given === undefined ? (typedLeft ?? near + 1) : leftOf(String(given));
  const isOver = left < 0;
  const wordsId = `${rest.id}-length`;

  const count = ({ target }: SyntheticEvent) => {
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)
      setTypedLeft(leftOf(target.value));
  };

  const frame = {
    "aria-describedby": [describedBy, left <= near ? wordsId : ""].filter(Boolean).join(" ") || undefined,
    "aria-invalid": rest["aria-invalid"] ?? (isOver || undefined),
  };
  return (
    <div onInput={count} className="grid gap-1">
      {rest.as === "textarea" ? <Textarea {...rest} {...frame} /> : <Input {...rest} {...frame} />}
      {left <= near ? (
        <p id={wordsId} className={clsx("text-sm", isOver ? "font-medium text-danger" : "text-muted")}>
          {isOver
            ? `${amount(-left)} too many; the most is ${maxLength.toLocaleString("en")}`
            : `${amount(left)} left`}
        </p>
      ) : null}
      {/* Heard when it becomes too long and when it fits again, and not with every key. */}
      <p aria-live="polite" className="sr-only">
        {isOver ? `Too long; the most is ${maxLength.toLocaleString("en")} characters` : ""}
      </p>
    </div>
  );
}

function Input({ as: _, ...rest }: ComponentProps<"input"> & { as: "input" }) {
  return <input {...rest} />;
}

function Textarea({ as: _, ...rest }: ComponentProps<"textarea"> & { as: "textarea" }) {
  return <textarea {...rest} />;
}

function amount(count: number): string {
  return `${count.toLocaleString("en")} ${count === 1 ? "character" : "characters"}`;
}
