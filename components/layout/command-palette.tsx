"use client";

import { clsx } from "clsx";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { findCommands } from "./find-commands";

export type CommandItem = {
  href: string;
  label: string;
  group: string;
  keywords?: string;
  /** A key that goes there from any page, unless somebody is typing. */
  shortcut?: string;
};

/** More items than every page can carry, fetched when the palette opens. */
export type MoreCommands = () => Promise<readonly CommandItem[]>;

type CommandPaletteProps = { items: readonly CommandItem[]; more: MoreCommands; onClose: () => void };

/** Finds a page, a country or a record by name or reference, or starts one; anything else typed becomes a search of everything. */
export default function CommandPalette({ items, more, onClose }: CommandPaletteProps) {
  const router = useRouter();
  const listId = useId();
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const [fetched, setFetched] = useState<readonly CommandItem[]>([]);
  const rows = findCommands([...items, ...fetched], query);
  const activeRow = Math.min(active, rows.length - 1);

  useEffect(() => {
    let isOpen = true;
    more().then(
      (found) => isOpen && setFetched(found),
      // Without a connection the pages are still there to go to.
      () => {},
    );
    return () => {
      isOpen = false;
    };
  }, [more]);

  function go(item: CommandItem | undefined) {
    if (!item) return;
    onClose();
    router.push(item.href as Route);
  }

  function press(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === "Enter") {
      event.preventDefault();
      go(rows[activeRow]);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setActive((activeRow + step + rows.length) % rows.length);
    }
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard's way out is Escape, which the browser handles
    <dialog
      ref={showOnce}
      aria-label="Go to"
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && event.currentTarget.close()}
      className={
        "mx-auto mt-[12dvh] mb-auto w-[calc(100vw-2rem)] max-w-xl overflow-hidden rounded-lg border border-control bg-surface p-0 " +
        "text-foreground shadow-lg"
      }
    >
      <input
        type="text"
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={`${listId}-${activeRow}`}
        aria-label="Go to a page, start a record or search"
        placeholder="Go to a page, start a record or search"
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
        }}
        onKeyDown={press}
        className="h-12 w-full border-b border-border bg-surface px-4 placeholder:text-muted focus:outline-none"
      />
      <div id={listId} role="listbox" aria-label="Places" className="max-h-[50dvh] overflow-y-auto py-1">
        {rows.map((item, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the input, which names the active option
          // biome-ignore lint/a11y/useKeyWithClickEvents: the input above answers the keys
          <div
            key={item.href}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === activeRow}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => go(item)}
            className={clsx(
              "flex min-h-10 cursor-pointer items-center justify-between gap-4 px-4",
              index === activeRow ? "bg-selected" : "hover:bg-hover",
            )}
          >
            <span className="truncate">{item.label}</span>
            <span className="flex items-center gap-2 text-xs text-muted">
              {item.group}
              {item.shortcut ? (
                <kbd className="hidden rounded-sm border border-border px-1 font-mono uppercase keyboard:inline">
                  {item.shortcut}
                </kbd>
              ) : null}
            </span>
          </div>
        ))}
      </div>
    </dialog>
  );
}

function showOnce(dialog: HTMLDialogElement | null) {
  if (dialog && !dialog.open) dialog.showModal();
}
