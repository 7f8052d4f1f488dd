"use client";

import type { Route } from "next";
import { useEffect, useRef } from "react";
import { RaisedMarking } from "@/components/layout/raised-marking";
import { Button, ButtonLink } from "@/components/ui/button";
import { openAround, openUpTo } from "@/components/ui/focus-field";
import { Notice } from "@/components/ui/notice";
import { formatInstant } from "@/lib/dates";
import { textOfKept } from "./kept-text";
import { type KeptWords, MOST_KEPT, wayTo } from "./kept-words";
import type { Keeping } from "./use-kept-words";

type KeptOfferProps = {
  keeping: Keeping;
  zone: string;
  /** What the words are of; empty where they do not say. */
  about?: (kept: KeptWords) => string;
};

/** Words of other visits, each to be brought back or let go; nothing where there are none. */
export function KeptOffer({ keeping, zone, about = beginningOf }: KeptOfferProps) {
  const box = useRef<HTMLDivElement>(null);
  const { offered, line, takeOffer, refuseOffer } = keeping;

  // A form may stand in a part of the page that is closed at first, and far down; who came for words of it is led to them.
  useEffect(() => {
    const nth = offered.findIndex(({ slot }) => wayTo(slot) === window.location.hash);
    const wanted = box.current?.querySelectorAll("li")[nth];
    if (!wanted) return openAround(box.current);
    openUpTo(wanted);
    wanted.scrollIntoView({ block: "center" });
    wanted.querySelector("button")?.focus({ preventScroll: true });
  }, [offered]);

  if (offered.length === 0) return null;
  return (
    <div ref={box} className="print:hidden">
      <Notice title="What you typed here before was not saved">
        <p>
          It is kept on this device. Bring it back into the form, or let it go.
          {line ? " What you have typed since then leaves the form, and is kept here as well." : null}
          {offered.length < MOST_KEPT
            ? null
            : " No more than these are kept: for what you type anew the oldest makes way."}
        </p>
        <ul className="mt-2 grid gap-2">
          {offered.map((kept) => {
            const when = formatInstant(new Date(kept.keptAt), zone);
            const subject = about(kept);
            return (
              <li key={kept.slot} className="grid gap-1">
                <p className="min-w-0 wrap-anywhere">
                  <span className="tabular-nums">{when}</span>
                  {subject ? (
                    <>
                      {": "}
                      <bdi>{subject}</bdi>
                    </>
                  ) : null}
                </p>
                <div className="flex flex-wrap gap-2">
                  <Button size="sm" onClick={() => takeOffer(kept)}>
                    Bring it back
                    <span className="sr-only"> ({subject || when})</span>
                  </Button>
                  <Button size="sm" variant="quiet" onClick={() => refuseOffer(kept)}>
                    Let it go
                    <span className="sr-only"> ({subject || when})</span>
                  </Button>
                </div>
              </li>
            );
          })}
        </ul>
      </Notice>
      {/* What is marked says here what it is of. */}
      {offered.some(({ values }) => values.marking === "CUI") ? <RaisedMarking /> : null}
    </div>
  );
}

/** Longer than a line says no more of what it is. */
const BEGINNING_LENGTH = 80;

/** The title of what was typed, else how its longest text begins; of several lines of choices and days it is the one that says what it is. */
function beginningOf({ values }: KeptWords): string {
  const { title, ...others } = textOfKept(values);
  const texts = Object.values(others).filter((text) => /\p{L}\s/u.test(text));
  const words = title || texts.toSorted((one, other) => other.length - one.length)[0] || "";
  return words.length > BEGINNING_LENGTH ? `${words.slice(0, BEGINNING_LENGTH - 1)}…` : words;
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
