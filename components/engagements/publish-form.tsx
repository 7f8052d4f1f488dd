"use client";

import { unstable_rethrow } from "next/navigation";
import { useActionState } from "react";
import { Anchor } from "@/components/ui/anchor";
import { fieldId } from "@/components/ui/field-id";
import { SubmitButton } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import type { Result } from "@/lib/result";

type PublishFormProps = {
  record: { id: string; reference: string; version: number };
  action: (data: FormData) => Promise<Result<unknown>>;
  /** Whether it goes to its reviewers, or is shared at once. */
  isReviewed: boolean;
};

/** Sends on what is not shared yet; when something is missing, says what and leads to its field in the form. */
export function PublishForm({ record, action, isReviewed }: PublishFormProps) {
  const [result, publish] = useActionState(
    async (_: Result<unknown> | null, data: FormData): Promise<Result<unknown>> => {
      try {
        return await action(data);
      } catch (error) {
        unstable_rethrow(error);
        return {
          ok: false,
          code: "failed",
          message: "The server could not be reached. Try again in a moment.",
        };
      }
    },
    null,
  );
  const form = `/engagements/${record.reference}/edit`;
  const reasons =
    result && !result.ok
      ? Object.entries(result.fields ?? {}).flatMap(([field, texts]) =>
          texts.map((text) => ({ field, text })),
        )
      : [];
  return (
    <form action={publish} className="grid justify-items-start gap-3">
      <input type="hidden" name="id" value={record.id} />
      <input type="hidden" name="version" value={record.version} />
      {result && !result.ok ? (
        <Notice tone="danger" title={isReviewed ? "Not submitted yet" : "Not published yet"}>
          {reasons.length === 0 ? (
            <p>{result.message}</p>
          ) : (
            <ul className="grid list-disc gap-1 pl-5">
              {reasons.map(({ field, text }) => (
                <li key={text}>
                  {field === "form" ? (
                    text
                  ) : (
                    <Anchor href={`${form}#${fieldId(field)}`} className="prose-link">
                      {text}
                    </Anchor>
                  )}
                </li>
              ))}
            </ul>
          )}
          <Anchor href={form} className="prose-link">
            Open the form
          </Anchor>
        </Notice>
      ) : null}
      {isReviewed ? (
        <SubmitButton pendingLabel="Submitting…">Submit for review</SubmitButton>
      ) : (
        <SubmitButton pendingLabel="Publishing…">Publish</SubmitButton>
      )}
    </form>
  );
}
