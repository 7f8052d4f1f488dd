import { channel } from "node:diagnostics_channel";
import type { Failure, FailureCode } from "./result";

/** What an answer says by its status, for whoever reads no words: proxies, monitors, programs. */
const STATUS: Readonly<Record<FailureCode, number>> = {
  invalid: 422,
  stale: 409,
  forbidden: 403,
  "not-found": 404,
  conflict: 409,
  discarded: 409,
  "signed-out": 401,
  unconfirmed: 409,
  "too-many": 429,
  failed: 500,
};

type Answer = { status: number; headers: Readonly<Record<string, string>> };

/** The status of an answer that tells of this failure, and the headers that belong to it. */
export function answerTo({ code, retryAfter }: Pick<Failure, "code" | "retryAfter">): Answer {
  return { status: STATUS[code], headers: retryAfter ? { "retry-after": String(retryAfter) } : {} };
}

// The framework gives an action no hold of its answer, and leaves out the length that a route says. The web server has the answer and runs in the same process, though with a copy of
// this file of its own: a channel of Node's is one for both.
const answers = channel("rapport:answer");

/** Gives the answer to the request that an action serves the status of this failure. Outside any request nothing happens. */
export function answerWith(failure: Pick<Failure, "code" | "retryAfter">): void {
  answers.publish(answerTo(failure));
}

/** Gives the answer to the request that a route serves the length of its body, so that who takes it sees how far it is and that it is whole. */
export function tellLength(bytes: number): void {
  answers.publish({ status: 200, headers: { "content-length": String(bytes) } } satisfies Answer);
}

/** Calls back for each answer that is said so, in the asynchronous context of its request. */
export function onAnswer(listener: (answer: Answer) => void): void {
  answers.subscribe((answer) => listener(answer as Answer));
}
