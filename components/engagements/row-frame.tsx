"use client";

import { clsx } from "clsx";
import type { MouseEvent, ReactNode } from "react";
import { flushSync } from "react-dom";
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
    <li className="relative flex max-w-2xl items-start gap-2 rounded-md border border-border bg-background p-3">
      {title === undefined ? (
        <div className={box}>{children}</div>
      ) : (
        <fieldset className={box}>
          <legend className="float-left w-full truncate font-semibold max-sm:pr-9">{title}</legend>
          {children}
        </fieldset>
      )}
      {onRemove ? (
        <Button
          variant="quiet"
          size="icon"
          // Where there is little room it stands over the first line, and the fields below have all of the width.
          className="-m-1 shrink-0 max-sm:absolute max-sm:top-2 max-sm:right-2"
          data-remove-row
          onClick={(event) => removeRow(event, onRemove)}
        >
          <Icon name="close" size={5} label={`Remove ${name}`} />
        </Button>
      ) : null}
    </li>
  );
}

/** The button right under the list of rows that brings another, and goes on in its first field. */
export function AddRow({ children, onAdd }: { children: ReactNode; onAdd: () => void }) {
  return (
    <Button size="sm" className="w-fit" data-add-row onClick={(event) => addRow(event, onAdd)}>
      <Icon name="plus" />
      {children}
    </Button>
  );
}

function addRow({ currentTarget }: MouseEvent<HTMLElement>, onAdd: () => void) {
  const group = currentTarget.parentElement;
  flushSync(onAdd);
  const added = group?.querySelector(":scope > ul > li:last-child");
  added?.querySelector<HTMLElement>("input:not([type=hidden]), select, textarea")?.focus();
}

/** The focus goes to the row that moves up, or where none is left to what brings another: with the button it would be lost, and the
 * next keys with it. */
function removeRow({ currentTarget }: MouseEvent<HTMLElement>, onRemove: () => void) {
  const row = currentTarget.closest("li");
  const group = row?.parentElement?.parentElement;
  const neighbour = row?.nextElementSibling ?? row?.previousElementSibling;
  flushSync(onRemove);
  const next =
    neighbour?.querySelector<HTMLElement>("[data-remove-row]") ??
    group?.querySelector<HTMLElement>("[data-add-row], [role=combobox]");
  next?.focus();
}
