// The addresses of the application and the page behind each.
import { createBrowserRouter, type RouteObject } from 'react-router';

import { CardPage } from '@/features/card/CardPage';
import { CasePage } from '@/features/moderation/CasePage';
import { ModerationPage } from '@/features/moderation/ModerationPage';
import { NewAppealPage } from '@/features/register/NewAppealPage';
import { RegisterPage } from '@/features/register/RegisterPage';
import { SignOutPage } from '@/features/session/SignOutPage';
import { WorklistPage } from '@/features/worklist/WorklistPage';
import { CrashPage } from './pages/CrashPage';
import { NotFoundPage } from './pages/NotFoundPage';
import { Shell } from './shell/Shell';

export const routes: RouteObject[] = [
  {
    element: <Shell />,
    errorElement: <CrashPage />,
    children: [
      { index: true, element: <WorklistPage /> },
      { path: 'register', element: <RegisterPage /> },
      { path: 'register/new', element: <NewAppealPage /> },
      { path: 'appeals/:id', element: <CardPage /> },
      { path: 'moderation', element: <ModerationPage /> },
      { path: 'moderation/:id', element: <CasePage /> },
      { path: 'sign-out', element: <SignOutPage /> },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
];

export function createRouter() {
  return createBrowserRouter(routes);
}
