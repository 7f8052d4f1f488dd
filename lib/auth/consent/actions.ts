"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { giveConsent } from "../config";
import { safePath } from "../rules";
import { wantedConsent } from "./queries";

/** Agrees to what is said before signing in, and goes on to the form. */
export async function agreeAction(form: FormData): Promise<void> {
  const next = safePath(form instanceof FormData ? String(form.get("next") ?? "/") : "/");
  const wanted = wantedConsent();
  if (wanted) await giveConsent(wanted.mark);
  redirect((next === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`) as Route);
}
