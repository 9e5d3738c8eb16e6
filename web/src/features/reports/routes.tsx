// The pages of reports; loaded when one is opened.
import type { RouteObject } from 'react-router';

export const reportRoutes: RouteObject[] = [
  { path: 'report', lazy: async () => ({ Component: (await import('./ReportPage')).ReportPage }) },
  { path: 'figures', lazy: async () => ({ Component: (await import('./FiguresPage')).FiguresPage }) },
  { path: 'figures/:id', lazy: async () => ({ Component: (await import('./ExecutorPage')).ExecutorPage }) },
];
