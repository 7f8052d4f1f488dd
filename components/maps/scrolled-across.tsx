"use client";

import { type ReactNode, useLayoutEffect, useRef } from "react";

type ScrolledAcrossProps = {
  /** What stands in the middle at first, as a share of the content's width from the left (0 to 1). */
  at: number;
  children: ReactNode;
};

/** A frame that scrolls sideways when its content is wider, and opens on the part that matters. */
export function ScrolledAcross({ at, children }: ScrolledAcrossProps) {
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const box = frame.current;
    if (box) box.scrollLeft = at * box.scrollWidth - box.clientWidth / 2;
  }, [at]);
  return (
    <div ref={frame} className="overflow-x-auto">
      {children}
    </div>
  );
}
