// Sizes, times and speeds as people read them.

const number = new Intl.NumberFormat('uk-UA', { maximumFractionDigits: 1 });
const moment = new Intl.DateTimeFormat('uk-UA', { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' });

/** «3,4 МБ». */
export function size(bytes: number): string {
  if (bytes < 1024) return `${bytes} Б`;
  if (bytes < 1024 * 1024) return `${number.format(bytes / 1024)} КБ`;
  return `${number.format(bytes / 1024 / 1024)} МБ`;
}

/** «29 листопада о 10:15», by the person's own clock. */
export function until(time: string): string {
  return moment.format(new Date(time));
}

/** How long is left: «менше хвилини», «ще 3 хв», «ще 1 год 5 хв». */
export function left(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  if (minutes <= 1) return 'менше хвилини';
  if (minutes < 60) return `ще ${minutes} хв`;
  const rest = minutes % 60;
  return rest === 0 ? `ще ${Math.floor(minutes / 60)} год` : `ще ${Math.floor(minutes / 60)} год ${rest} хв`;
}
