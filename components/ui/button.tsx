import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { Anchor, type AnchorProps } from "./anchor";
import { cn } from "./cn";

/** The classes of a button, for the rare element that is neither `<Button>` nor `<ButtonLink>` (a `<summary>`, a `<label>`). */
export const buttonVariants = cva(
  [
    "inline-flex items-center justify-center gap-2 rounded-md border font-medium whitespace-nowrap select-none",
    "transition-colors disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-progress aria-disabled:opacity-70",
    "print:hidden",
  ],
  {
    variants: {
      variant: {
        primary: "border-transparent bg-primary text-primary-foreground hover:bg-primary-hover",
        secondary: "border-control bg-surface text-foreground hover:bg-hover",
        quiet: "border-transparent bg-transparent text-link hover:bg-hover",
        danger: "border-transparent bg-danger-fill text-danger-foreground hover:bg-danger-fill-hover",
        link: "h-auto border-transparent bg-transparent p-0 font-normal prose-link",
      },
      size: {
        sm: "min-h-8 px-2.5 text-sm",
        md: "min-h-10 px-3.5 text-base",
        icon: "size-9 p-0",
      },
    },
    compoundVariants: [{ variant: "link", class: "min-h-0 p-0" }],
    defaultVariants: { variant: "secondary", size: "md" },
  },
);

type Look = VariantProps<typeof buttonVariants>;

/** A native button; `type="button"` unless told otherwise, so that it never submits by accident. */
export function Button({
  variant,
  size,
  className,
  type = "button",
  ...rest
}: ComponentProps<"button"> & Look) {
  return <button type={type} className={cn(buttonVariants({ variant, size }), className)} {...rest} />;
}

/** A link that looks like a button: for going somewhere, never for changing something. */
export function ButtonLink({ variant, size, className, ...rest }: AnchorProps & Look) {
  return <Anchor className={cn(buttonVariants({ variant, size }), className)} {...rest} />;
}
