import { clsx } from "clsx";
import { Anchor } from "@/components/ui/anchor";

type ChoiceLinksProps = {
  /** What is chosen ("Complete months"). */
  label: string;
  choices: readonly { label: string; href: string; isCurrent: boolean }[];
};

/** A few choices side by side, each an address of its own. */
export function ChoiceLinks({ label, choices }: ChoiceLinksProps) {
  return (
    <nav aria-label={label} className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm print:hidden">
      <span className="text-muted">{label}</span>
      <ul className="flex">
        {choices.map((choice) => (
          <li key={choice.href} className="group">
            <Anchor
              href={choice.href}
              aria-current={choice.isCurrent ? "page" : undefined}
              scroll={false}
              className={clsx(
                "grid min-h-9 min-w-11 place-items-center border-y border-r border-control px-3 tabular-nums",
                "group-first:rounded-l-md group-first:border-l group-last:rounded-r-md",
                choice.isCurrent ? "bg-selected font-semibold" : "bg-surface hover:bg-hover",
              )}
            >
              {choice.label}
            </Anchor>
          </li>
        ))}
      </ul>
    </nav>
  );
}
