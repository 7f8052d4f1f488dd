"use client";

import { useActionState } from "react";
import { TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { type SignInState, signInAction } from "@/lib/auth/actions";

/** The action goes to `useActionState` itself: only so does the form work before, or without, any script. */
export function SignInForm({ next }: { next: string }) {
  const [state, submit] = useActionState<SignInState, FormData>(signInAction, { email: "", message: null });
  return (
    <form action={submit} className="grid gap-5">
      {state.message ? <Notice tone="danger">{state.message}</Notice> : null}
      <input type="hidden" name="next" value={next} />
      <TextField
        key={state.email}
        name="email"
        label="Email"
        type="email"
        inputMode="email"
        autoComplete="username"
        spellCheck={false}
        required
        defaultValue={state.email}
      />
      <TextField name="password" label="Password" type="password" autoComplete="current-password" required />
      <SubmitButton className="justify-self-start" pendingLabel="Signing in…">
        Sign in
      </SubmitButton>
    </form>
  );
}
