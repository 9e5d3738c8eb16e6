// Which field a refusal is about.
import type { ApiError } from '@/api/problem';

/** Refusals whose `detail` begins with the field's name. */
const NAMED: readonly string[] = ['field_missing', 'field_too_long', 'bad_limit', 'list_too_long'];

/** Whether the values have this field: `control.ladder.second`. */
function has(values: unknown, field: string): boolean {
  const step = (value: unknown, name: string) =>
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
  return field.split('.').reduce(step, values) !== undefined;
}

/** The fields as the refusal names them itself, by its code, and by the names in it. */
export function fieldFinder(byCode: Record<string, string>, byName: Record<string, string> = {}) {
  return ({ code, detail, field }: ApiError, sent?: unknown): string | null => {
    if (field !== null && has(sent, field)) return field;
    const known = byCode[code];
    if (known !== undefined) return known;
    if (!NAMED.includes(code)) return null;
    const name = detail?.split(':')[0]?.trim() ?? '';
    return byName[name] ?? null;
  };
}
