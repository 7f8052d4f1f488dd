import { clsx } from "clsx";
import { Icon } from "@/components/ui/icon";
import { type CalendarDate, formatDate } from "@/lib/dates";
import { STEP_LABELS } from "@/lib/outcomes/labels";
import type { LookView, OutcomeView, StepView } from "@/lib/outcomes/queries";
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
              size={5}
              className={clsx("mt-0.5", reached && "text-success")}
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
              <Looks looks={outcome.looks.filter((look) => look.step === step)} />
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

/** The looks at a step, the latest first, each with what showed the step until then. */
function Looks({ looks }: { looks: readonly LookView[] }) {
  if (looks.length === 0) return null;
  return (
    <ul className="grid gap-1 border-l-2 border-border pl-2.5 text-sm text-muted">
      {looks.map(({ id, finding, reason, lookedOn, lookedBy, evidence, reachedOn }) => (
        <li key={id} className="break-words">
          {finding === "HOLDS" ? "Still held" : "No longer held"} when looked at on {formatDate(lookedOn)}
          {lookedBy ? ` by ${lookedBy}` : ""}
          {reason ? `: ${reason}` : "."}
          <br />
          {finding === "HOLDS" ? "Before: " : `Reached on ${formatDate(reachedOn)}: `}
          {evidence}
        </li>
      ))}
    </ul>
  );
}
