import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Icon } from "./icon";
import type { IconName } from "./icon-paths";

type NoticeTone = "info" | "success" | "warning" | "danger";

type NoticeProps = { tone?: NoticeTone; title?: ReactNode; children?: ReactNode; className?: string };

/** A sentence the reader should not miss. Warnings and errors interrupt a screen reader, the others wait their turn. */
export function Notice({ tone = "info", title, children, className }: NoticeProps) {
  const { icon, box, ink, word, role } = looks[tone];
  return (
    <div
      role={role}
      className={clsx("flex max-w-3xl gap-2.5 rounded-md border-l-4 px-3.5 py-2.5", box, className)}
    >
      <Icon name={icon} size={5} className={clsx("mt-0.5", ink)} />
      <div className="grid min-w-0 gap-0.5">
        <span className="sr-only">{word}: </span>
        {title ? <p className={clsx("font-semibold", ink)}>{title}</p> : null}
        {children ? <div>{children}</div> : null}
      </div>
    </div>
  );
}

const looks: Record<
  NoticeTone,
  { icon: IconName; box: string; ink: string; word: string; role: "status" | "alert" }
> = {
  info: { icon: "info", box: "border-info bg-info-soft", ink: "text-info", word: "Note", role: "status" },
  success: {
    icon: "circle-check",
    box: "border-success bg-success-soft",
    ink: "text-success",
    word: "Done",
    role: "status",
  },
  warning: {
    icon: "alert",
    box: "border-warning bg-warning-soft",
    ink: "text-warning",
    word: "Warning",
    role: "alert",
  },
  danger: {
    icon: "circle-alert",
    box: "border-danger bg-danger-soft",
    ink: "text-danger",
    word: "Error",
    role: "alert",
  },
};
