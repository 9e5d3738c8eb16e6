// What staff see of the applicant and do about them: questions, reach, block, withdrawal.
import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';

import { serveCard, server } from './fake-api';
import { allowed, card, summary } from './samples';
import { show, unfold } from './show';

const question = { sequence: 5, text: 'На якій опорі?', answer_by: '2099-12-10T21:59:59Z', answered_at: null };

test('a question is asked beside the steps', async () => {
  let sent: unknown;
  serveCard(() => card({ allowed_actions: [allowed('report', 'Звітувати', '5.4'), allowed('ask', 'Запитати заявника', '5.1')] }));
  server.use(
    http.post('*/api/appeals/card-1/ask', async ({ request }) => {
      sent = await request.json();
      return HttpResponse.json(card({ version: 4, questions: [question], waiting_for_applicant: true, answer_by: question.answer_by }));
    }),
  );
  const { user } = show('/appeals/card-1');
  await unfold(user, 'ask');
  await user.click(await screen.findByRole('button', { name: 'Надіслати запитання' }));
  expect(await screen.findByText('Напишіть, що саме треба уточнити')).toBeInTheDocument();
  await user.type(screen.getByRole('textbox', { name: /Запитання/ }), 'На якій опорі?');
  await user.click(screen.getByRole('button', { name: 'Надіслати запитання' }));
  await waitFor(() => expect(sent).toEqual({ version: 3, question: 'На якій опорі?', answer_by: null }));
  expect(await screen.findByTestId('waiting-for-applicant')).toHaveTextContent('чекаємо на відповідь до 10.12.2099');
  expect(screen.getByTestId('card-questions')).toHaveTextContent('Чекаємо на відповідь до 10 грудня 2099');
});

test('an answered question says so, and the answer stands in the history with its files', async () => {
  serveCard(() =>
    card({
      questions: [{ ...question, answered_at: '2026-11-24T10:00:00Z' }],
      files: [
        {
          id: 'f1',
          name: 'Фото 1',
          kind: 'photo',
          origin: 'applicant',
          state: 'pending',
          content_type: null,
          size: null,
          url: null,
          thumbnail_url: null,
          taken_at: null,
          taken_place: null,
          failure: null,
          can_retry: false,
        },
      ],
      history: [
        ...card().history,
        {
          sequence: 6,
          at: '2026-11-24T10:00:00Z',
          actor: { kind: 'applicant', name: 'Дорошенко Марія' },
          kind: 'clarification_answered',
          clause: '5.1',
          text: 'Відповідь заявника, додано файлів: 1.',
          comment: 'На третій',
          files: ['f1'],
          card: null,
          undone: false,
        },
      ],
    }),
  );
  show('/appeals/card-1');
  expect(await screen.findByTestId('card-questions')).toHaveTextContent('Відповідь отримано 24.11.2026, 12:00');
  const entry = screen.getAllByTestId('history-entry')[0];
  expect(entry).toHaveTextContent('На третій');
  expect(entry).toHaveTextContent('Фото 1');
  expect(screen.queryByTestId('waiting-for-applicant')).not.toBeInTheDocument();
});

test('what is seldom needed stands in a menu, each in a window of its own', async () => {
  let sent: unknown;
  serveCard(() =>
    card({
      allowed_actions: [
        allowed('comment', 'Додати коментар', '6.5.1'),
        { ...allowed('block_applicant', 'Призупинити приймання від заявника', '4.4'), proposed_days: 7 },
      ],
    }),
  );
  server.use(
    http.post('*/api/appeals/card-1/block', async ({ request }) => {
      sent = await request.json();
      return HttpResponse.json(
        card({
          version: 4,
          chat: {
            ...card().chat,
            block: { since: '2026-11-24T10:00:00Z', until: '2099-12-01T21:59:59Z', reason: 'Образи', by: null },
          },
        }),
      );
    }),
  );
  const { user } = show('/appeals/card-1');
  expect(await screen.findByText('Зараз від вас нічого не потрібно.')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Додатково' }));
  await user.click(await screen.findByTestId('more-block_applicant'));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: 'Призупинити приймання' }));
  expect(await within(dialog).findByText('Поясніть причину: її побачить заявник')).toBeInTheDocument();
  await user.type(within(dialog).getByRole('textbox', { name: /Причина/ }), 'Образи');
  await user.click(within(dialog).getByRole('button', { name: 'Призупинити приймання' }));
  await waitFor(() => expect(sent).toEqual({ version: 3, reason: 'Образи', days: 7 }));
  expect(await screen.findByTestId('applicant-blocked')).toHaveTextContent('Образи');
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
});

