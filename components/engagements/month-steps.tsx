import { Anchor } from "@/components/ui/anchor";
import { buttonVariants } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";

export type Step = { label: string; href: string };

type MonthStepsProps = { title: string; note: string; before: Step; after: Step };

/** What stretch of time is shown, and the links to the ones beside it. */
export function MonthSteps({ title, note, before, after }: MonthStepsProps) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <h2 className="text-lg font-semibold">
        {title} <span className="text-sm font-normal text-muted">{note}</span>
      </h2>
      <nav aria-label="Other months" className="flex gap-1.5 print:hidden">
        <Anchor href={before.href} rel="prev" className={buttonVariants({ size: "sm" })}>
          <Icon name="chevron-left" />
          {before.label}
        </Anchor>
        <Anchor href={after.href} rel="next" className={buttonVariants({ size: "sm" })}>
          {after.label}
          <Icon name="chevron-right" />
        </Anchor>
      </nav>
    </div>
  );
}

/** The ways out of a stretch of time without any. */
export function NearLinks({ steps }: { steps: readonly Step[] }) {
  return steps.map(({ label, href }, index) => (
    <span key={href}>
      {index === 0 ? "The nearest with any: " : ", "}
      <Anchor href={href} className="prose-link">
        {label}
      </Anchor>
    </span>
  ));
}
