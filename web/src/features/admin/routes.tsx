// The addresses of the administration; its pages are loaded only by who opens one.
import { Navigate, type RouteObject } from 'react-router';

import type * as pages from './pages';
import { NEW } from './parts/new';

function page(path: string, name: keyof typeof pages): RouteObject {
  return { path, lazy: async () => ({ Component: (await import('./pages'))[name] }) };
}

export const adminRoutes: RouteObject = {
  path: 'admin',
  lazy: async () => ({ Component: (await import('./pages')).AdminLayout }),
  children: [
    { index: true, element: <Navigate to="/admin/staff" replace /> },
    page('staff', 'StaffPage'),
    page(`staff/${NEW}`, 'InvitePage'),
    page('staff/:id', 'MemberPage'),
    page('organisations', 'OrganisationsPage'),
    page(`organisations/${NEW}`, 'NewOrganisationPage'),
    page('organisations/:id', 'OrganisationPage'),
    page('categories', 'CategoriesPage'),
    page(`categories/${NEW}`, 'NewCategoryPage'),
    page('categories/:id', 'CategoryPage'),
    page('templates', 'TemplatesPage'),
    page(`templates/${NEW}`, 'NewTemplatePage'),
    page('templates/:id', 'TemplatePage'),
    page('calendar', 'CalendarPage'),
    page('words', 'WordsPage'),
    page('settings', 'SettingsPage'),
    page('changes', 'ChangesPage'),
  ],
};
