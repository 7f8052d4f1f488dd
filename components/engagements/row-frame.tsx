"use client";

import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";

type RowFrameProps = {
  /** What the row is, for the button that takes it out ("promise 2"). */
  name: string;
  /** A heading of the row, which names its fields as a group. */
  title?: string;
  /** Left out where the row is there to stay. */
  onRemove?: () => void;
  children: ReactNode;
  className?: string;
};

/** One row of a repeating part of a form, with its way out if it has one. */
export function RowFrame({ name, title, onRemove, children, className }: RowFrameProps) {
  const box = clsx("grid min-w-0 flex-1 gap-3", className);
  return (
    <li className="flex max-w-2xl items-start gap-2 rounded-md border border-border bg-background p-3">
      {title === undefined ? (
        <div className={box}>{children}</div>
      ) : (
        <fieldset className={box}>
          <legend className="float-left w-full truncate font-semibold">{title}</legend>
          {children}
        </fieldset>
      )}
      {onRemove ? (
        <Button variant="quiet" size="icon" className="-m-1 shrink-0" onClick={onRemove}>
          <Icon name="close" className="size-5" label={`Remove ${name}`} />
        </Button>
      ) : null}
    </li>
  );
}

/** The button under the rows that brings another. */
export function AddRow({ children, onAdd }: { children: ReactNode; onAdd: () => void }) {
  return (
    <Button size="sm" className="w-fit" onClick={onAdd}>
      <Icon name="plus" />
      {children}
    </Button>
  );
}
