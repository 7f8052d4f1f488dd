"use client";

import { useEffect, useState } from "react";
import { Anchor } from "@/components/ui/anchor";
import { Button } from "@/components/ui/button";
import { formatCount } from "@/lib/counts";
import { SELECTION_FORM } from "./selection-box";

type SelectionBarProps = {
  /** Rows in the whole list, and the most that one selection may hold. */
  total: number;
  most: number;
  /** The address that selects all of the list. */
  allHref: string;
};

/**
 * Leads from ticked rows to what can be done to them. The ticks are a plain form; with scripts they are counted, Shift ticks
 * a range and one tick ticks the page.
 */
export function SelectionBar({ total, most, allHref }: SelectionBarProps) {
  const [count, setCount] = useState<{ ticked: number; shown: number } | null>(null);

  useEffect(() => {
    let last: HTMLInputElement | null = null;
    const recount = () => {
      const boxes = listBoxes();
      setCount({ ticked: boxes.filter((box) => box.checked).length, shown: boxes.length });
    };
    function press(event: MouseEvent) {
      const box = event.target;
      if (!(box instanceof HTMLInputElement) || !listBoxes().includes(box)) return;
      if (event.shiftKey && last) {
        const boxes = listBoxes();
        const [from = 0, to = 0] = [boxes.indexOf(last), boxes.indexOf(box)].sort((a, b) => a - b);
        for (const between of boxes.slice(from, to + 1)) between.checked = box.checked;
      }
      last = box;
      recount();
    }
    recount();
    document.addEventListener("click", press);
    return () => document.removeEventListener("click", press);
  }, []);

  function tickAll(isTicked: boolean) {
    const boxes = listBoxes();
    for (const box of boxes) box.checked = isTicked;
    setCount({ ticked: isTicked ? boxes.length : 0, shown: boxes.length });
  }

  return (
    <form
      id={SELECTION_FORM}
      action="/engagements/change"
      className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm print:hidden"
    >
      {count ? (
        <label className="flex min-h-8 items-center gap-2">
          <input
            type="checkbox"
            checked={count.ticked > 0 && count.ticked === count.shown}
            onChange={(event) => tickAll(event.currentTarget.checked)}
            className="size-4 accent-primary"
          />
          All on this page
        </label>
      ) : null}
      <Button type="submit" size="sm">
        Change the selected
      </Button>
      {count ? (
        <output>{count.ticked === 0 ? "None selected" : `${formatCount(count.ticked)} selected`}</output>
      ) : null}
      {total <= most ? (
        <Anchor href={allHref} className="prose-link">
          Change all {formatCount(total)} of this list
        </Anchor>
      ) : (
        <span className="text-muted">
          All {formatCount(total)} are too many to change at once; narrow the list to {formatCount(most)} or
          fewer.
        </span>
      )}
    </form>
  );
}

function listBoxes(): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>(`input[form="${SELECTION_FORM}"][name="id"]`)];
}
