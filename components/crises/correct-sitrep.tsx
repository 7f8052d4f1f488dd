"use client";

import { KeptForm } from "@/components/kept-words/kept-form";
import type { Keep } from "@/components/kept-words/kept-words";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormTextareaField, SubmitButton } from "@/components/ui/form";
import { correctSitrepAction } from "@/lib/crises/sitreps/corrections/actions";

type CorrectSitrepProps = { id: string; draftId: string; keep: Keep };

/** Asks what is wrong and opens the correction as a draft, which will have the id `draftId`. */
export function CorrectSitrep({ id, draftId, keep }: CorrectSitrepProps) {
  return (
    <Dialog trigger="Correct" title="Correct this report">
      <KeptForm keep={keep} id={draftId} idName="draftId" action={correctSitrepAction}>
        {(said) => (
          <>
            <input type="hidden" name="id" value={id} />
            <p>
              The published report stays as it is. The correction keeps its number, gains a letter and takes
              its place once you publish it.
            </p>
            <FormTextareaField
              name="reason"
              label="What is wrong"
              hint="Printed at the head of the corrected copy."
              defaultValue={said.reason}
            />
            <div className="flex gap-3">
              <SubmitButton pendingLabel="Opening…">Write the correction</SubmitButton>
              <Button variant="quiet" data-close-dialog="">
                Cancel
              </Button>
            </div>
          </>
        )}
      </KeptForm>
    </Dialog>
  );
}
