// What the applicant has said of the result, as staff see it on the card.
import { screen } from '@testing-library/react';

import type { SurveyState } from '@/api/types';
import { card } from './samples';
import { show } from './show';
import { serveCard } from './fake-api';

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
