import { crc32, deflateSync } from "node:zlib";

/** Files of the demonstration, made from their words: small, whole and the same on every load. */

/** A PDF of one page with a heading and lines of Latin text. */
export function pdfOf(title: string, lines: readonly string[]): Buffer {
  const escaped = (text: string) => text.replace(/[\\()]/g, "\\$&").replace(/[^\x20-\x7e]/g, "-");
  const body = lines.map((line) => `(${escaped(line)}) Tj T*`).join("\n");
  const content = `BT /F1 16 Tf 56 780 Td (${escaped(title)}) Tj /F1 11 Tf 0 -30 Td 16 TL\n${body}\nET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = text.length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}

const [WIDTH, HEIGHT] = [480, 270];
const COLOURS = {
  sky: [205, 219, 230],
  sea: [74, 111, 140],
  pier: [120, 104, 88],
  ship: [58, 66, 76],
} as const;

/** A PNG sketch of a pier with two ships, on a calm day. */
export function pierSketch(): Buffer {
  const rows = Array.from({ length: HEIGHT }, (_, y) =>
    Buffer.from([0, ...Array.from({ length: WIDTH }, (_, x) => COLOURS[thingAt(x, y)]).flat()]),
  );
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    pngChunk("IHDR", header),
    pngChunk("IDAT", deflateSync(Buffer.concat(rows))),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}

function thingAt(x: number, y: number): keyof typeof COLOURS {
  const isShip = (left: number, length: number) =>
    (y > 118 && y < 142 && x > left + (142 - y) / 2 && x < left + length - (142 - y) / 2) ||
    (y > 92 && y <= 118 && x > left + length * 0.4 && x < left + length * 0.62);
  if (isShip(60, 150) || isShip(270, 170)) return "ship";
  if (y > 150 && y < 168) return "pier";
  if (y >= 168 && y < 200 && x % 48 < 9) return "pier";
  return y < 138 ? "sky" : "sea";
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
