// The application from outside in: look, configuration, sign-in, data, pages.
import 'dayjs/locale/uk';

import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { RouterProvider } from 'react-router';

import { SessionProvider } from './auth/SessionProvider';
import { ConfigGate } from './ConfigGate';
import { createQueryClient } from './query-client';
import { createRouter } from './router';
import { cssVariables, theme } from './theme';

export function App() {
  const [queryClient] = useState(createQueryClient);
  const [router] = useState(createRouter);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} forceColorScheme="light">
      <DatesProvider settings={{ locale: 'uk', firstDayOfWeek: 1, consistentWeeks: true }}>
        <Notifications position="top-center" autoClose={7000} limit={3} />
        <ConfigGate>
          <QueryClientProvider client={queryClient}>
            <SessionProvider router={router}>
              <RouterProvider router={router} />
            </SessionProvider>
          </QueryClientProvider>
        </ConfigGate>
      </DatesProvider>
    </MantineProvider>
  );
}
