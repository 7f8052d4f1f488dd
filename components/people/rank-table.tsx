import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  UnknownValue,
} from "@/components/ui/table";
import type { EarlierRank } from "@/lib/people/earlier-ranks/rules";
import { SERVICE_LABELS } from "@/lib/people/labels";
import { gradeName } from "@/lib/people/ranks";
import { PeriodWords } from "./period-words";

/** The ranks of one person before the present one, the latest first. */
export function RankTable({ ranks }: { ranks: readonly EarlierRank[] }) {
  return (
    <Table caption="Earlier ranks of this person">
      <TableHead sticky={false}>
        <TableHeader>Rank</TableHeader>
        <TableHeader>Grade</TableHeader>
        <TableHeader>When</TableHeader>
      </TableHead>
      <TableBody>
        {ranks.map((rank) => (
          <TableRow key={rank.id}>
            <TableCell>
              {rank.rankText ?? <UnknownValue>Not known</UnknownValue>}
              {rank.service ? <span className="text-muted"> ({SERVICE_LABELS[rank.service]})</span> : null}
            </TableCell>
            <TableCell>{rank.rankCode ? gradeName(rank.rankCode) : <UnknownValue />}</TableCell>
            <TableCell>
              <PeriodWords {...rank} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
