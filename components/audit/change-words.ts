import { stateWords } from "@/lib/audit/describe";
import { formatDate, formatInstant, parseCalendarDate } from "@/lib/dates";

const NOTHING = "nothing";

/** A value of a revision in words, one line per item. Instants are read in `zone`. Takes whatever an old record holds. */
export function changeWords(value: unknown, zone: string): string[] {
  if (isBlank(value)) return [NOTHING];
  if (Array.isArray(value)) return value.map((item: unknown) => itemWords(item, zone));
  return [itemWords(value, zone)];
}

function itemWords(value: unknown, zone: string): string {
  if (typeof value === "string") return textWords(value, zone);
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value !== "object" || value === null) return String(value);
  return Object.values(value)
    .filter((part) => !isBlank(part) && part !== false)
    .map((part) => (part === true ? "" : itemWords(part, zone)))
    .filter(Boolean)
    .join(" · ");
}

function textWords(text: string, zone: string): string {
  if (parseCalendarDate(text)) return formatDate(text);
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(text)) return formatInstant(new Date(text), zone);
  const role = /^([A-Z]{3}) ([A-Z_]+)$/.exec(text);
  if (role) return `${role[1]} ${role[2]?.toLowerCase().replaceAll("_", " ")}`;
  // Codes such as KEY_POINT read as words; a reference such as LOE-1 has no underscore and stays.
  return (
    stateWords(text) ?? (/^[A-Z]+(_[A-Z]+)+$/.test(text) ? text.toLowerCase().replaceAll("_", " ") : text)
  );
}

function isBlank(value: unknown): boolean {
  return (
    value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0)
  );
}
