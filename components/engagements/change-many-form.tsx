"use client";

import { useEffect, useRef, useState } from "react";
import { Anchor } from "@/components/ui/anchor";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Form, FormSelectField, FormTextField, SubmitButton } from "@/components/ui/form";
import type { IconName } from "@/components/ui/icon-paths";
import { Progress } from "@/components/ui/progress";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { formatCount } from "@/lib/counts";
import { changeManyAction } from "@/lib/engagements/many/actions";
import { ACT_LABELS, OUTCOME_LABELS } from "@/lib/engagements/many/labels";
import type { RowOutcome } from "@/lib/engagements/many/mutations";
import { OUTCOMES, type Outcome } from "@/lib/engagements/many/rules";
import { ACTS, type Act, MOST_AT_ONCE } from "@/lib/engagements/many/schema";
import { TEXT_LIMITS } from "@/lib/engagements/schema";
import { ok, type Result } from "@/lib/result";
import { askedIn, isSameAsked, keepRun, type Run, readRun, runKey } from "./kept-run";

type ManyRow = {
  id: string;
  version: number;
  reference: string;
  title: string;
  state: string;
  marking: string;
};

type Choice = { value: string; label: string };

type ChangeManyFormProps = {
  viewerId: string;
  rows: readonly ManyRow[];
  /** Of these and of tags, retired ones can only be taken away. */
  objectives: readonly (Choice & { isActive: boolean })[];
  tags: readonly (Choice & { isActive: boolean })[];
  officers: readonly Choice[];
  /** Why something is called off, of the list that admins keep. */
  reasons: readonly Choice[];
};

/**
 * Does one thing to many engagements, some at a time, and says of each what became of it. How far it went is kept in this tab:
 * stopped between two portions, or after a reload, it goes on from there. To do it all again leaves alone what is done.
 */
