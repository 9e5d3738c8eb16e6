// The form of a template: its values, and what its text becomes on a card.
import type { TemplateEntry, TemplateValue } from '@/api/admin-types';
import { filled } from '@/lib/use-versioned-form';
import { fieldFinder } from '../parts/problem-fields';
import type { Shown } from '../parts/use-entry-form';

export type TemplateForm = {
  kind: string;
  name: string;
  text: string;
  active: boolean;
};

export const EMPTY: TemplateForm = { kind: 'resolution', name: '', text: '', active: true };

export const toForm = (value: TemplateValue): TemplateForm => ({ ...value });

export const fromForm = ({ name, text, ...values }: TemplateForm): TemplateValue => ({
  ...values,
  name: name.trim(),
  text: text.trim(),
});

export const shownTemplate = ({ version, value }: TemplateEntry): Shown<TemplateForm> => ({
  version,
  values: toForm(value),
  raw: value,
});

export const rules = { name: filled('Вкажіть назву'), text: filled('Напишіть текст') };

export const fieldOf = fieldFinder({ twice_named: 'name', unknown_placeholder: 'text' }, { Назва: 'name', Текст: 'text' });

/** What an example card fills the placeholders with. */
const EXAMPLE: Record<string, string> = {
  '{номер}': 'Д-401/2026',
  '{дата}': '24.11.2026',
  '{заявник}': 'Дорошенко Марія Іванівна',
  '{категорія}': 'Вуличне освітлення',
  '{строк}': '09.12.2026',
  '{виконавець}': 'Романюк Степан Ілліч',
  '{організація}': 'КП «Міськсвітло»',
};

/** A piece of a preview: plain words, what a card filled in, or braces that nothing fills. */
export interface Piece {
  kind: 'words' | 'filled' | 'unknown';
  text: string;
}

/** The text as an example card would fill it. */
export function preview(text: string, placeholders: readonly string[]): Piece[] {
  const parts = text.split(/(\{[^}]*(?:\}|$))/u).filter((part) => part !== '');
  return parts.map((part) => {
    if (!part.startsWith('{')) return { kind: 'words', text: part };
    const placeholder = `{${part.slice(1, part.endsWith('}') ? -1 : undefined).trim()}}`;
    if (!part.endsWith('}') || !placeholders.includes(placeholder)) return { kind: 'unknown', text: part };
    return { kind: 'filled', text: EXAMPLE[placeholder] ?? placeholder };
  });
}
