"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { answerWith } from "@/lib/answer";
import { type Failure, fail } from "@/lib/result";
import { takeSession } from "./config";
import { DEMO_PASSWORD, isDemoAccount } from "./demo-accounts";
import { REFUSED, signIn } from "./mutations";
import { safePath } from "./rules";
import { type SignInInput, signInSchema } from "./schema";
import { enterSession, getSession, readFrom } from "./session";
import { endOwnSession } from "./sessions/mutations";

export type SignInState = { email: string; message: string | null };

/** Signs in and goes on; otherwise gives the page what it needs to say so and to keep the email. */
export async function signInAction(_previous: SignInState, form: FormData): Promise<SignInState> {
  const input = readSignIn(form);
  const message = await enter(input);
  if (message !== null) return { email: input.email, message };
  redirect(safePath(input.next) as Route);
}

/** Signs in with one of the demonstration accounts, where there are any; otherwise gives the page what to say. */
export async function demoSignInAction(_previous: string | null, form: FormData): Promise<string | null> {
  const { email, next } = readSignIn(form);
  const message = isDemoAccount(email)
    ? await enter({ email, password: DEMO_PASSWORD })
    : refuse(fail("invalid", REFUSED));
  if (message !== null) return message;
  redirect(safePath(next) as Route);
}

export async function signOutAction(): Promise<void> {
  const session = await getSession();
  if (session) await endOwnSession(session.viewer, session.id, "SIGNED_OUT");
  await takeSession();
  redirect("/sign-in");
}

/** Signs in on this browser; gives what to say when that is refused. */
async function enter(input: Pick<SignInInput, "email" | "password">): Promise<string | null> {
  const result = await signIn(input, await readFrom());
  if (!result.ok) return refuse(result);
  await enterSession(result.data.sessionId);
  return null;
}

/** What the page says of it; the answer says it by its status. */
function refuse(failure: Failure): string {
  answerWith(failure);
  return failure.message;
}

/** Anybody may call these actions with anything: what is no form is an empty one. */
function readSignIn(form: unknown): SignInInput {
  const field = (name: string) => (form instanceof FormData ? form.get(name) : null);
  return signInSchema.parse({ email: field("email"), password: field("password"), next: field("next") });
}
