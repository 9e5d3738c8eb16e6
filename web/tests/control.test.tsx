// What the control of deadlines and the survey leave on a card, as staff see it.
import { screen, within } from '@testing-library/react';

import type { Breach, SurveyState } from '@/api/types';
import { card, romaniuk } from './samples';
import { show } from './show';
import { serveCard } from './fake-api';

const breach: Breach = {
  stage: 'execution',
  what: 'Порушено строк виконання',
  due_at: '2026-11-20T21:59:59Z',
  people: [romaniuk],
  rung: 3,
  ended_at: null,
  clause: '7',
};

const survey: SurveyState = {
  asked_at: null,
  reminded_at: null,
  done: null,
  quality: null,
  comment: null,
  answered_at: null,
  ended: null,
  ended_at: null,
};

test('a broken term says whose it was, how far it has risen and whether it lasts', async () => {
  const mended = { ...breach, stage: 'assignment', what: 'Виконавця не призначено', rung: 1, ended_at: '2026-11-19T08:00:00Z' };
  serveCard(() => card({ breaches: [mended, breach] }));
  show('/appeals/card-1');
  const rows = within(await screen.findByTestId('card-breaches')).getAllByTestId('breach');
  expect(rows[0]).toHaveTextContent(/Усунено 19\.11\.2026/);
  expect(rows[0]).toHaveTextContent('Повідомлено відповідальних і керівництво.');
  expect(rows[1]).toHaveTextContent('Триває');
  expect(rows[1]).toHaveTextContent(/Романюк/);
  expect(rows[1]).toHaveTextContent('Повідомлено міського голову.');
});

test('a card whose terms were kept and that is not surveyed says nothing of it', async () => {
  serveCard(() => card());
  show('/appeals/card-1');
  expect(await screen.findByTestId('card-history')).toBeInTheDocument();
  expect(screen.queryByTestId('card-breaches')).not.toBeInTheDocument();
  expect(screen.queryByTestId('card-survey')).not.toBeInTheDocument();
});

test.each<[string, Partial<SurveyState>, RegExp]>([
  ['it is still to be sent', {}, /буде надіслано в денний час/],
  ['nobody has answered', { asked_at: '2026-11-24T08:00:00Z' }, /Запитано 24\.11\.2026.*відповіді ще немає/],
  ['the applicant praises', { done: true, quality: 5, comment: 'Дякую!', ended: 'answered' }, /Роботу виконано5 з 5Дякую!Опитування завершено/],
  ['a repeat appeal follows', { done: false, comment: 'Досі темно', ended: 'repeated' }, /Роботу не виконаноДосі темноСтворено повторне звернення/],
  ['it would have cost', { ended: 'not_sent_paid' }, /у Viber було б платним/],
])('the survey: %s', async (_, changes, words) => {
  serveCard(() => card({ state: 'closed', survey: { ...survey, ...changes } }));
  show('/appeals/card-1');
  expect(await screen.findByTestId('card-survey')).toHaveTextContent(words);
});
