/** What is said to somebody who went to the provider and is not signed in; by the code of the failure, and what people call the provider. */
const WORDS: Readonly<Record<string, (provider: string) => string>> = {
  // The same for every refusal, so that nobody learns from it which accounts exist, or which are locked.
  forbidden: (provider) =>
    `You could not be signed in with ${provider}. Try once more; if it happens again, ask an admin whether an account here is open to you.`,
  failed: (provider) =>
    `The server cannot reach ${provider} at the moment. Try again in a while, or tell whoever runs Rapport.`,
  "too-many": () => "There were too many failed sign-ins in a short time. Wait a minute and try again.",
};

/** The words for this code; null for what is none. */
export function problemWords(code: string, provider: string): string | null {
  return Object.hasOwn(WORDS, code) ? (WORDS[code]?.(provider) ?? null) : null;
}
