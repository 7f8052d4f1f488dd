import { Anchor } from "@/components/ui/anchor";

type LikelyListProps = {
  path: "/people" | "/organisations" | "/posts";
  found: readonly { id: string; name: string; hint: string }[];
};

/** What may be on record already, each in a window of its own, so that what was typed stays. */
export function LikelyList({ path, found }: LikelyListProps) {
  return (
    <ul className="grid gap-1">
      {found.map(({ id, name, hint }) => (
        <li key={id}>
          <Anchor href={`${path}/${id}`} className="prose-link" target="_blank">
            <bdi>{name}</bdi>
          </Anchor>
          {hint ? (
            <span className="text-muted">
              {" "}
              <bdi>{hint}</bdi>
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
