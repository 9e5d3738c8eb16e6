// Draws a page of the application as it stands in the browser, without sign-in.
import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';

import { provideAccess } from '@/api/client';
import { createQueryClient } from '@/app/query-client';
import { routes } from '@/app/router';
import { theme } from '@/app/theme';
import { ConfigContext, type Config } from '@/lib/config';

const config: Config = {
  city: 'Вишнопіль',
  stage: 'test',
  oidc: {
    authority: 'http://localhost/pool',
    metadata_url: null,
    client_id: 'client',
    redirect_uri: 'http://localhost/callback',
    sign_in_url: 'http://localhost/sign-in',
  },
};

/** Opens the address; returns the person at the keyboard and the router. */
export function show(path: string) {
  provideAccess({ token: () => Promise.resolve('token'), renew: () => Promise.resolve(null) });
  const router = createMemoryRouter(routes, { initialEntries: [path] });
  const queryClient = createQueryClient();
  queryClient.setDefaultOptions({ queries: { retry: false } });
  render(
    <MantineProvider theme={theme} env="test">
      <DatesProvider settings={{ locale: 'uk' }}>
        <Notifications />
        <ConfigContext value={config}>
          <QueryClientProvider client={queryClient}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </ConfigContext>
      </DatesProvider>
    </MantineProvider>,
  );
  return { user: userEvent.setup(), router };
}

/** Unfolds an action that is not open by itself. */
export async function unfold(user: UserEvent, action: string): Promise<void> {
  const item = await screen.findByTestId(`action-${action}`);
  await user.click(within(item).getAllByRole('button')[0] ?? item);
}

/** Puts a text into a field at once: long forms are drawn anew with every key. */
export async function fill(user: UserEvent, field: HTMLElement, text: string): Promise<void> {
  await user.click(field);
  await user.paste(text);
}
