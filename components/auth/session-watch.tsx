"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
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

type Phase = "open" | "warned" | "ended";

/**
 * Watches whether somebody uses the page: warns before the session lies idle for too long, then covers what was on the screen.
 * The page below stays as it is, with all that was typed; who signs in again in another tab goes on with it.
 */
export function SessionWatch({ userId, limitMs, warningMs, toldEveryMs }: SessionWatchProps) {
  const [phase, setPhase] = useState<Phase>("open");
  const [secondsLeft, setSecondsLeft] = useState(0);
  const used = useRef(0);
  const told = useRef(0);

  async function ask(method: "GET" | "POST" | "DELETE"): Promise<void> {
    try {
      const answer = await fetch("/api/session", { method, cache: "no-store", keepalive: true });
      if (method === "DELETE") return;
      const isOwn = answer.ok && (answer.status === 204 || (await answer.json()).user === userId);
      if (isOwn && method === "GET" && phase === "ended") open();
      if (!isOwn && (answer.ok || answer.status === 401)) setPhase("ended");
    } catch {
      // Without a line nobody can say; the server decides on the next request that reaches it.
    }
  }

  /** Somebody is here. The server is told at the next tick. */
  function open() {
    used.current = Date.now();
    told.current = 0;
    keepLastUse(userId, used.current);
    setPhase("open");
  }

  function use() {
    const now = Date.now();
    if (now - used.current < KEPT_EVERY_MS) return;
    used.current = now;
    keepLastUse(userId, now);
  }

  /** Until it is told of it the server counts from the use before, and would end the session too early. */
  function tell() {
    const now = Date.now();
    if (used.current <= told.current || now - told.current < toldEveryMs) return;
    told.current = now;
    void ask("POST");
  }

  const look = useEffectEvent(() => {
    if (phase === "ended") return;
    const elsewhere = readLastUse(userId);
    const last = Math.max(used.current, typeof elsewhere === "number" ? elsewhere : 0);
    const leftMs = last + limitMs - Date.now();
    if (leftMs <= 0) {
      setPhase("ended");
      void ask("DELETE");
    } else if (leftMs <= warningMs) {
      setPhase("warned");
      setSecondsLeft(Math.ceil(leftMs / 1_000));
    } else {
      setPhase("open");
      tell();
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

  if (phase === "warned") return <IdleWarning secondsLeft={secondsLeft} onStay={open} />;
  return phase === "ended" ? <SessionCover /> : null;
}
