// A fixed month of the hotline for tests: a report and the figures of three executors.
import type { ExecutorCard, Executors, Figures, PersonRef, Progress, Report, Statistics } from '@/api/types';
import { romaniuk, shevchuk } from './samples';

export function statistics(changes: Partial<Statistics> = {}): Statistics {
  return {
    total: 0,
    collective: 0,
    repeat: 0,
    privileged: 0,
    proposals: 0,
    statements: 0,
    complaints: 0,
    resolved: 0,
    refused: 0,
    explained: 0,
    returned: 0,
    forwarded: 0,
    not_considered: 0,
    withdrawn: 0,
    pending: 0,
    people: 0,
    ...changes,
  };
}

export function progress(changes: Partial<Progress> = {}): Progress {
  return {
    count: 0,
    open: 0,
    overdue: 0,
    closed: 0,
    withdrawn: 0,
    merged: 0,
    breached: 0,
    reworks: 0,
    extended: 0,
    planned: 0,
    median_days: null,
    quality: null,
    ratings: 0,
    ...changes,
  };
}

const WORK = { assigned: 0, on_time: 0, late: 0, open: 0, overdue: 0, ended: 0 };

export function figures(changes: Partial<Figures> = {}): Figures {
  return {
    led: WORK,
    parts: WORK,
    timeliness: null,
    reworks: 0,
    quality: null,
    ratings: 0,
    breaches: 0,
    measures: 0,
    open_requests: 0,
    ...changes,
  };
}

/** 9 appeals of October and November 2026. */
export const report: Report = {
  from: '2026-10-01',
  to: '2026-11-30',
  made_at: '2026-12-01T10:00:00Z',
  statistics: statistics({
    total: 9,
    collective: 1,
    repeat: 1,
    privileged: 1,
    proposals: 1,
    statements: 7,
    complaints: 1,
    resolved: 1,
    explained: 1,
    forwarded: 1,
    withdrawn: 1,
    pending: 5,
    people: 48,
  }),
  progress: progress({
    count: 9,
    open: 4,
    overdue: 1,
    closed: 3,
    withdrawn: 1,
    merged: 1,
    breached: 2,
    reworks: 1,
    extended: 1,
    planned: 1,
    median_days: 10,
    quality: 3.5,
    ratings: 2,
  }),
  by_arrival: [
    {
      arrival: { code: '1.1', name: 'Поштою (електронною поштою)' },
      statistics: statistics({ total: 8, statements: 6, pending: 4, people: 8 }),
    },
    {
      arrival: { code: '1.2', name: 'На особистому прийомі' },
      statistics: statistics({ total: 1, collective: 1, statements: 1, pending: 1, people: 40 }),
    },
  ],
  by_category: [
    {
      category: { id: 'light', name: 'Вуличне освітлення' },
      parent: 'Благоустрій',
      share: 500 / 9,
      progress: progress({ count: 5, open: 1, closed: 2, median_days: 14.5 }),
    },
    {
      category: { id: 'roads', name: 'Дороги' },
      parent: null,
      share: 400 / 9,
      progress: progress({ count: 4, open: 3, overdue: 1, closed: 1, median_days: 1 }),
    },
  ],
  by_decision_maker: [
    { person: { ...shevchuk }, progress: progress({ count: 8, open: 3, overdue: 1, closed: 3 }) },
    { person: null, progress: progress({ count: 1, open: 1 }) },
  ],
  by_month: [
    { month: '2026-10', progress: progress({ count: 1, open: 1 }) },
    { month: '2026-11', progress: progress({ count: 8, open: 3, overdue: 1, closed: 3, withdrawn: 1, merged: 1 }) },
  ],
};

const ivanenko: PersonRef = { ...romaniuk, id: 'o.yizhak', name: 'Їжак Олег Петрович', position: 'майстер' };

export const executors: Executors = {
  from: '2026-11-01',
  to: '2026-11-30',
  made_at: '2026-12-01T10:00:00Z',
  total: figures({
    led: { assigned: 6, on_time: 2, late: 1, open: 2, overdue: 1, ended: 1 },
    parts: { ...WORK, assigned: 1, on_time: 1 },
    timeliness: 60,
    reworks: 1,
    quality: 3.5,
    ratings: 2,
    breaches: 1,
    measures: 1,
    open_requests: 1,
  }),
  organisations: [
    {
      organisation: { id: 'light', name: 'КП «Міськсвітло»' },
      total: figures({ led: { assigned: 6, on_time: 2, late: 1, open: 2, overdue: 1, ended: 1 }, timeliness: 60 }),
      executors: [
        {
          person: romaniuk,
          figures: figures({
            led: { assigned: 4, on_time: 1, late: 1, open: 2, overdue: 1, ended: 0 },
            timeliness: 100 / 3,
            reworks: 1,
            quality: 3.5,
            ratings: 2,
            breaches: 1,
            measures: 1,
            open_requests: 1,
          }),
        },
        {
          person: ivanenko,
          figures: figures({
            led: { ...WORK, assigned: 2, on_time: 1, ended: 1 },
            parts: { ...WORK, assigned: 1, on_time: 1 },
            timeliness: 100,
          }),
        },
      ],
    },
  ],
  cards: null,
};

export function executorCard(changes: Partial<ExecutorCard> = {}): ExecutorCard {
  return {
    id: 'card-1',
    number: 'К-3/2026',
    state: 'closed',
    state_name: 'Закрито',
    category: { id: 'light', name: 'Вуличне освітлення' },
    share: 'lead',
    outcome: 'late',
    outcome_name: 'Виконано із запізненням',
    registered_at: '2026-11-03T10:00:00Z',
    due_at: '2026-11-18T21:59:59Z',
    reported_at: '2026-11-20T10:00:00Z',
    reworks: 1,
    quality: 2,
    breaches: 1,
    measures: 1,
    ...changes,
  };
}
