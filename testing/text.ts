import fc from "fast-check";

/** Any text at all, lone halves of characters included. The library's own takes seconds to list every character first. */
export function anyText(maxLength = 40): fc.Arbitrary<string> {
  return fc
    .array(fc.oneof(fc.integer({ max: 0x7f, min: 0 }), fc.integer({ max: 0x10ffff, min: 0 })), { maxLength })
    .map((points) => String.fromCodePoint(...points));
}
