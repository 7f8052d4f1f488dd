import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Icon } from "./icon";
import type { IconName } from "./icon-paths";

export type BadgeTone = "neutral" | "info" | "success" | "warning" | "danger";

type BadgeProps = { tone?: BadgeTone; icon: IconName; children: ReactNode; className?: string };

/** A state: always an icon, a word and a colour together, so that it is read in greyscale and by ear as well. */
export function Badge({ tone = "neutral", icon, children, className }: BadgeProps) {
  return (
    <span
      className={clsx(
        "inline-flex items-center gap-1 rounded-sm px-1.5 py-0.5 text-xs font-semibold whitespace-nowrap",
        "print:border",
        tones[tone],
        className,
      )}
    >
      <Icon name={icon} size={3.5} />
      {children}
    </span>
  );
}

const tones: Record<BadgeTone, string> = {
  neutral: "bg-neutral-soft text-neutral",
  info: "bg-info-soft text-info",
  success: "bg-success-soft text-success",
  warning: "bg-warning-soft text-warning",
  danger: "bg-danger-soft text-danger",
};
