import { Section } from "@/components/layout/section";
import { Badge } from "@/components/ui/badge";
import { buttonVariants } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Icon } from "@/components/ui/icon";
import { fileKind } from "@/lib/attachments/kinds";
import type { FileView } from "@/lib/attachments/queries";
import { type FileLimits, formatSize } from "@/lib/attachments/rules";
import type { BearerKey } from "@/lib/bearers/schema";
import { counted } from "@/lib/counts";
import { formatInstant } from "@/lib/dates";
import type { Marking } from "@/lib/generated/prisma/enums";
import { RemoveFile } from "./remove-file";
import { UploadForm } from "./upload-form";

type AttachmentSectionProps = {
  files: readonly FileView[];
  /** The record, when the viewer may add files to it and remove them; null otherwise. */
  keepFor: { of: BearerKey; marking: Marking; ceiling: Marking; limits: FileLimits } | null;
  /** Said to whoever may add one, where it is not everybody who reads the record that reads its files. */
  readers?: string;
  /** IANA zone in which the moments are read. */
  hereZone: string;
};

/** The files of a record, and the way to add one. Nothing at all when there are none and none may be added. */
export function AttachmentSection({ files, keepFor, readers, hereZone }: AttachmentSectionProps) {
  if (files.length === 0 && !keepFor) return null;
  return (
    <Section
      id="files"
      title="Files"
      note={
        [files.length === 0 && "Agendas, minutes, photos, signed papers.", keepFor && readers]
          .filter(Boolean)
          .join(" ") || undefined
      }
      className={files.length > 0 ? undefined : "print:hidden"}
    >
      {files.length > 0 ? (
        <ul className="grid divide-y divide-border rounded-lg border border-border bg-surface">
          {files.map((file) => (
            <li key={file.id} className="px-4 py-3">
              {file.removed ? (
                <RemovedFile name={file.name} removed={file.removed} hereZone={hereZone} />
              ) : (
                <KeptFile file={file} mayRemove={keepFor !== null} hereZone={hereZone} />
              )}
            </li>
          ))}
        </ul>
      ) : null}
      {keepFor ? <UploadForm {...keepFor} /> : null}
    </Section>
  );
}

function KeptFile({ file, mayRemove, hereZone }: { file: FileView; mayRemove: boolean; hereZone: string }) {
  const kind = fileKind(file.kind);
  const href = `/api/attachments/${file.id}`;
  return (
    <div className="grid gap-1.5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="grid min-w-0 flex-1 basis-60 gap-1">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium wrap-anywhere">
            <Icon name="attachment" />
            {file.name}
            {file.marking === "CUI" ? (
              <Badge tone="info" icon="shield">
                CUI
              </Badge>
            ) : null}
            {file.hasMacros ? (
              <Badge tone="warning" icon="alert">
                Holds macros
              </Badge>
            ) : null}
          </p>
          {file.caption ? <p className="wrap-anywhere">{file.caption}</p> : null}
          <p className="text-sm text-muted">
            {kind.label} · {formatSize(file.size)} · {file.uploadedByName},{" "}
            {formatInstant(file.uploadedAt, hereZone)}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-2 print:hidden">
          {kind.isPicture ? (
            <a
              href={`${href}?show`}
              target="_blank"
              rel="noreferrer"
              className={buttonVariants({ size: "sm" })}
            >
              <Icon name="eye" />
              Show<span className="sr-only"> {file.name} in a new tab</span>
            </a>
          ) : null}
          <a href={href} download className={buttonVariants({ size: "sm" })}>
            <Icon name="download" />
            Download<span className="sr-only"> {file.name}</span>
          </a>
          {mayRemove ? <RemoveFile id={file.id} name={file.name} /> : null}
        </div>
      </div>
      <Disclosure summary={file.archive ? "Hash and contents" : "Hash"} className="print:hidden">
        <p className="text-sm">
          SHA-256 <code className="font-mono text-xs wrap-anywhere">{file.sha256}</code>
        </p>
        {file.archive ? <ArchiveContents archive={file.archive} /> : null}
      </Disclosure>
    </div>
  );
}

function ArchiveContents({ archive }: { archive: NonNullable<FileView["archive"]> }) {
  const { total, unpacked, entries } = archive;
  return (
    <div className="mt-2 grid gap-1 text-sm">
      <p className="text-muted">
        Says it holds {counted(total, "file")}, {formatSize(unpacked)} unpacked. It was listed, not opened.
      </p>
      <ul className="grid max-h-60 gap-0.5 overflow-y-auto font-mono text-xs">
        {entries.map(({ name, size }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an archive may name a file twice
          <li key={index} className="wrap-anywhere">
            {name} <span className="text-muted">{formatSize(size)}</span>
          </li>
        ))}
      </ul>
      {total > entries.length ? <p className="text-muted">And {total - entries.length} more.</p> : null}
    </div>
  );
}

type RemovedFileProps = { name: string; removed: NonNullable<FileView["removed"]>; hereZone: string };

function RemovedFile({ name, removed, hereZone }: RemovedFileProps) {
  return (
    <p className="text-sm text-muted wrap-anywhere">
      <span className="line-through">{name}</span> was removed by {removed.byName},{" "}
      {formatInstant(removed.at, hereZone)}
      {removed.reason === null ? "." : `: ${removed.reason}`}
    </p>
  );
}
