import { Badge } from "@/components/ui/badge";

export function AccountBadge({ isDisabled }: { isDisabled: boolean }) {
  return isDisabled ? (
    <Badge tone="danger" icon="ban">
      Disabled
    </Badge>
  ) : (
    <Badge tone="success" icon="check">
      Active
    </Badge>
  );
}
