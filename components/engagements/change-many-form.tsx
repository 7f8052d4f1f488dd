"use client";

import { useRef, useState } from "react";
import { Anchor } from "@/components/ui/anchor";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { formatCount } from "@/components/ui/count";
import { Form, FormSelectField, FormTextField, SubmitButton } from "@/components/ui/form";
import type { IconName } from "@/components/ui/icon-paths";
import { Progress } from "@/components/ui/progress";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { changeManyAction } from "@/lib/engagements/many/actions";
import { ACT_LABELS, OUTCOME_LABELS } from "@/lib/engagements/many/labels";
import type { RowOutcome } from "@/lib/engagements/many/mutations";
import { OUTCOMES, type Outcome } from "@/lib/engagements/many/rules";
import { ACTS, type Act, MOST_AT_ONCE } from "@/lib/engagements/many/schema";
import { ok, type Result } from "@/lib/result";

export type ManyRow = {
  id: string;
  version: number;
  reference: string;
  title: string;
  state: string;
  marking: string;
};

type Choice = { value: string; label: string };

type ChangeManyFormProps = {
  rows: readonly ManyRow[];
  objectives: readonly Choice[];
  tags: readonly Choice[];
  officers: readonly Choice[];
};

/**
 * Does one thing to many engagements, some at a time, and says of each what became of it. It can be stopped between two
 * portions; to do it again, after a reload as well, leaves alone what is done.
 */
export function ChangeManyForm({ rows, objectives, tags, officers }: ChangeManyFormProps) {
  const [act, setAct] = useState<Act | "">("");
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, RowOutcome>>(new Map());
  const [done, setDone] = useState<number | null>(null);
  const isStopped = useRef(false);

  async function change(form: FormData): Promise<Result<null>> {
    isStopped.current = false;
    setDone(0);
    try {
      for (let from = 0; from < rows.length && !isStopped.current; from += MOST_AT_ONCE) {
        const portion = rows.slice(from, from + MOST_AT_ONCE);
        const result = await changeManyAction(withRows(form, portion, outcomes));
        if (!result.ok) return result;
        setOutcomes((known) => new Map([...known, ...result.data.map((row) => [row.id, row] as const)]));
        setDone(from + portion.length);
      }
      return ok(null);
    } finally {
      setDone(null);
    }
  }

  const counts = OUTCOMES.map((outcome) => ({
    outcome,
    count: [...outcomes.values()].filter((row) => row.outcome === outcome).length,
  })).filter(({ count }) => count > 0);

  return (
    <div className="grid gap-6">
      <Form action={change} className="max-w-2xl">
        <FormSelectField
          name="act"
          label="What to do"
          emptyLabel="Choose"
          value={act}
          onChange={(event) => setAct(event.currentTarget.value as Act | "")}
          options={ACTS.map((value) => ({ value, label: ACT_LABELS[value] }))}
        />
        {act === "ADD_OBJECTIVE" || act === "REMOVE_OBJECTIVE" ? (
          <FormSelectField name="objectiveId" label="Objective" emptyLabel="Choose" options={objectives} />
        ) : null}
        {act === "ADD_TAG" || act === "REMOVE_TAG" ? (
          <FormSelectField name="tagId" label="Tag" emptyLabel="Choose" options={tags} />
        ) : null}
        {act === "SET_OFFICER" ? (
          <FormSelectField
            name="officerId"
            label="Responsible officer"
            emptyLabel="Choose"
            options={officers}
          />
        ) : null}
        {act === "CANCEL" ? (
          <FormTextField name="reason" label="Why they are cancelled" maxLength={500} />
        ) : null}
        <SubmitButton
          variant={act === "CANCEL" ? "danger" : "primary"}
          className="justify-self-start"
          pendingLabel="Working…"
        >
          {act === "" ? "Change" : ACT_LABELS[act]} ({formatCount(rows.length)})
        </SubmitButton>
      </Form>
      {done === null ? null : (
        <div className="grid max-w-2xl gap-2">
          <Progress
            label={act === "" ? "Change" : ACT_LABELS[act]}
            done={done}
            total={rows.length}
            noun="engagements"
          />
          <Button
            className="justify-self-start"
            onClick={() => {
              isStopped.current = true;
            }}
          >
            Stop after this portion
          </Button>
        </div>
      )}
      <p role="status" className="text-sm">
        {done === null && counts.length > 0
          ? `${counts.map(({ outcome, count }) => `${OUTCOME_LABELS[outcome]}: ${formatCount(count)}`).join("; ")}.`
          : ""}
      </p>
      <Table caption="The selected engagements">
        <TableHead>
          <TableHeader>Engagement</TableHeader>
          <TableHeader priority={2}>State</TableHeader>
          <TableHeader priority={3}>Marking</TableHeader>
          <TableHeader>Result</TableHeader>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.id}>
              <TableCell>
                <Anchor href={`/engagements/${row.reference}`} className="prose-link">
                  {row.title}
                </Anchor>
                <div className="font-mono text-xs text-muted">{row.reference}</div>
              </TableCell>
              <TableCell priority={2}>{row.state}</TableCell>
              <TableCell priority={3}>{row.marking}</TableCell>
              <TableCell>
                <OutcomeCell outcome={outcomes.get(row.id)} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function OutcomeCell({ outcome }: { outcome: RowOutcome | undefined }) {
  if (!outcome) return <span className="text-muted">Not yet</span>;
  const { tone, icon } = looks[outcome.outcome];
  return (
    <div className="grid justify-items-start gap-1">
      <Badge tone={tone} icon={icon}>
        {OUTCOME_LABELS[outcome.outcome]}
      </Badge>
      {outcome.why ? <span className="max-w-prose text-xs">{outcome.why}</span> : null}
    </div>
  );
}

/** A row that was changed here before is asked for by the version it has now. */
function withRows(
  form: FormData,
  rows: readonly ManyRow[],
  outcomes: ReadonlyMap<string, RowOutcome>,
): FormData {
  const sent = new FormData();
  for (const [name, value] of form) sent.append(name, value);
  for (const [index, { id, version }] of rows.entries()) {
    const known = outcomes.get(id);
    sent.set(`rows.${index}.id`, id);
    sent.set(`rows.${index}.version`, String(known?.outcome === "DONE" ? known.version : version));
  }
  return sent;
}

const looks: Record<Outcome, { tone: BadgeTone; icon: IconName }> = {
  DONE: { tone: "success", icon: "circle-check" },
  UNCHANGED: { tone: "neutral", icon: "minus" },
  STALE: { tone: "warning", icon: "history" },
  REFUSED: { tone: "danger", icon: "ban" },
};
