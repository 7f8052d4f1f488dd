"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { MarkingChoice } from "@/components/layout/marking-choice";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";
import { type FileLimits, faultOfSize, formatSize } from "@/lib/attachments/rules";
import { CAPTION_LENGTH } from "@/lib/attachments/schema";
import type { BearerKey } from "@/lib/bearers/schema";
import type { Marking } from "@/lib/generated/prisma/enums";
import { NO_CLASSIFIED_TEXT } from "@/lib/markings/labels";
import { compareLevels, MARKING_LEVELS } from "@/lib/markings/rules";
import { type Sending, sendFile } from "./send-file";

type UploadFormProps = {
  of: BearerKey;
  /** Of the record: a file of it is not marked lower. */
  marking: Marking;
  /** What the viewer may read, and so send. */
  ceiling: Marking;
  limits: FileLimits;
};

type State =
  | { step: "ready"; done?: string }
  | { step: "sending"; name: string; sent: number; total: number }
  | { step: "refused"; message: string; fields: Record<string, string[]> };

/** Sends one file with its caption and marking, and says how far it is. What was typed stays when it is refused. */
export function UploadForm({ of, marking, ceiling, limits }: UploadFormProps) {
  const [state, setState] = useState<State>({ step: "ready" });
  const sending = useRef<Sending | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const router = useRouter();
  const fields = state.step === "refused" ? state.fields : {};
  const levels = MARKING_LEVELS.filter(
    (level) => compareLevels(level, marking) >= 0 && compareLevels(level, ceiling) <= 0,
  );

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (state.step === "sending") return;
    const data = new FormData(event.currentTarget);
    const file = data.get("file");
    if (!(file instanceof File) || file.name === "") return refuse("Choose a file first.");
    const fault = faultOfSize(file.size, 0, limits);
    if (fault) return refuse(fault);
    setState({ step: "sending", name: file.name, sent: 0, total: file.size });
    sending.current = sendFile(
      file,
      {
        of,
        caption: String(data.get("caption") ?? ""),
        marking: String(data.get("marking") ?? ""),
      },
      (sent) => setState({ step: "sending", name: file.name, sent, total: file.size }),
    );
    const result = await sending.current.result;
    sending.current = null;
    if (result === "cancelled") return setState({ step: "ready", done: `“${file.name}” was not sent.` });
    if (!result.ok)
      return setState({ step: "refused", message: result.message, fields: result.fields ?? {} });
    form.current?.reset();
    setState({ step: "ready", done: `“${file.name}” is attached.` });
    router.refresh();
  }

  function refuse(message: string) {
    setState({ step: "refused", message, fields: { file: [message] } });
  }

  return (
    <form
      ref={form}
      onSubmit={submit}
      noValidate
      aria-label="Attach a file"
      className="grid gap-4 rounded-lg border border-dashed border-control p-4 print:hidden"
    >
      <noscript>
        <p>Files are sent by a script; this browser runs none.</p>
      </noscript>
      <TextField
        type="file"
        name="file"
        label="File"
        hint={`At most ${formatSize(limits.file)}. ${NO_CLASSIFIED_TEXT}`}
        errors={fields.file}
        className="[&_input]:h-auto [&_input]:py-2 [&_input]:text-sm"
        required
      />
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_12rem]">
        <TextField
          name="caption"
          label="Caption"
          maxLength={CAPTION_LENGTH}
          errors={fields.caption}
          autoComplete="off"
          optional
        />
        <MarkingChoice initial={marking}>
          <SelectField
            name="marking"
            id="file-marking"
            label="Marking"
            defaultValue={marking}
            errors={fields.marking}
            options={levels.map((level) => ({ value: level, label: level }))}
          />
        </MarkingChoice>
      </div>
      {state.step === "refused" && Object.keys(fields).length === 0 ? (
        <Notice tone="danger" title="Not attached">
          {state.message}
        </Notice>
      ) : null}
      <div role="status" className="empty:hidden">
        {state.step === "refused" && Object.keys(fields).length > 0 ? (
          <span className="sr-only">Not attached. {state.message}</span>
        ) : null}
        {state.step === "ready" && state.done ? (
          <p className="flex items-center gap-2 wrap-anywhere">
            <Icon name="circle-check" size={5} className="text-success" />
            {state.done}
          </p>
        ) : null}
      </div>
      {state.step === "sending" ? (
        <div className="flex flex-wrap items-end gap-4">
          <div className="min-w-0 flex-1 basis-60">
            <Progress
              label={`Sending ${state.name}`}
              done={Math.round(state.sent / 1024)}
              total={Math.max(1, Math.round(state.total / 1024))}
              noun="KB"
            />
          </div>
          <Button size="sm" onClick={() => sending.current?.cancel()}>
            <Icon name="close" />
            Cancel
          </Button>
        </div>
      ) : (
        <Button type="submit" className="w-fit">
          <Icon name="upload" />
          Attach the file
        </Button>
      )}
    </form>
  );
}
