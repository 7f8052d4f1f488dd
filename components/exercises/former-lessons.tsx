import { Section } from "@/components/layout/section";
import { Anchor } from "@/components/ui/anchor";
import { counted } from "@/lib/counts";
import type { CalendarDate } from "@/lib/dates";
import { lessonsHref } from "@/lib/exercises/lessons/filters";
import type { LessonRow } from "@/lib/exercises/lessons/queries";
import { LessonTable } from "./lesson-table";

/** Lessons shown before the list is asked for. */
export const FORMER_LESSONS_SHOWN = 6;

type FormerLessonsProps = {
  /** Slug of the series. */
  series: string;
  lessons: { rows: readonly LessonRow[]; total: number };
  /** Day in UTC. */
  today: CalendarDate;
};

/** What the reviews of former editions taught, for those who plan the next one. Nothing where they taught nothing. */
export function FormerLessons({ series, lessons: { rows, total }, today }: FormerLessonsProps) {
  if (total === 0) return null;
  return (
    <Section
      title="What we said last time"
      note={`${counted(total, "lesson")} of former editions, the latest first; what was dropped is left out.`}
      action={
        <Anchor href={lessonsHref({ series, sort: "exercise" })} className="prose-link">
          All lessons of the series
        </Anchor>
      }
    >
      <LessonTable rows={rows} today={today} />
    </Section>
  );
}
