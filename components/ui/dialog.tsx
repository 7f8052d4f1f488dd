"use client";

import { clsx } from "clsx";
import { type ComponentProps, type MouseEvent, type ReactNode, useId, useLayoutEffect, useRef } from "react";
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
              <Icon name="close" size={5} label="Close" />
            </Button>
          </div>
          {children}
        </div>
      </dialog>
    </>
  );
}

type StandingDialogProps = {
  title: string;
  /** What Escape means; without it the dialog stays. */
  onEscape?: () => void;
  /** Hides the page below, on paper as well. */
  covers?: boolean;
  children: ReactNode;
};

/** A native modal that stands as long as it is drawn, over whatever else is open. The focus goes back when it goes. */
export function StandingDialog({ title, onEscape, covers, children }: StandingDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  // The browser owns the top layer and the focus. It gives the focus back only to a dialog that is closed while it is there.
  useLayoutEffect(() => {
    const box = dialog.current;
    box?.showModal();
    return () => {
      // What is hidden takes no focus.
      box?.removeAttribute("data-covers");
      box?.close();
    };
  }, []);

  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      data-covers={covers || undefined}
      closedby={onEscape ? "closerequest" : "none"}
      onCancel={(event) => {
        event.preventDefault();
        onEscape?.();
      }}
      // Where a browser does not know "closedby", a second Escape closes it whatever was said of the first.
      onClose={() => dialog.current?.showModal()}
      className="m-auto max-h-[85dvh] w-[calc(100vw-2rem)] max-w-lg rounded-lg border border-border bg-surface p-0 text-foreground"
    >
      <div className="grid gap-4 p-5">
        <h2 id={titleId} className="text-lg font-semibold">
          {title}
        </h2>
        {children}
      </div>
    </dialog>
  );
}
