// The requests behind the administration; each answers with what is there afterwards.
import type {
  CalendarValue,
  CategoryValue,
  ModerationValue,
  OrganisationValue,
  SettingsValue,
  StaffValue,
  TemplateValue,
} from '@/api/admin-types';
import { adminApi } from '@/api/client';

/** What is changed, and the version the person sees. */
interface At {
  id: string;
  version: number;
}

/** The client throws on every refusal, so an answer without a body is a broken server. */
async function answered<A>(call: Promise<{ data?: A }>): Promise<A> {
  const { data } = await call;
  if (data === undefined) throw new Error('the answer is empty');
  return data;
}

const path = (id: string) => ({ params: { path: { id } } });

export const send = {
  invite: (id: string | null, value: StaffValue) => answered(adminApi.POST('/api/admin/staff', { body: { id, value } })),

  changeStaff: ({ id, version }: At, value: StaffValue) =>
    answered(adminApi.PUT('/api/admin/staff/{id}', { ...path(id), body: { version, value } })),

  deactivate: ({ id, version }: At) =>
    answered(adminApi.POST('/api/admin/staff/{id}/deactivate', { ...path(id), body: { version } })),

  reactivate: ({ id, version }: At) =>
    answered(adminApi.POST('/api/admin/staff/{id}/reactivate', { ...path(id), body: { version } })),

  handOver: (id: string, to: string) =>
    answered(adminApi.POST('/api/admin/staff/{id}/hand-over', { ...path(id), body: { to } })),

  resetSignIn: (id: string) => answered(adminApi.POST('/api/admin/staff/{id}/reset-sign-in', path(id))),

  reconcile: (id: string) => answered(adminApi.POST('/api/admin/staff/{id}/reconcile', path(id))),

  createOrganisation: (value: OrganisationValue) =>
    answered(adminApi.POST('/api/admin/organisations', { body: { value } })),

  changeOrganisation: ({ id, version }: At, value: OrganisationValue) =>
    answered(adminApi.PUT('/api/admin/organisations/{id}', { ...path(id), body: { version, value } })),

  createCategory: (value: CategoryValue) => answered(adminApi.POST('/api/admin/categories', { body: { value } })),

  changeCategory: ({ id, version }: At, value: CategoryValue) =>
    answered(adminApi.PUT('/api/admin/categories/{id}', { ...path(id), body: { version, value } })),

  changeOrder: (version: number, value: string[]) =>
    answered(adminApi.PUT('/api/admin/category-order', { body: { version, value } })),

  createTemplate: (value: TemplateValue) => answered(adminApi.POST('/api/admin/templates', { body: { value } })),

  changeTemplate: ({ id, version }: At, value: TemplateValue) =>
    answered(adminApi.PUT('/api/admin/templates/{id}', { ...path(id), body: { version, value } })),

  changeSettings: (version: number, value: SettingsValue) =>
    answered(adminApi.PUT('/api/admin/settings', { body: { version, value } })),

  changeLists: (version: number, value: ModerationValue | null) =>
    answered(adminApi.PUT('/api/admin/moderation-lists', { body: { version, value } })),

  changeCalendar: (version: number, value: CalendarValue) =>
    answered(adminApi.PUT('/api/admin/calendar', { body: { version, value } })),
};
