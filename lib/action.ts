import "server-only";
import { refresh } from "next/cache";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { answerWith } from "@/lib/answer";
import { takeTurn } from "@/lib/auth/limits/mutations";
import { getViewer } from "@/lib/auth/session";
import type { Viewer } from "@/lib/auth/viewer";
import { readForm, UnreadableForm } from "@/lib/form-data";
import { log } from "@/lib/log";
import { currentRequestId } from "@/lib/request";
import { type Failure, fail, invalidFields, type Result } from "@/lib/result";

const DAMAGED = "This arrived damaged; reload the page and try again.";

/**
 * Makes a server action: viewer, then validation, then the handler. The only one on the way of a write that catches what nobody
 * expected: it is logged once with the request's id and answered in plain words; redirects pass. What failed says so by its status too.
 */
export function action<Schema extends z.ZodType, T>(
  schema: Schema,
  handler: (viewer: Viewer, input: z.output<Schema>) => Promise<Result<T>>,
): (form: FormData) => Promise<Result<T>> {
  const attempt = async (form: FormData): Promise<Result<T>> => {
    const viewer = await getViewer();
    if (!viewer) {
      return fail(
        "signed-out",
        "Your session has ended. Sign in again in another tab, then come back and save: nothing you typed here is lost.",
      );
    }
    const wait = await takeTurn("action", viewer);
    if (wait) return wait;
    if (!(form instanceof FormData)) return fail("invalid", DAMAGED);
    const parsed = schema.safeParse(readForm(form), { error: () => DAMAGED });
    if (!parsed.success) return invalid(parsed.error);
    return handler(viewer, parsed.data);
  };
  return async (form) => {
    const result = await attempt(form).catch((error: unknown) => {
      leave(error);
      return unexpectedFailure(error);
    });
    if (!result.ok) answerWith(result);
    return result;
  };
}

/**
 * Makes a server action that answers while somebody types. Nothing is found for whoever is signed out, asks what cannot be asked, or
 * asks as often as only a program does.
 */
export function lookup<Schema extends z.ZodType<unknown[], unknown[]>, Row>(
  schema: Schema,
  handler: (viewer: Viewer, ...question: z.output<Schema>) => Promise<Row[]>,
): (...question: z.input<Schema>) => Promise<Row[]> {
  return async (...question) => {
    const nothing = (why: Pick<Failure, "code" | "retryAfter">) => {
      answerWith(why);
      return [];
    };
    const viewer = await getViewer();
    if (!viewer) return nothing({ code: "signed-out" });
    const asked = schema.safeParse(question);
    if (!asked.success) return nothing({ code: "invalid" });
    const wait = await takeTurn("lookup", viewer);
    return wait ? nothing(wait) : handler(viewer, ...asked.data);
  };
}

/** Lets a redirect pass. What the browser kept of the pages before it is out of date: its Back would show the form with
 * the id or the version that has just been used. */
function leave(error: unknown): void {
  try {
    unstable_rethrow(error);
  } catch (signal) {
    refresh();
    throw signal;
  }
}

/** The failure for input that does not fit: every message beside its field. */
export function invalid(error: z.ZodError): Failure {
  const fields: Record<string, string[]> = {};
  for (const issue of error.issues) {
    const path = issue.path.join(".") || "form";
    fields[path] = [...(fields[path] ?? []), issue.message];
  }
  return invalidFields(fields);
}

/** Logs what was thrown under the request's id and gives the answer in plain words. */
export async function unexpectedFailure(error: unknown): Promise<Failure> {
  if (error instanceof UnreadableForm) return fail("invalid", error.message);
  const requestId = await currentRequestId();
  log.error(
    {
      requestId,
      error:
        error instanceof Error
          ? { name: error.name, message: error.message, stack: error.stack }
          : String(error),
    },
    "action failed",
  );
  return fail(
    "failed",
    `Something went wrong on our side and nothing was saved; what you typed is still here. Try again; if it happens again, report the number ${requestId ?? "of this moment"}.`,
  );
}
