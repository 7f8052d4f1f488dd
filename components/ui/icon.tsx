import { clsx } from "clsx";
import { type IconName, iconPaths } from "./icon-paths";

type IconProps = {
  name: IconName;
  /** Size and colour, e.g. `size-5 text-muted`; 16 px and the text's colour otherwise. */
  className?: string;
  /** Only where no word stands beside the icon. */
  label?: string;
};

/** An outline icon. Hidden from assistive technology unless it has a label. */
export function Icon({ name, className, label }: IconProps) {
  const look = {
    viewBox: "0 0 24 24",
    fill: "none",
    stroke: "currentColor",
    strokeWidth: 2,
    strokeLinecap: "round",
    strokeLinejoin: "round",
    className: clsx("shrink-0", className ?? "size-4"),
  } as const;
  if (label === undefined) {
    return (
      <svg aria-hidden="true" {...look}>
        <path d={iconPaths[name]} />
      </svg>
    );
  }
  return (
    <svg role="img" {...look}>
      <title>{label}</title>
      <path d={iconPaths[name]} />
    </svg>
  );
}
