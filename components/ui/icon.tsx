import { clsx } from "clsx";
import { type IconName, iconPaths } from "./icon-paths";

type IconProps = {
  name: IconName;
  /** In quarters of a rem; 16 px if not said. Apart from the class, so that no icon is left without one and fills its line. */
  size?: keyof typeof SIZES;
  /** Colour and place; the text's colour otherwise. */
  className?: string;
  /** Only where no word stands beside the icon. */
  label?: string;
};

const SIZES = { 3.5: "size-3.5", 4: "size-4", 4.5: "size-4.5", 5: "size-5", 7: "size-7" } as const;

/** An outline icon. Hidden from assistive technology unless it has a label. */
export function Icon({ name, size = 4, className, label }: IconProps) {
  const look = {
    viewBox: "0 0 24 24",
    fill: "none",
    stroke: "currentColor",
    strokeWidth: 2,
    strokeLinecap: "round",
    strokeLinejoin: "round",
    className: clsx("shrink-0", SIZES[size], className),
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
