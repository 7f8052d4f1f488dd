"use client";

import { useState } from "react";

export type KeyedRow<Row> = { key: number; value: Row };

/**
 * The rows of a repeating part of a form. A row keeps its key while others come and go, so its fields keep what was
 * typed into them; `value` is only what they began with, except for what is changed by `change`. The ways to change them
 * stay the same from one drawing to the next, and so does every row they leave alone: of hundreds only a changed one is
 * drawn again.
 */
export function useRows<Row>(initial: readonly Row[]) {
  const [rows, setRows] = useState<readonly KeyedRow<Row>[]>(() =>
    initial.map((value, key) => ({ key, value })),
  );
  const [ways] = useState(() => {
    let lastKey = initial.length;
    const keyed = (value: Row): KeyedRow<Row> => ({ key: ++lastKey, value });
    return {
      add(...values: readonly Row[]) {
        const added = values.map(keyed);
        setRows((current) => [...current, ...added]);
      },
      /**
       * Adds at most so many of what goes with the rows that stand there by then: an answer may come after others were added.
       * `place` gives all rows, those that stood there first and in their order.
       */
      addTo(most: number, place: (current: readonly Row[]) => readonly Row[]) {
        const first = lastKey + 1;
        lastKey += most;
        setRows((current) =>
          place(current.map(({ value }) => value)).map((value, index) => {
            const row = current[index];
            if (!row) return { key: first + index - current.length, value };
            return value === row.value ? row : { ...row, value };
          }),
        );
      },
      addFirst(value: Row) {
        const added = keyed(value);
        setRows((current) => [added, ...current]);
      },
      remove(key: number) {
        setRows((current) => current.filter((row) => row.key !== key));
      },
      change(update: (row: KeyedRow<Row>) => Row) {
        setRows((current) =>
          current.map((row) => {
            const value = update(row);
            return value === row.value ? row : { ...row, value };
          }),
        );
      },
      putFirst(key: number) {
        setRows((current) => [
          ...current.filter((row) => row.key === key),
          ...current.filter((row) => row.key !== key),
        ]);
      },
    };
  });
  return { rows, ...ways };
}
