"use client";

import { clsx } from "clsx";
import { type ReactNode, useState } from "react";
import { DATE_WORDS_HINT, readDateWords } from "@/lib/date-words";
import type { CalendarDate } from "@/lib/dates";
import { controlClass } from "./field";
import { fieldId } from "./field-id";
import { FormTextField, useFieldChange } from "./form";

type WordedDateFieldProps = {
  name: string;
  label: ReactNode;
  /** What the field beside it is called, which takes the day in words. */
  wordsLabel: ReactNode;
  defaultValue: string;
  /** The day that "+14" counts from. */
  today: CalendarDate;
};

/** A date field with a short field before it that takes the day as it is said, such as "+14" or "fri", and fills the date in. */
export function WordedDateField({ name, label, wordsLabel, defaultValue, today }: WordedDateFieldProps) {
  const tellChange = useFieldChange();
  const [day, setDay] = useState(defaultValue);
  const [words, setWords] = useState("");
  const control = `${fieldId(name)}-said`;
  const isUnread = words.trim() !== "" && readDateWords(words, today) === null;
  return (
    <div className="grid min-w-0 content-start gap-1.5 sm:grid-cols-[7rem_14rem] sm:gap-3">
      <div className="grid content-start gap-1.5">
        <label htmlFor={control} className="font-medium">
          {wordsLabel}
        </label>
        <input
          id={control}
          type="text"
          autoComplete="off"
          placeholder="+14"
          value={words}
          aria-describedby={`${control}-hint`}
          onChange={(event) => {
            setWords(event.target.value);
            const read = readDateWords(event.target.value, today);
            if (!read) return;
            setDay(read);
            tellChange(name);
          }}
          className={clsx(controlClass, "h-10")}
        />
        <div id={`${control}-hint`} className="text-sm text-muted">
          {isUnread ? `Say ${DATE_WORDS_HINT}.` : `${DATE_WORDS_HINT}, from today`}
        </div>
      </div>
      <FormTextField
        name={name}
        type="date"
        label={label}
        value={day}
        onChange={(event) => {
          setDay(event.target.value);
          setWords("");
        }}
      />
    </div>
  );
}
