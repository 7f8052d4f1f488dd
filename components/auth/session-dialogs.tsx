"use client";

import { useEffect, useState } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { StandingDialog } from "@/components/ui/dialog";
import { signOutAction } from "@/lib/auth/actions";
import { LEAVING_TO_SIGN_IN } from "./leaving";

/** Says that the session is about to end, and lets its owner stay with one key. */
export function IdleWarning({ secondsLeft, onStay }: { secondsLeft: number; onStay: () => void }) {
  const minutes = Math.floor(secondsLeft / 60);
  return (
    <StandingDialog title="Are you still there?" onEscape={onStay}>
      <p>
        Nothing has happened here for a while. You will be signed out in{" "}
        <span role="timer" className="font-semibold tabular-nums">
          {minutes}:{String(secondsLeft % 60).padStart(2, "0")}
        </span>{" "}
        minutes, and the page will be covered. What you typed stays in it.
      </p>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" onClick={onStay}>
          Stay signed in
        </Button>
        <form action={signOutAction}>
          <Button type="submit">Sign out</Button>
        </form>
      </div>
    </StandingDialog>
  );
}

/** Stands over a page whose session has ended, until its owner is back. */
export function SessionCover() {
  const [signIn, setSignIn] = useState("/sign-in");

  // The title of the tab names the record.
  useEffect(() => {
    const { title } = document;
    document.title = "Signed out · Rapport";
    setSignIn(`/sign-in?next=${encodeURIComponent(window.location.pathname + window.location.search)}`);
    return () => {
      document.title = title;
    };
  }, []);

  return (
    <StandingDialog title="You are signed out" covers>
      <p>
        Your session has ended, so the page is covered. Sign in again in another tab and come back to this
        one, and everything you typed here is as you left it.
      </p>
      <div className="flex flex-wrap gap-2">
        <ButtonLink href="/sign-in" target="_blank" variant="primary">
          Sign in in another tab
        </ButtonLink>
        <ButtonLink href={signIn} onClick={() => window.dispatchEvent(new Event(LEAVING_TO_SIGN_IN))}>
          Sign in here
        </ButtonLink>
      </div>
    </StandingDialog>
  );
}
