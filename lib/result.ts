/** Why a request that reached the product could not be done; each is something a user can cause or must act on. */
export type FailureCode =
  | "invalid"
  | "stale"
  | "forbidden"
  | "not-found"
  | "conflict"
  | "discarded"
  | "signed-out"
  | "unconfirmed"
  | "too-many"
  | "failed";

export type Failure = {
  ok: false;
  code: FailureCode;
  message: string;
  /** Messages by field path, such as `attendance.0.name`. */
  fields?: Record<string, string[]>;
  /** Seconds until it may be tried again. */
  retryAfter?: number;
  /** With the code "unconfirmed": what is about to be done. */
  question?: Question;
};

/** What somebody is asked before something is done that cannot be undone. */
export type Question = {
  title: string;
  /** What is about to be done, part by part as it will read. */
  parts: { label: string; text: string }[];
  /** What the button says that does it. */
  yes: string;
};

/** Expected outcomes are values; bugs and broken infrastructure are thrown. */
export type Result<T> = { ok: true; data: T } | Failure;

export function ok<T>(data: T): Result<T> {
  return { ok: true, data };
}

export function fail(code: FailureCode, message: string, fields?: Record<string, string[]>): Failure {
  return fields ? { ok: false, code, message, fields } : { ok: false, code, message };
}

/** The answer to what could be done and is not before somebody has seen what it comes to. Nothing has been written. */
export function unconfirmed(question: Question): Failure {
  return { ok: false, code: "unconfirmed", message: question.title, question };
}

/** The answer to input of which some fields cannot stand, with what is wrong beside each: as many things as are listed below it, of
 * which a field may have several. */
export function invalidFields(fields: Record<string, string[]>): Failure {
  const count = Object.values(fields).flat().length;
  return fail(
    "invalid",
    count === 1 ? "One thing needs attention." : `${count} things need attention.`,
    fields,
  );
}

/** The same where it is not known yet whether any field cannot stand: null when none is wrong. */
export function faultsIn(fields: Record<string, string[]>): Failure | null {
  return Object.keys(fields).length > 0 ? invalidFields(fields) : null;
}

/** The answer when a single field cannot stand. */
export function invalidField(field: string, message: string): Failure {
  return invalidFields({ [field]: [message] });
}

/** The answer for a record that does not exist and for one the viewer may not see: nobody can tell them apart. */
export function notFoundFailure(what: string): Failure {
  return fail("not-found", `There is no such ${what}, or it is not open to you.`);
}

/**
 * The answer when another version was saved first.
 * @param by whose change it was, as far as that is known: the viewer's own, from another window, or somebody of that name
 */
export function staleFailure(what: string, by?: "viewer" | { name: string } | null): Failure {
  const changed =
    by === "viewer"
      ? `You changed this ${what} in another window since you opened it here.`
      : by
        ? `${by.name} changed this ${what} since you opened it.`
        : `This ${what} was changed since you opened it, by someone else or by you in another window.`;
  return fail(
    "stale",
    `${changed} Nothing was saved and what you typed is still here; compare it with the saved version below.`,
  );
}
