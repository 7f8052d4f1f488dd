import { type ClassValue, clsx } from "clsx";
import { twMerge } from "tailwind-merge";

/**
 * Joins class names; where two set the same property the later one wins, so a caller's `className` overrides.
 * Not for client leaves of the frame: it brings tailwind-merge (about 8 kB) into the first load. Use `clsx` there.
 */
export function cn(...classes: ClassValue[]): string {
  return twMerge(clsx(classes));
}
