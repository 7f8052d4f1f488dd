import { channel } from "node:diagnostics_channel";

/** Something that a page or route threw, as the log has it. */
export type Thrown = {
  /** The number that the error page shows. */
  digest: string | null;
  route: string;
  error: { name: string; message: string; stack: string | undefined } | string;
};

type Report = { requestId: string; thrown: Thrown };

// The framework tells of each thing thrown by itself: the frame of a page and the page are two. The web server knows when a request is
// over and runs in the same process, though with a copy of this file of its own (lib/answer.ts).
const reports = channel("rapport:thrown");

/** Tells the web server what was thrown while it serves this request. Gives whether anybody listens. */
export function tellThrown(requestId: string, thrown: Thrown): boolean {
  reports.publish({ requestId, thrown } satisfies Report);
  return reports.hasSubscribers;
}

/** Calls back for all that `tellThrown` says. */
export function onThrown(listener: (report: Report) => void): void {
  reports.subscribe((report) => listener(report as Report));
}