test('a place is taken from the words of a map', async () => {
  let sent: unknown;
  serveCard(() => card({ allowed_actions: [allowed('set_location', 'Вказати місце на карті', '5.3')] }));
  server.use(
    http.post('*/api/appeals/card-1/location', async ({ request }) => {
      sent = await request.json();
      return HttpResponse.json(card({ version: 4, location: { latitude: 48.9127, longitude: 31.2044 } }));
    }),
  );
  const { user } = show('/appeals/card-1');
  await user.click(await screen.findByRole('button', { name: 'Додатково' }));
  await user.click(await screen.findByTestId('more-set_location'));
  await user.type(await screen.findByRole('textbox', { name: /Координати/ }), '48.9127, 31.2044');
  await user.click(screen.getByRole('button', { name: 'Зберегти місце' }));
  await waitFor(() => expect(sent).toEqual({ version: 3, latitude: 48.9127, longitude: 31.2044 }));
});

test('an applicant whom notices do not reach is told of on the card', async () => {
  serveCard(() => card({ chat: { ...card().chat, reachable: false, lost_since: '2026-11-20T10:00:00Z' } }));
  show('/appeals/card-1');
  expect(await screen.findByTestId('applicant-unreachable')).toHaveTextContent('Заявник заблокував бота з 20.11.2026');
});

test('a withdrawn card says so instead of how far it has come', async () => {
  serveCard(() => card({ state: 'withdrawn', state_name: 'Відкликано заявником' }));
  show('/appeals/card-1');
  expect(await screen.findByText(/Заявник відкликав звернення\. Розгляд припинено\./)).toBeInTheDocument();
  expect(screen.queryByRole('list', { name: 'Етапи розгляду' })).not.toBeInTheDocument();
});

test('the worklist shows which cards wait for the applicant', async () => {
  const waiting = summary({ waiting_for_applicant: true, answer_by: null });
  server.use(http.get('*/api/worklist', () => HttpResponse.json({ items: [waiting] })));
  show('/');
  expect((await screen.findAllByTestId('waiting-for-applicant'))[0]).toHaveTextContent('чекаємо на відповідь');
});

test('a term that stands still says so in place of the days left', async () => {
  const stands = { due_at: '2099-12-10T21:59:59Z', paused_since: '2026-11-24T10:00:00Z' };
  serveCard(() => card(stands));
  show('/appeals/card-1');
  const deadline = await screen.findByTestId('card-deadline');
  expect(deadline).toHaveTextContent('строк зупинено до відповіді заявника');
  expect(deadline).not.toHaveTextContent('залишилось');
});

test('the worklist says which terms stand still; one that had passed is red still', async () => {
  const stands = { due_at: '2099-12-10T21:59:59Z', paused_since: '2026-11-24T10:00:00Z' };
  const items = [summary(stands), summary({ ...stands, id: 'late', overdue: true }), summary({ ...stands, id: 'closed', state: 'closed' })];
  server.use(http.get('*/api/worklist', () => HttpResponse.json({ items })));
  show('/');
  const [first, late, closed] = await screen.findAllByTestId('card-row');
  expect(first).toHaveTextContent(/2099строк зупинено/);
  expect(first).not.toHaveTextContent('залишилось');
  expect(late).toHaveTextContent('прострочено, строк зупинено');
  expect(closed).not.toHaveTextContent('зупинено');
});
