import type { Encoding } from "./source";

export interface Progress {
  done: number;
  /** Rows of the whole file, the header not counted. */
  rows: number;
  rejected: number;
}

/** What an import has to say about one row; the header is line 1. */
export interface RowNote {
  line: number;
  reason: string;
}

/** What became of every row: created + updated + unchanged + skipped + rejected = rows. */
export interface ImportReport {
  profile: string;
  title: string;
  fileName: string;
  /** SHA-256 of the file, hex. */
  fileHash: string;
  encoding: Encoding;
  /** ISO 8601, UTC. */
  startedAt: string;
  seconds: number;
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  skipped: number;
  rejected: number;
  skips: RowNote[];
  rejections: RowNote[];
  /** Rows that were taken although something about them is doubtful. */
  warnings: RowNote[];
}
