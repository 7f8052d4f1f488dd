import type { ComponentProps, ReactNode } from "react";
import { Form, SubmitButton } from "@/components/ui/form";
import { RecordKey } from "@/components/ui/record-key";

type PlaceFormProps = {
  engagement: { id: string; version: number };
  action: ComponentProps<typeof Form>["action"];
  /** What the button says. */
  save: string;
  children: ReactNode;
};

/** Says where an engagement belongs beside its own form, of the version that its page shows. */
export function PlaceForm({ engagement: { id, version }, action, save, children }: PlaceFormProps) {
  return (
    <Form key={version} action={action} savedMessage="Saved." className="gap-3">
      <RecordKey id={id} version={version} />
      {children}
      <SubmitButton variant="secondary" size="sm" className="w-fit">
        {save}
      </SubmitButton>
    </Form>
  );
}