export function ChangeManyForm(props: ChangeManyFormProps) {
  const { viewerId, rows, objectives, tags, officers, reasons } = props;
  const [act, setAct] = useState<Act | "">("");
  const [run, setRun] = useState<Run | null>(null);
  const [isRunning, setRunning] = useState(false);
  const isStopped = useRef(false);
  const key = runKey(viewerId);
  const outcomes = new Map(run?.outcomes.map((row) => [row.id, row]));
  const done = rows.filter(({ id }) => outcomes.has(id)).length;
  const isLeftHalfway = !isRunning && act === askedFor(run, "act") && done > 0 && done < rows.length;
  const name = act === "" ? "Change" : ACT_LABELS[act];

  // The browser's storage is read after the first drawing: the server, which draws first, has none.
  useEffect(() => {
    const kept = readRun(key, window.location.search);
    if (!kept) return;
    setRun(kept);
    setAct(ACTS.find((one) => one === askedFor(kept, "act")) ?? "");
  }, [key]);

  async function change(form: FormData): Promise<Result<null>> {
    const asked = askedIn(form);
    const goesOn = run !== null && isLeftHalfway && isSameAsked(run.asked, asked);
    let now: Run = goesOn ? run : { selection: window.location.search, asked, outcomes: [] };
    const left = rows.filter(({ id }) => !goesOn || !outcomes.has(id));
    isStopped.current = false;
    setRun(now);
    setRunning(true);
    try {
      for (let from = 0; from < left.length && !isStopped.current; from += MOST_AT_ONCE) {
        const result = await changeManyAction(
          withRows(form, left.slice(from, from + MOST_AT_ONCE), outcomes),
        );
        if (!result.ok) {
          if (now.outcomes.length === 0) setRun(run);
          return result;
        }
        now = { ...now, outcomes: [...now.outcomes, ...result.data] };
        keepRun(key, now);
        setRun(now);
      }
      return ok(null);
    } finally {
      setRunning(false);
    }
  }

  const counts = OUTCOMES.map((outcome) => ({
    outcome,
    count: run?.outcomes.filter((row) => row.outcome === outcome).length ?? 0,
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
          <FormSelectField
            name="objectiveId"
            label="Objective"
            emptyLabel="Choose"
            defaultValue={askedFor(run, "objectiveId")}
            options={objectives.filter(({ isActive }) => isActive || act === "REMOVE_OBJECTIVE")}
          />
        ) : null}
        {act === "ADD_TAG" || act === "REMOVE_TAG" ? (
          <FormSelectField
            name="tagId"
            label="Tag"
            emptyLabel="Choose"
            defaultValue={askedFor(run, "tagId")}
            options={tags.filter(({ isActive }) => isActive || act === "REMOVE_TAG")}
          />
        ) : null}
        {act === "SET_OFFICER" ? (
          <FormSelectField
            name="officerId"
            label="Responsible officer"
            emptyLabel="Choose"
            defaultValue={askedFor(run, "officerId")}
            options={officers}
          />
        ) : null}
        {act === "POSTPONE" || act === "CANCEL" ? (
          <>
            <FormSelectField
              name="closingReasonId"
              label="Reason"
              emptyLabel="Choose a reason"
              defaultValue={askedFor(run, "closingReasonId")}
              options={reasons}
            />
            <FormTextField
              name="statusReason"
              label="Reason in words"
              optional
              defaultValue={askedFor(run, "statusReason")}
              maxLength={TEXT_LIMITS.statusReason}
            />
          </>
        ) : null}
        <SubmitButton
          variant={act === "CANCEL" ? "danger" : "primary"}
          className="justify-self-start"
          pendingLabel="Working…"
        >
          {name} ({formatCount(isLeftHalfway ? rows.length - done : rows.length)})
        </SubmitButton>
        <noscript>
          <p>
            Many engagements are changed some at a time, which needs scripts, and this browser runs none. Open
            each of them below and change it there.
          </p>
        </noscript>
      </Form>
      {isRunning || isLeftHalfway ? (
        <div className="grid max-w-2xl gap-2">
          <Progress
            label={name}
            done={done}
            total={rows.length}
            noun="engagements"
            {...(isLeftHalfway ? { note: "the others are not changed yet" } : {})}
          />
          {isRunning ? (
            <Button
              className="justify-self-start"
              onClick={() => {
                isStopped.current = true;
              }}
            >
              Stop after this portion
            </Button>
          ) : null}
        </div>
      ) : null}
      <p role="status" className="text-sm">
        {!isRunning && counts.length > 0
          ? `${counts.map(({ outcome, count }) => `${OUTCOME_LABELS[outcome]}: ${formatCount(count)}`).join("; ")}.`
          : ""}
      </p>
      <Table caption="The selected engagements">
        <TableHead>
          <TableHeader>Engagement</TableHeader>
          <TableHeader priority={2}>{run ? "State before" : "State"}</TableHeader>
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
                <div className="mt-1 flex flex-wrap gap-x-2 text-xs text-muted sm:hidden print:hidden">
                  <span>{row.state}</span>
                  <span>{row.marking}</span>
                </div>
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

/** What a run was asked for in one field; empty where it was not asked. */
function askedFor(run: Run | null, field: string): string {
  return run?.asked.find(([name]) => name === field)?.[1] ?? "";
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

/** A row that was changed here since the page was drawn is asked for by the version it has now. */
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
    sent.set(
      `rows.${index}.version`,
      String(Math.max(known?.outcome === "DONE" ? (known.version ?? 0) : 0, version)),
    );
  }
  return sent;
}

const looks: Record<Outcome, { tone: BadgeTone; icon: IconName }> = {
  DONE: { tone: "success", icon: "circle-check" },
  UNCHANGED: { tone: "neutral", icon: "minus" },
  STALE: { tone: "warning", icon: "history" },
  REFUSED: { tone: "danger", icon: "ban" },
};
