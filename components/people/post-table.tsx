import { Anchor } from "@/components/ui/anchor";
import { Badge } from "@/components/ui/badge";
import {
  RowLink,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  UnknownValue,
} from "@/components/ui/table";
import { NAME_NOT_SHOWN } from "@/lib/people/labels";
import type { Holder, PostRow } from "@/lib/people/posts/queries";
import { PeriodWords } from "./period-words";

type PostTableProps = {
  rows: readonly PostRow[];
  /** Whether the reader may know names: where none is shown, that says then that there is none. */
  knowsPeople: boolean;
  /** Where a row leads; the post's own page unless told otherwise. */
  hrefOf?: (post: PostRow) => string;
};

/** Posts with their organisation and whoever holds them today. */
export function PostTable({ rows, knowsPeople, hrefOf = ({ id }) => `/posts/${id}` }: PostTableProps) {
  return (
    <Table caption="Posts">
      <TableHead sticky={false}>
        <TableHeader>Post</TableHeader>
        <TableHeader priority={2}>Organisation</TableHeader>
        <TableHeader priority={3}>Nation</TableHeader>
        <TableHeader>Held today by</TableHeader>
      </TableHead>
      <TableBody>
        {rows.map((post) => (
          <TableRow key={post.id}>
            <TableCell>
              <RowLink href={hrefOf(post)}>{post.title || "Title not known"}</RowLink>{" "}
              <ExistenceBadges {...post} />
              <span className="mt-0.5 block text-xs text-muted sm:hidden print:hidden">
                {post.organisation}
              </span>
            </TableCell>
            <TableCell priority={2}>{post.organisation ?? <UnknownValue />}</TableCell>
            <TableCell priority={3}>{post.nationName ?? "International"}</TableCell>
            <TableCell>
              {post.today.length > 0 ? (
                post.today.map((holder) => (
                  <span key={holder.id} className="block">
                    <HolderName holder={holder} />
                  </span>
                ))
              ) : (
                <UnknownValue>{knowsPeople ? "Nobody on record" : NAME_NOT_SHOWN}</UnknownValue>
              )}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** Everyone who held one post, the latest first. */
export function HolderTable({ holders }: { holders: readonly Holder[] }) {
  return (
    <Table caption="Holders of this post">
      <TableHead sticky={false}>
        <TableHeader>Holder</TableHeader>
        <TableHeader>When</TableHeader>
      </TableHead>
      <TableBody>
        {holders.map((holder) => (
          <TableRow key={holder.id}>
            <TableCell>
              <HolderName holder={holder} />
            </TableCell>
            <TableCell>
              <PeriodWords {...holder} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function HolderName({ holder }: { holder: Holder }) {
  const { personId, rankText, name, isActing } = holder;
  return (
    <>
      {rankText ? `${rankText} ` : null}
      {personId ? (
        <Anchor href={`/people/${personId}`} className="prose-link">
          <bdi>{name}</bdi>
        </Anchor>
      ) : (
        name
      )}
      {isActing ? (
        <>
          {" "}
          <Badge icon="clock">Acting</Badge>
        </>
      ) : null}
    </>
  );
}

/** What sets a post or an organisation apart: invented for the demonstration, no longer there. */
export function ExistenceBadges({ isActive, isFictional }: { isActive: boolean; isFictional: boolean }) {
  return (
    <>
      {isFictional ? <Badge icon="info">Fictional</Badge> : null}
      {isFictional && !isActive ? " " : null}
      {isActive ? null : <Badge icon="archive">No longer exists</Badge>}
    </>
  );
}
