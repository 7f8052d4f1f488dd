import type { Direction } from "@/lib/engagements/direction";
import type { Shape } from "./rules";

export const DIRECTION_LABELS: Readonly<Record<Direction, string>> = {
  OUT: "Our visits to them",
  IN: "Theirs to us",
  NEITHER: "Elsewhere, by phone or letter, or place not known",
};

export const SHAPE_LABELS: Readonly<Record<Shape, string>> = {
  circle: "Dialogue, protocol, crisis contact",
  square: "Visits and exchanges",
  diamond: "Education, training, exercises",
  triangle: "Assistance, materiel and all else",
};
