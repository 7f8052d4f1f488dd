"use client";

import type { Route } from "next";
import { useEffect, useRef } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { openAround, openUpTo } from "@/components/ui/focus-field";
import { Notice } from "@/components/ui/notice";
import { formatInstant } from "@/lib/dates";
import type { KeptWords } from "./kept-words";
import type { Keeping } from "./use-kept-words";

/** Ends an address that leads to what is kept on its page. */
export const TO_KEPT_WORDS = "#kept-words";

type KeptOfferProps = {
  keeping: Keeping;
  zone: string;
  /** What the words are of, for a form that many things are typed into; empty where they do not say. */
  about?: (kept: KeptWords) => string;
};

/** Words of an earlier visit, to be brought back or let go; nothing where there are none. */
export function KeptOffer({ keeping, zone, about }: KeptOfferProps) {
  const box = useRef<HTMLDivElement>(null);
  const { offered, line, takeOffer, refuseOffer } = keeping;

  // A form may stand in a part of the page that is closed at first, and far down; who came for it is led to it.
  useEffect(() => {
    if (!offered) return;
    if (window.location.hash !== TO_KEPT_WORDS) return openAround(box.current);
    openUpTo(box.current);
    box.current?.scrollIntoView({ block: "center" });
    box.current?.querySelector("button")?.focus({ preventScroll: true });
  }, [offered]);

  if (!offered) return null;
  const subject = about?.(offered);
  return (
    <div ref={box} className="print:hidden">
      <Notice title={`What you typed on ${formatInstant(new Date(offered.keptAt), zone)} was not saved`}>
        {subject ? (
          <p>
            <bdi>{subject}</bdi>
          </p>
        ) : null}
        <p>
          It is kept on this device. Bring it back into the form, or let it go.
          {line ? " Brought back, it takes the place of what you have typed since." : null}
        </p>
        <div className="mt-2 flex flex-wrap gap-2">
          <Button size="sm" onClick={takeOffer}>
            Bring it back
          </Button>
          <Button size="sm" variant="quiet" onClick={refuseOffer}>
            Let it go
          </Button>
        </div>
      </Notice>
    </div>
  );
}

/** The way to sign in again in the same tab, drawn once the server has said that the session is over. */
export function SignInAgain() {
  const here = window.location.pathname + window.location.search;
  return (
    <ButtonLink
      href={`/sign-in?next=${encodeURIComponent(here)}` as Route}
      variant="primary"
      className="w-fit"
    >
      Sign in again and come back here
    </ButtonLink>
  );
}
