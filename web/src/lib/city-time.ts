// What time it is in the city: ours, or on the local city days in seconds, as its configuration says.

let since = 0;
let factor = 1;

/** Takes the pace of the configuration, `<instant>x<factor>`; null for real time. */
export function setPace(pace: string | null): void {
  const [instant = '', times = '1'] = pace?.split('x') ?? [];
  const start = Date.parse(instant);
  [since, factor] = Number.isNaN(start) ? [0, 1] : [start, Number(times)];
}

/** The present moment in the city. */
export function cityNow(): Date {
  return new Date(since + (Date.now() - since) * factor);
}
