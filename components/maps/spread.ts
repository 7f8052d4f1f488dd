type Dot = { x: number; y: number };

/**
 * Moves circles of `radius` apart until none covers another (or the rounds run out), each as little as its neighbours allow.
 * The same dots always give the same places. Map units in and out, one decimal.
 */
export function spreadDots<Item extends Dot>(dots: readonly Item[], radius: number, rounds = 60): Item[] {
  const placed = dots.map((dot) => ({ ...dot }));
  const apart = radius * 2 + 1;
  for (let round = 0; round < rounds; round++) {
    let moved = false;
    for (const [index, one] of placed.entries()) {
      for (const other of placed.slice(index + 1)) {
        const distance = Math.hypot(other.x - one.x, other.y - one.y);
        if (distance >= apart) continue;
        // Dots on the very same spot have no direction between them; downwards is as good as any.
        const [x, y] = distance > 0 ? [(other.x - one.x) / distance, (other.y - one.y) / distance] : [0, 1];
        const push = (apart - distance) / 2;
        one.x -= x * push;
        one.y -= y * push;
        other.x += x * push;
        other.y += y * push;
        moved = true;
      }
    }
    if (!moved) break;
  }
  return placed.map((dot) => ({ ...dot, x: Math.round(dot.x * 10) / 10, y: Math.round(dot.y * 10) / 10 }));
}
