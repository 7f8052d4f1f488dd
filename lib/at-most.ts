/** The same function, of which no more than `places` run at once; the others wait in the order in which they came. */
export function atMost<Args extends unknown[], T>(
  places: number,
  work: (...args: Args) => Promise<T>,
): (...args: Args) => Promise<T> {
  let free = places;
  const queue: (() => void)[] = [];
  return async (...args) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => queue.push(resolve));
    try {
      return await work(...args);
    } finally {
      const next = queue.shift();
      if (next) next();
      else free += 1;
    }
  };
}
