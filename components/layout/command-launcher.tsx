"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { lazy, Suspense, useEffect, useState } from "react";
import type { CommandItem, MoreCommands } from "./command-palette";

// The palette is fetched when it is first asked for: most page views never do.
const CommandPalette = lazy(() => import("./command-palette"));

type CommandLauncherProps = {
  items: readonly CommandItem[];
  more: MoreCommands;
  /** Whether `/` and the keys of single items do something: who speaks to the machine may have switched them off. */
  singleKeys: boolean;
};

/** Listens for Ctrl-K (⌘-K), `/` and the keys of single items, and is itself the button for those who use neither. */
export function CommandLauncher({ items, more, singleKeys }: CommandLauncherProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);

  useEffect(() => {
    function press(event: KeyboardEvent) {
      const chord = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
      const isBare =
        singleKeys && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
      const item = isBare && items.find(({ shortcut }) => shortcut === event.key);
      if (item) {
        event.preventDefault();
        router.push(item.href as Route);
        return;
      }
      if (!chord && !(isBare && event.key === "/")) return;
      event.preventDefault();
      setOpen(true);
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [items, router, singleKeys]);

  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts={singleKeys ? "Control+K Meta+K /" : "Control+K Meta+K"}
        onClick={() => setOpen(true)}
        className="hidden min-h-9 items-center gap-2 rounded-md px-2 text-sm text-muted hover:bg-hover sm:flex"
      >
        Go to
        <kbd className="hidden rounded-sm border border-border px-1 font-mono text-xs keyboard:inline">
          Ctrl K
        </kbd>
      </button>
      {open ? (
        <Suspense>
          <CommandPalette items={items} more={more} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest("input, textarea, select, dialog, [contenteditable]") !== null
  );
}
