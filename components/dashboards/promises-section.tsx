import { Section } from "@/components/layout/section";
import { Tile, Tiles } from "@/components/ui/tile";
import type { PromisesModel } from "@/lib/dashboards/promises/prepare";

/** Open promises and those past their due date, by who made them. */
export function PromisesSection({ promises }: { promises: PromisesModel }) {
  return (
    <Section title="Commitments" note="Open or in work today. Overdue: due before today.">
      <Tiles>
        {promises.sides.flatMap(({ side, label, open, overdue }) => [
          <Tile key={`${side}-open`} label={`${label}, open`} value={open.value} href={open.href} />,
          <Tile
            key={`${side}-overdue`}
            label={`${label}, overdue`}
            value={overdue.value}
            href={overdue.href}
            attention={overdue.value > 0 ? "Past due" : undefined}
          />,
        ])}
      </Tiles>
    </Section>
  );
}
