import { Anchor } from "@/components/ui/anchor";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { formatDate, todayIn } from "@/lib/dates";
import type { WatchRow } from "@/lib/watches/queries";
import { WATCHABLE_LABELS } from "@/lib/watches/rules";
import { UnwatchForm } from "./watch-forms";

/** What is watched, for whom and since when, each with its way out. */
export function WatchTable({ watches, hereZone }: { watches: readonly WatchRow[]; hereZone: string }) {
  return (
    <Table caption="What you and your posts watch">
      <TableHead>
        <TableHeader>Record</TableHeader>
        <TableHeader priority={2}>Kind</TableHeader>
        <TableHeader priority={2}>For</TableHeader>
        <TableHeader priority={3}>Since</TableHeader>
        <TableHeader className="print:hidden">
          <span className="sr-only">Stop watching</span>
        </TableHeader>
      </TableHead>
      <TableBody>
        {watches.map(({ id, type, name, reference, href, post, since }) => (
          <TableRow key={id}>
            <TableCell>
              <span className="grid gap-0.5">
                <Anchor href={href} className="w-fit font-medium wrap-anywhere hover:underline">
                  {name}
                </Anchor>
                {reference ? <span className="font-mono text-xs text-muted">{reference}</span> : null}
                <span className="text-xs text-muted sm:hidden">
                  {WATCHABLE_LABELS[type]} · {post?.title ?? "You"}
                </span>
              </span>
            </TableCell>
            <TableCell priority={2}>{WATCHABLE_LABELS[type]}</TableCell>
            <TableCell priority={2}>{post?.title ?? "You"}</TableCell>
            <TableCell priority={3} className="whitespace-nowrap">
              {formatDate(todayIn(hereZone, since))}
            </TableCell>
            <TableCell className="print:hidden">
              <UnwatchForm id={id} name={name} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
