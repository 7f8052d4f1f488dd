import "server-only";
import { resumeSession } from "@/lib/auth/sessions/mutations";
import { hasSameAccess, type Viewer } from "@/lib/auth/viewer";

/** As long as a download may take to be sent: 25 MB over a line of 30 KB a second. */
const MOST_MS = 15 * 60 * 1000;

export type Download = {
  /**
   * Its reader, asked for before each part. Throws once they are signed out, have other access than when it began, or after 15 minutes: the
   * download then breaks off, and the browser says that it failed.
   */
  reader: () => Promise<Viewer>;
};

/** A download that begins now in this session. */
export function beginDownload(session: { id: string; viewer: Viewer }): Download {
  const until = Date.now() + MOST_MS;
  return {
    reader: async () => {
      const viewer = (await resumeSession(session.id, "never"))?.viewer;
      if (!viewer || !hasSameAccess(viewer, session.viewer) || Date.now() > until)
        throw new Error("A download breaks off: its reader has other access by now, or it took too long.");
      return viewer;
    },
  };
}

/** The parts of a download one by one, as fast as they are taken. What they throw ends the line before its end, so that it is no whole file. */
export function bodyOf(
  parts: AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined>,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await parts.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await parts.return(undefined);
      },
    },
    { highWaterMark: 1 },
  );
}
