"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import type { CommandItem } from "./command-palette";

// The palette is fetched when it is first asked for: most page views never do.
const CommandPalette = lazy(() => import("./command-palette"));

/** Listens for Ctrl-K (⌘-K) and `/`, and is itself the button for those who use neither. */
export function CommandLauncher({ items }: { items: readonly CommandItem[] }) {
  const [open, setOpen] = useState(false);

  useEffect(() => {
    function press(event: KeyboardEvent) {
      const chord = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
      const slash =
        event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
      if (!chord && !slash) return;
      event.preventDefault();
      setOpen(true);
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);

  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K /"
        onClick={() => setOpen(true)}
        className="hidden min-h-9 items-center gap-2 rounded-md px-2 text-sm text-muted hover:bg-hover sm:flex"
      >
        Go to
        <kbd className="rounded-sm border border-border px-1 font-mono text-xs">Ctrl K</kbd>
      </button>
      {open ? (
        <Suspense>
          <CommandPalette items={items} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}
