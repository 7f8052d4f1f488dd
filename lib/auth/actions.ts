"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { endSession, startSession } from "./config";
import { DEMO_PASSWORD, isDemoAccount } from "./demo-accounts";
import { recordSignOut, signIn } from "./mutations";
import { safePath } from "./rules";
import { type SignInInput, signInSchema } from "./schema";
import { getViewer } from "./session";

export type SignInState = { email: string; message: string | null };

/** Signs in and goes on; otherwise gives the page what it needs to say so and to keep the email. */
export async function signInAction(_previous: SignInState, form: FormData): Promise<SignInState> {
  const input = readSignIn(form);
  const result = await signIn(input);
  if (!result.ok) return { email: input.email, message: result.message };
  await startSession(result.data.userId, result.data.previousSignInAt);
  redirect(safePath(input.next) as Route);
}

/** Signs in with one of the demonstration accounts, where there are any. */
export async function demoSignInAction(form: FormData): Promise<void> {
  const { email, next } = readSignIn(form);
  const result = isDemoAccount(email) ? await signIn({ email, password: DEMO_PASSWORD }) : null;
  if (!result?.ok) redirect("/sign-in");
  await startSession(result.data.userId, result.data.previousSignInAt);
  redirect(safePath(next) as Route);
}

export async function signOutAction(): Promise<void> {
  const viewer = await getViewer();
  if (viewer) await recordSignOut(viewer);
  await endSession();
  redirect("/sign-in");
}

/** Anybody may call these actions with anything: what is no form is an empty one. */
function readSignIn(form: unknown): SignInInput {
  const field = (name: string) => (form instanceof FormData ? form.get(name) : null);
  return signInSchema.parse({ email: field("email"), password: field("password"), next: field("next") });
}
