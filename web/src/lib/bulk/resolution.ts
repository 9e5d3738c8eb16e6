// A resolution for many cards: each card's own values stand in the templates it is made of.
import { api } from '@/api/client';
import type { Card, Directory } from '@/api/types';
import { PLACE, places } from '../fields/places';
import { filled } from '../use-versioned-form';
import { DoesNotFit } from './run';

type Template = Directory['templates'][number];

const needed = filled('Напишіть резолюцію: що саме треба зробити');

/** The text with another one in the place of every template that stands in it as it is. */
function eachTemplate(text: string, templates: readonly Template[], put: (template: Template) => string): string {
  // A longer one may hold a shorter one.
  const longestFirst = [...templates].sort((a, b) => b.text.length - a.text.length);
  return longestFirst.reduce((before, template) => before.replaceAll(template.text, () => put(template)), text);
}

/** The server fills whole templates, not what is left of one that was rewritten. */
export function resolutionRule(text: string, templates: readonly Template[]): string | null {
  const strange = places(eachTemplate(text, templates, () => ''));
  if (strange.length === 0) return needed(text);
  return `Значення карток підставляються лише в незмінений шаблон. Замініть словами: ${strange.join(', ')}`;
}

/** Whether it can be that template with its places filled. */
function isMadeOf(text: string, { text: template }: Template): boolean {
  return template.split(PLACE).every((words) => text.includes(words));
}

/** The text for one card; a card that lacks a value is not sent half a text. */
export async function resolutionFor({ id }: Card, text: string, templates: readonly Template[]): Promise<string> {
  if (places(text).length === 0) return text;
  const { data } = await api.GET('/api/appeals/{id}/templates', { params: { path: { id } } });
  const own = eachTemplate(text, templates, (template) => {
    const found = data?.items.find((item) => item.id === template.id);
    if (found === undefined || !isMadeOf(found.text, template)) {
      throw new DoesNotFit(`Шаблон «${template.name}» щойно змінили: оновіть сторінку й оберіть його знову.`);
    }
    return found.text;
  });
  const left = places(own);
  if (left.length > 0) {
    throw new DoesNotFit(`На картці ще немає того, що потрібно шаблону (${left.join(', ')}): призначте її окремо.`);
  }
  return own;
}
