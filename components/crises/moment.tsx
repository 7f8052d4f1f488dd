import { clsx } from "clsx";
import { formatInstant, type TimePrecision, threeClocks } from "@/lib/dates";
import { formatDtg } from "@/lib/dtg";

export type Clocks = {
  /** IANA zone of where it happens. */
  there: string;
  /** IANA zone of who reads. */
  here: string;
};

type MomentProps = {
  at: Date;
  clocks: Clocks;
  precision?: TimePrecision;
  /** `lines` puts the local clocks under the group, `words` behind it, `group` leaves them to the tooltip. */
  look?: "lines" | "words" | "group";
  className?: string;
};

/** One moment on three clocks: the date-time group in Z, then local there and local here. */
export function Moment({ at, clocks, precision = "MINUTE", look = "words", className }: MomentProps) {
  if (precision === "DAY") {
    return (
      <time dateTime={at.toISOString()} className={clsx("whitespace-nowrap", className)}>
        {formatInstant(at, clocks.there, "DAY")}
        <span className="text-sm text-muted"> (day only)</span>
      </time>
    );
  }
  const { there, here } = threeClocks(at, clocks.there, clocks.here);
  const locals = [
    clocks.there === "UTC" ? null : `${there} there`,
    here === there || clocks.here === "UTC" ? null : `${here} here`,
  ].filter((text) => text !== null);
  return (
    <time
      dateTime={at.toISOString()}
      title={look === "group" ? locals.join(" · ") || undefined : undefined}
      className={clsx(look === "lines" && "grid", className)}
    >
      <span className="font-mono text-[0.92em] whitespace-nowrap">
        {precision === "HOUR_APPROX" ? "about " : ""}
        {formatDtg(at, "Z", { spaced: true })}
      </span>
      {look === "group"
        ? null
        : locals.map((text) => (
            <span key={text} className="text-xs text-muted">
              {look === "words" ? " · " : ""}
              {text}
            </span>
          ))}
    </time>
  );
}
