// Which field a refusal is about.
import type { ApiError } from '@/api/problem';

/** Refusals whose `detail` begins with the field's name. */
const NAMED: readonly string[] = ['field_missing', 'field_too_long', 'bad_limit', 'list_too_long'];

/** The fields by the codes of refusals, and by the names in them. */
export function fieldFinder(byCode: Record<string, string>, byName: Record<string, string> = {}) {
  return ({ code, detail }: ApiError): string | null => {
    const known = byCode[code];
    if (known !== undefined) return known;
    if (!NAMED.includes(code)) return null;
    const name = detail?.split(':')[0]?.trim() ?? '';
    return byName[name] ?? null;
  };
}
