import "server-only";
import { env } from "@/lib/env";
import { readConsent } from "../config";
import { consentMark, consentText } from "./rules";

/** The text that everybody agrees to before they sign in here, with its mark; null when there is none. */
export function wantedConsent(): { text: string; mark: string } | null {
  const text = consentText(env().RAPPORT_CONSENT_TEXT, env().RAPPORT_DEMO === "1");
  return text === null ? null : { text, mark: consentMark(text) };
}

/** The text that is still to be agreed to in this browser; null when there is nothing in the way. */
export async function getOpenConsent(): Promise<string | null> {
  const wanted = wantedConsent();
  return wanted && (await readConsent()) !== wanted.mark ? wanted.text : null;
}
