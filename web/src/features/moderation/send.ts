// The requests behind the decisions; each answers with the case as it is afterwards.
import { api } from '@/api/client';
import type { Case } from '@/api/types';

interface At {
  id: string;
  version: number;
}

const path = ({ id }: At) => ({ path: { id } });

/** The client throws on every refusal, so an answer without a body is a broken server. */
function decided({ data }: { data?: Case }): Case {
  if (data === undefined) throw new Error('the answer has no case');
  return data;
}

export const send = {
  restore: async (at: At, body: { reason: string; category: string | null }) =>
    decided(await api.POST('/api/moderation/{id}/restore', { params: path(at), body: { version: at.version, ...body } })),

  confirm: async (at: At, body: { reason: string; days: number | null }) =>
    decided(await api.POST('/api/moderation/{id}/confirm', { params: path(at), body: { version: at.version, ...body } })),

  lengthen: async (at: At, body: { reason: string; days: number }) =>
    decided(await api.POST('/api/moderation/{id}/lengthen', { params: path(at), body: { version: at.version, ...body } })),

  lift: async (at: At, body: { reason: string }) =>
    decided(await api.POST('/api/moderation/{id}/lift', { params: path(at), body: { version: at.version, ...body } })),
};
