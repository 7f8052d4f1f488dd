export type ReaderKind = "USER" | "POST" | "ORGANISATION" | "GROUP";

/** Headings of the picker, in the order it offers them. */
export const READER_KIND_LABELS: Record<ReaderKind, string> = {
  GROUP: "Reader groups",
  POST: "Own posts",
  ORGANISATION: "Own organisations",
  USER: "People",
};

/** What a reader is called in running text: a person by name, anything else with what it is. */
export function readerWords({ kind, name }: { kind: ReaderKind; name: string }): string {
  return kind === "USER" ? name : `${name} (${IN_TEXT[kind]})`;
}

const IN_TEXT: Record<Exclude<ReaderKind, "USER">, string> = {
  GROUP: "reader group",
  POST: "post",
  ORGANISATION: "organisation",
};
