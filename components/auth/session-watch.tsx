"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import { isToBeTold, type Standing, standingOf } from "./idle";
import { keepLastUse, readLastUse } from "./last-use";
import { IdleWarning, SessionCover } from "./session-dialogs";

const SIGNS_OF_USE = ["keydown", "pointerdown", "pointermove", "wheel", "touchstart", "input"] as const;
/** How often the other tabs are told that this one is used. */
const KEPT_EVERY_MS = 1_000;
const TICK_MS = 1_000;

type SessionWatchProps = {
  userId: string;
  /** How long the session may lie unused, how long before its end that is said, and how often the server is told of use; milliseconds. */
  limitMs: number;
  warningMs: number;
  toldEveryMs: number;
};

/**
 * Watches whether somebody uses the page: warns before the session lies idle for too long, then covers what was on the screen.
 * The page below stays as it is, with all that was typed; who signs in again in another tab goes on with it.
 */
export function SessionWatch({ userId, limitMs, warningMs, toldEveryMs }: SessionWatchProps) {
  const [standing, setStanding] = useState<Standing>({ phase: "open" });
  const { phase } = standing;
  const used = useRef(0);
  const told = useRef(0);
  const endedAt = useRef<number | null>(null);

  async function ask(method: "GET" | "PUT" | "DELETE"): Promise<void> {
    try {
      const address = `/api/session?user=${userId}`;
      const answer = await fetch(address, { method, cache: "no-store", keepalive: true });
      if (method === "DELETE") return;
      if (answer.ok && isBack()) open();
      if (answer.status === 401) end();
    } catch {
      // Without a line nobody can say; the server decides on the next request that reaches it.
    }
  }

  /** Whether the page's owner has used another tab since the end: the answer of a session that is only about to end is no return. */
  function isBack(): boolean {
    const elsewhere = readLastUse(userId);
    return endedAt.current !== null && typeof elsewhere === "number" && elsewhere > endedAt.current;
  }

  /** Somebody is here. The server is told when the page next looks. */
  function open() {
    used.current = Date.now();
    told.current = 0;
    endedAt.current = null;
    keepLastUse(userId, used.current);
    setStanding({ phase: "open" });
  }

  function end() {
    endedAt.current ??= Date.now();
    setStanding({ phase: "ended" });
  }

  function use() {
    const now = Date.now();
    if (now - used.current < KEPT_EVERY_MS) return;
    used.current = now;
    keepLastUse(userId, now);
  }

  const look = useEffectEvent(() => {
    if (phase === "ended") return;
    const now = Date.now();
    const elsewhere = readLastUse(userId);
    const last = Math.max(used.current, typeof elsewhere === "number" ? elsewhere : 0);
    const next = standingOf(last, now, { limitMs, warningMs });
    if (next.phase === "ended") {
      end();
      void ask("DELETE");
    } else if (next.phase !== phase || next.phase === "warned") setStanding(next);
    if (next.phase === "open" && isToBeTold({ used: used.current, told: told.current }, now, toldEveryMs)) {
      told.current = now;
      void ask("PUT");
    }
  });
  // Once it is warned, only an answer counts.
  const noteUse = useEffectEvent(() => phase === "open" && use());
  const askAgain = useEffectEvent(() => {
    look();
    void ask("GET");
  });
  // Another tab is used each second; only the first sign that somebody came or went is worth a question.
  const hearOfUse = useEffectEvent(() => {
    if ((readLastUse(userId) === "other") !== (phase === "ended")) void ask("GET");
  });
  // Who asked for the page uses it.
  const begin = useEffectEvent(open);

  useEffect(() => {
    begin();
    const timer = setInterval(look, TICK_MS);
    const note = () => noteUse();
    const onShow = () => document.visibilityState === "visible" && askAgain();
    const onStorage = () => hearOfUse();
    for (const sign of SIGNS_OF_USE) window.addEventListener(sign, note, { capture: true, passive: true });
    document.addEventListener("visibilitychange", onShow);
    window.addEventListener("pageshow", onShow);
    window.addEventListener("focus", onShow);
    window.addEventListener("storage", onStorage);
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS_OF_USE) window.removeEventListener(sign, note, { capture: true });
      document.removeEventListener("visibilitychange", onShow);
      window.removeEventListener("pageshow", onShow);
      window.removeEventListener("focus", onShow);
      window.removeEventListener("storage", onStorage);
    };
  }, []);

  if (standing.phase === "warned") return <IdleWarning secondsLeft={standing.secondsLeft} onStay={open} />;
  return standing.phase === "ended" ? <SessionCover /> : null;
}
