import { clsx } from "clsx";
import { Icon } from "@/components/ui/icon";
import { type CalendarDate, formatDate } from "@/lib/dates";
import { STEP_LABELS } from "@/lib/outcomes/labels";
import type { OutcomeView, StepView } from "@/lib/outcomes/queries";
import { LADDER } from "@/lib/outcomes/rules";

/** How far something has come: all five steps, those reached with what shows it, when, by whom, and when to look again. */
export function OutcomeLadder({ outcome, today }: { outcome: OutcomeView; today: CalendarDate }) {
  const top = outcome.steps.at(-1)?.step;
  return (
    <ol className="grid gap-2">
      {LADDER.map((step) => {
        const reached = outcome.steps.find((one) => one.step === step);
        return (
          <li key={step} className={clsx("flex gap-2", !reached && "text-muted")}>
            <Icon
              name={reached ? "circle-check" : "circle-dashed"}
              className={clsx("mt-0.5 size-5", reached && "text-success")}
            />
            <div className="grid min-w-0 gap-0.5">
              <p className={reached ? "font-medium" : undefined}>
                {STEP_LABELS[step]}
                {reached ? (
                  `, ${formatDate(reached.reachedOn)}`
                ) : (
                  <span className="sr-only">, not reached</span>
                )}
              </p>
              {reached ? <Evidence step={reached} today={today} isTop={step === top} /> : null}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

function Evidence({ step, today, isTop }: { step: StepView; today: CalendarDate; isTop: boolean }) {
  const isDue = isTop && step.checkOn !== null && step.checkOn <= today;
  return (
    <>
      <p className="break-words">{step.evidence}</p>
      <p className="text-sm text-muted">
        {step.recordedBy ? `Written down by ${step.recordedBy}` : null}
        {step.recordedBy && isTop && step.checkOn ? " · " : null}
        {isTop && step.checkOn ? (
          <span className={isDue ? "font-semibold text-warning" : undefined}>
            {isDue ? "To check since " : "Check again "}
            {formatDate(step.checkOn)}
          </span>
        ) : null}
      </p>
    </>
  );
}
