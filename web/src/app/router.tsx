// The addresses of the application and the page behind each.
import { createBrowserRouter, type RouteObject } from 'react-router';

import { adminRoutes } from '@/features/admin/routes';
import { AuditPage } from '@/features/audit/AuditPage';
import { CardPage } from '@/features/card/CardPage';
import { CasePage } from '@/features/moderation/CasePage';
import { ModerationPage } from '@/features/moderation/ModerationPage';
import { NewAppealPage } from '@/features/register/NewAppealPage';
import { RegisterPage } from '@/features/register/RegisterPage';
import { reportRoutes } from '@/features/reports/routes';
import { SignOutPage } from '@/features/session/SignOutPage';
import { WorklistPage } from '@/features/worklist/WorklistPage';
import { CrashPage } from './pages/CrashPage';
import { NotFoundPage } from './pages/NotFoundPage';
import { Shell } from './shell/Shell';

export const routes: RouteObject[] = [
  {
    element: <Shell />,
    errorElement: <CrashPage />,
    // Only until a part that is loaded on demand is there.
    hydrateFallbackElement: <></>,
    children: [
      { index: true, element: <WorklistPage /> },
      { path: 'register', element: <RegisterPage /> },
      { path: 'register/new', element: <NewAppealPage /> },
      { path: 'appeals/:id', element: <CardPage /> },
      ...reportRoutes,
      { path: 'moderation', element: <ModerationPage /> },
      { path: 'moderation/:id', element: <CasePage /> },
      { path: 'audit', element: <AuditPage /> },
      adminRoutes,
      { path: 'sign-out', element: <SignOutPage /> },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
];

export function createRouter() {
  return createBrowserRouter(routes);
}
