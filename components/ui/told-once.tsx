"use client";

import { type ReactNode, useEffect, useRef } from "react";

type ToldOnceProps = {
  /** The parameter of the address that asked for it. */
  param: string;
  children: ReactNode;
};

/**
 * What became of a form, on the page it leads to. It takes the focus, since the form that had it is gone and a page that is read out
 * would begin elsewhere; and it leaves the address, so that neither a reload nor whoever is sent the address is told of it again.
 */
export function ToldOnce({ param, children }: ToldOnceProps) {
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    box.current?.focus({ preventScroll: true });
    const here = new URL(window.location.href);
    here.searchParams.delete(param);
    window.history.replaceState(null, "", here);
  }, [param]);

  return (
    <div ref={box} tabIndex={-1} className="focus:outline-none print:hidden">
      {children}
    </div>
  );
}
