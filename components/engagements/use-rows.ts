"use client";

import { useRef, useState } from "react";

export type KeyedRow<Row> = { key: number; value: Row };

/**
 * The rows of a repeating part of a form. A row keeps its key while others come and go, so its fields keep what was
 * typed into them; `value` is only what they began with, except for what is changed by `change`.
 */
export function useRows<Row>(initial: readonly Row[]) {
  const lastKey = useRef(initial.length);
  const [rows, setRows] = useState<readonly KeyedRow<Row>[]>(() =>
    initial.map((value, key) => ({ key, value })),
  );

  return {
    rows,
    add(...values: readonly Row[]) {
      const added = values.map((value) => ({ key: ++lastKey.current, value }));
      setRows((current) => [...current, ...added]);
    },
    remove(key: number) {
      setRows((current) => current.filter((row) => row.key !== key));
    },
    change(update: (row: KeyedRow<Row>) => Row) {
      setRows((current) => current.map((row) => ({ ...row, value: update(row) })));
    },
    putFirst(key: number) {
      setRows((current) => [
        ...current.filter((row) => row.key === key),
        ...current.filter((row) => row.key !== key),
      ]);
    },
  };
}
