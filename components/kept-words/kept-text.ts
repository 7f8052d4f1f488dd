import type { FormText } from "@/components/ui/merging";
import type { KeptWords } from "./kept-words";

/** What a form sends as text under the names of its fields, each of several values on a line of its own; without those named. */
export function textOfForm(data: FormData, without: readonly string[]): FormText {
  const names = [...new Set([...data.keys()].map((name) => name.replace(/\[\]$/, "")))];
  return Object.fromEntries(
    names
      .filter((name) => !without.includes(name))
      .map((name) => {
        const sent = [...data.getAll(name), ...data.getAll(`${name}[]`)];
        const text = sent.filter((value) => typeof value === "string").join("\n");
        return [name, text.replace(/\r\n?/g, "\n").trim()];
      }),
  );
}

/** The same of what was kept; what is no text there says nothing. */
export function textOfKept(kept: KeptWords["values"]): FormText {
  return Object.fromEntries(
    Object.entries(kept).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
}
