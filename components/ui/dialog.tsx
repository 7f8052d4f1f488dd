"use client";

import { clsx } from "clsx";
import { type ComponentProps, type MouseEvent, type ReactNode, useId, useRef } from "react";
import { Button } from "./button";
import { Icon } from "./icon";

type DialogProps = {
  /** What the opening button says. */
  trigger: ReactNode;
  triggerVariant?: ComponentProps<typeof Button>["variant"];
  triggerSize?: ComponentProps<typeof Button>["size"];
  title: string;
  children: ReactNode;
  wide?: boolean;
};

/**
 * A button and the native modal it opens. The browser traps and returns the focus and closes on Escape.
 * Anything inside marked `data-close-dialog` closes it, and so does a press outside.
 */
export function Dialog({ trigger, triggerVariant, triggerSize, title, children, wide }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  function closeFrom(event: MouseEvent<HTMLDialogElement>) {
    const target = event.target;
    const outside = target === event.currentTarget;
    if (outside || (target instanceof Element && target.closest("[data-close-dialog]")))
      event.currentTarget.close();
  }

  return (
    <>
      <Button
        variant={triggerVariant}
        size={triggerSize}
        aria-haspopup="dialog"
        onClick={() => dialog.current?.showModal()}
      >
        {trigger}
      </Button>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard's way out is Escape, which the browser handles */}
      <dialog
        ref={dialog}
        aria-labelledby={titleId}
        onClick={closeFrom}
        className={clsx(
          "m-auto max-h-[85dvh] w-[calc(100vw-2rem)] rounded-lg border border-border bg-surface p-0 text-foreground",
          wide ? "max-w-3xl" : "max-w-lg",
        )}
      >
        <div className="grid gap-4 p-5">
          <div className="flex items-start justify-between gap-4">
            <h2 id={titleId} className="text-lg font-semibold">
              {title}
            </h2>
            <Button variant="quiet" size="icon" className="-m-1.5" data-close-dialog="">
              <Icon name="close" className="size-5" label="Close" />
            </Button>
          </div>
          {children}
        </div>
      </dialog>
    </>
  );
}
