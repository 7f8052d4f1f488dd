"use client";

import { useSyncExternalStore } from "react";

/**
 * A style element that the page's policy lets count. On a page that a link led to, it is the document that was open already whose nonce
 * opens the policy, not the one of the request.
 */
export function StyleElement({ nonce, children }: { nonce: string; children: string }) {
  const current = useSyncExternalStore(neverChanges, nonceOfDocument, () => nonce);
  return <style nonce={current}>{children}</style>;
}

const neverChanges = () => () => {};

function nonceOfDocument(): string {
  return document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? "";
}
