import { Badge } from "@/components/ui/badge";
import {
  RowLink,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from "@/components/ui/table";
import { scopeWords } from "@/lib/review-chains/labels";
import type { ReviewChainView } from "@/lib/review-chains/queries";

export function ChainTable({ chains }: { chains: readonly ReviewChainView[] }) {
  return (
    <Table caption="Review chains">
      <TableHead>
        <TableHeader>Chain</TableHeader>
        <TableHeader>Steps</TableHeader>
        <TableHeader priority={2}>State</TableHeader>
      </TableHead>
      <TableBody>
        {chains.map((chain) => (
          <TableRow key={chain.id}>
            <TableCell>
              <RowLink href={`/admin/review-chains/${chain.id}`}>{chain.name}</RowLink>
              <div className="text-muted">{scopeWords(chain)}</div>
            </TableCell>
            <TableCell>
              <ol className="grid gap-0.5">
                {chain.steps.map((step, index) => (
                  <li key={step.sort}>
                    {index + 1}. {step.posts.map(({ title }) => title).join(" or ")}
                    <span className="text-muted">
                      {" "}
                      · {step.days === 1 ? "1 day" : `${step.days} days`}
                      {step.climbsTo ? `, then ${step.climbsTo.title}` : ""}
                    </span>
                  </li>
                ))}
              </ol>
            </TableCell>
            <TableCell priority={2}>
              <ChainBadge isActive={chain.isActive} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

export function ChainBadge({ isActive }: { isActive: boolean }) {
  return isActive ? (
    <Badge tone="success" icon="check">
      In force
    </Badge>
  ) : (
    <Badge icon="archive">Retired</Badge>
  );
}
