import { Anchor } from "@/components/ui/anchor";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Form, FormTextareaField, SubmitButton } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { RecordKey } from "@/components/ui/record-key";
import { type CalendarDate, formatDate } from "@/lib/dates";
import { closeReviewAction, reopenReviewAction } from "@/lib/exercises/editions/actions";
import { faultOfClosing, hasLesson, isOverdue, needsOwner } from "@/lib/exercises/editions/lessons/rules";
import { editPartHref } from "@/lib/exercises/editions/links";
import type { Edition } from "@/lib/exercises/editions/queries";
import { EDITION_TEXT_LIMITS } from "@/lib/exercises/editions/schema";
import { LESSON_KIND_LABELS } from "@/lib/exercises/labels";
import { LessonStateBadge } from "./badges";
import { SavedEdition } from "./edition-form-parts";

type Lessons = NonNullable<Edition["lessons"]>;

type ReviewProps = { edition: Edition; lessons: Lessons; today: CalendarDate; mayEdit: boolean };

/** The after-action review: what needs an owner, what was seen and learned, and closing it. */
export function Review({ edition, lessons, today, mayEdit }: ReviewProps) {
  const without = lessons.filter(needsOwner);
  return (
    <div className="grid gap-4">
      {without.length > 0 ? (
        <Notice tone="warning" title="What needs an owner">
          {without.map(({ number }) => `Lesson ${number}`).join(", ")}. The review closes when each lesson has
          one.
        </Notice>
      ) : null}
      {lessons.length > 0 ? (
        <ol className="grid gap-px overflow-hidden rounded-lg border border-border bg-border">
          {lessons.map((lesson) => (
            <Lesson key={lesson.id} edition={edition} lesson={lesson} today={today} mayEdit={mayEdit} />
          ))}
        </ol>
      ) : (
        <EmptyState icon="search" title="Nothing noted yet">
          Observations and lessons stand here, each lesson with who changes something and by when.
        </EmptyState>
      )}
      {edition.isReviewClosed && edition.noLessonsReason ? (
        <p className="max-w-prose whitespace-pre-line">
          <span className="text-muted">No lesson, because: </span>
          {edition.noLessonsReason}
        </p>
      ) : null}
      {mayEdit ? <ReviewForms edition={edition} lessons={lessons} today={today} /> : null}
    </div>
  );
}

type LessonProps = { edition: Edition; lesson: Lessons[number]; today: CalendarDate; mayEdit: boolean };

function Lesson({ edition, lesson, today, mayEdit }: LessonProps) {
  const { number, kind, text, action, owner, dueOn, state, outcome } = lesson;
  const place = { slug: edition.series.slug, reference: edition.reference };
  return (
    <li id={`lesson-${number}`} className="grid gap-1.5 bg-surface px-4 py-3 target:bg-selected">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium">
          {LESSON_KIND_LABELS[kind]} {number}
        </span>
        {kind === "LESSON" ? <LessonStateBadge state={state} /> : null}
        {needsOwner(lesson) ? (
          <Badge tone="warning" icon="person">
            Needs an owner
          </Badge>
        ) : null}
        {isOverdue(lesson, today) ? (
          <Badge tone="danger" icon="circle-alert">
            Overdue
          </Badge>
        ) : null}
        {mayEdit ? (
          <Anchor href={editPartHref(place, "lesson", number)} className="prose-link text-sm print:hidden">
            Change<span className="sr-only"> lesson {number}</span>
          </Anchor>
        ) : null}
      </div>
      <p className="max-w-prose whitespace-pre-line">{text}</p>
      {action ? (
        <p className="max-w-prose whitespace-pre-line">
          <span className="text-muted">To do: </span>
          {action}
        </p>
      ) : null}
      {outcome ? (
        <p className="max-w-prose whitespace-pre-line">
          <span className="text-muted">What came of it: </span>
          {outcome}
        </p>
      ) : null}
      {owner || dueOn ? (
        <p className="text-sm text-muted">
          {[owner && `Owner: ${owner}`, dueOn && `due ${formatDate(dueOn)}`].filter(Boolean).join(", ")}
        </p>
      ) : null}
    </li>
  );
}

function ReviewForms({ edition, lessons, today }: Omit<ReviewProps, "mayEdit">) {
  const fault = faultOfClosing({ ...edition, lessons }, today);
  const target = <RecordKey id={edition.id} version={edition.version} />;
  if (edition.isReviewClosed)
    return (
      <Form
        action={reopenReviewAction}
        staleNote={<SavedEdition edition={edition} />}
        className="gap-2 print:hidden"
      >
        {target}
        <SubmitButton variant="secondary" size="sm" className="w-fit">
          Reopen the review
        </SubmitButton>
      </Form>
    );
  return fault === null ? (
    <Form
      action={closeReviewAction}
      staleNote={<SavedEdition edition={edition} />}
      className="gap-3 print:hidden"
    >
      {target}
      {hasLesson(lessons) ? null : (
        <FormTextareaField
          name="noLessonsReason"
          label="No lesson, because"
          hint="A review without a lesson closes with the reason for it. Unclassified."
          rows={2}
          maxLength={EDITION_TEXT_LIMITS.noLessonsReason}
          defaultValue={edition.noLessonsReason ?? ""}
        />
      )}
      <SubmitButton className="w-fit">Close the review</SubmitButton>
    </Form>
  ) : (
    <p className="text-sm text-muted print:hidden">{fault}</p>
  );
}
