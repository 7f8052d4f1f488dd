/** The pattern of "not known" in an SVG; fill with `url(#id)`. The same strokes as the `hatched` utility in globals.css. */
export function HatchPattern({ id }: { id: string }) {
  return (
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="6" height="6" className="fill-surface" />
      <line x1="0" y1="0" x2="0" y2="6" strokeWidth="3" className="stroke-hatch" />
    </pattern>
  );
}
