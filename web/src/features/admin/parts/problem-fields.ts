// Which field a refusal is about.
import type { ApiError } from '@/api/problem';

/** The fields by the codes of refusals; `detail` of a missing or too long text begins with the field's name. */
export function fieldFinder(byCode: Record<string, string>, byName: Record<string, string> = {}) {
  return ({ code, detail }: ApiError): string | null => {
    const known = byCode[code];
    if (known !== undefined) return known;
    if (code !== 'field_missing' && code !== 'field_too_long' && code !== 'bad_limit') return null;
    const name = detail?.split(':')[0]?.trim() ?? '';
    return byName[name] ?? null;
  };
}
