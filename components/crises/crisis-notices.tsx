import { Notice } from "@/components/ui/notice";

type CrisisNoticesProps = { crisis: { isHistorical: boolean; isFictional: boolean } };

/** What a reader must know of a crisis that is not a running one: history, or made up. */
export function CrisisNotices({ crisis }: CrisisNoticesProps) {
  return (
    <>
      {crisis.isHistorical ? (
        <Notice title="Historical sample, read only">
          Events and letters come from published records and carry their source; what was not checked says so.
          Situation reports are reconstructed, not archival: none of them was ever sent. Alert levels were set
          afterwards.
        </Notice>
      ) : null}
      {crisis.isFictional ? (
        <Notice title="Fictional">Made up for demonstration. No such crisis took place.</Notice>
      ) : null}
    </>
  );
}
