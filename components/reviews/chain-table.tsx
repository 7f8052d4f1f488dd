import { Badge } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import {
  RowLink,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from "@/components/ui/table";
import { counted } from "@/lib/counts";
import { missingApprovers, scopeWords } from "@/lib/review-chains/labels";
import type { ReviewChainView, StepView } from "@/lib/review-chains/queries";

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
                      · {counted(step.days, "day")}
                      {step.climbsTo ? `, then ${step.climbsTo.title}` : ""}
                    </span>
                    <MissingApprovers step={step} />
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

/** Who holds a post of the step and cannot decide it. */
function MissingApprovers({ step }: { step: StepView }) {
  const missing = missingApprovers([...step.posts, ...(step.climbsTo ? [step.climbsTo] : [])]);
  return missing ? (
    <p className="flex items-start gap-1.5 text-sm text-warning">
      <Icon name="alert" className="mt-0.5" />
      <span className="wrap-anywhere">{missing}</span>
    </p>
  ) : null;
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
