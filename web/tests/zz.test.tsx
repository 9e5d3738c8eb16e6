import { screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { serveCard, server } from './fake-api';
import { allowed, card } from './samples';
import { show } from './show';
test('date', async () => {
  let sent: unknown;
  serveCard(() => card({ state: 'addressed', allowed_actions: [{...allowed('address', 'A'), proposed_due_on:'2027-12-04', latest_due_on:'2027-12-30'}] }));
  server.use(http.post('*/api/appeals/card-1/address', async ({ request }) => { sent = await request.json(); return HttpResponse.json(card()); }));
  const { user } = show('/appeals/card-1');
  const d = await screen.findByRole('textbox', { name: /Строк/ });
  await user.clear(d); await user.type(d, '05.12.2027'); console.log('v', d.getAttribute('value'));
  await user.keyboard('{Enter}'); console.log('enter', (d as HTMLInputElement).value);
  await user.keyboard('{Escape}'); console.log('esc', (d as HTMLInputElement).value);
  await user.tab(); console.log('tab', (d as HTMLInputElement).value, sent);
});
