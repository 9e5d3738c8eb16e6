// The requests behind the actions; each answers with the card as it is afterwards.
import { api } from '@/api/client';
import type { Card } from '@/api/types';

interface At {
  id: string;
  version: number;
}

const path = ({ id }: At) => ({ path: { id } });

/** The client throws on every refusal, so an answer without a body is a broken server. */
function card({ data }: { data?: Card }): Card {
  if (data === undefined) throw new Error('the answer has no card');
  return data;
}

export const send = {
  address: async (at: At, body: { due_on: string; decision_makers: string[]; note: string | null }) =>
    card(await api.POST('/api/appeals/{id}/address', { params: path(at), body: { version: at.version, ...body } })),

  assign: async (at: At, body: { executor: string; resolution: string; due_on: string | null }) =>
    card(await api.POST('/api/appeals/{id}/assign', { params: path(at), body: { version: at.version, ...body } })),

  accept: async (at: At, body: { comment: string | null }) =>
    card(await api.POST('/api/appeals/{id}/accept', { params: path(at), body: { version: at.version, ...body } })),

  comment: async (at: At, body: { text: string }) =>
    card(await api.POST('/api/appeals/{id}/comment', { params: path(at), body: { version: at.version, ...body } })),

  report: async (at: At, body: { result: string; code: string }) =>
    card(await api.POST('/api/appeals/{id}/report', { params: path(at), body: { version: at.version, ...body } })),

  returnForRework: async (at: At, body: { reason: string }) =>
    card(await api.POST('/api/appeals/{id}/return', { params: path(at), body: { version: at.version, ...body } })),

  close: async (at: At, body: { comment: string | null }) =>
    card(await api.POST('/api/appeals/{id}/close', { params: path(at), body: { version: at.version, ...body } })),

  ask: async (at: At, body: { question: string; answer_by: string | null }) =>
    card(await api.POST('/api/appeals/{id}/ask', { params: path(at), body: { version: at.version, ...body } })),

  correctCategory: async (at: At, body: { category: string }) =>
    card(await api.POST('/api/appeals/{id}/category', { params: path(at), body: { version: at.version, ...body } })),

  setLocation: async (at: At, body: { latitude: number; longitude: number }) =>
    card(await api.POST('/api/appeals/{id}/location', { params: path(at), body: { version: at.version, ...body } })),

  block: async (at: At, body: { reason: string; days: number }) =>
    card(await api.POST('/api/appeals/{id}/block', { params: path(at), body: { version: at.version, ...body } })),

  unblock: async (at: At, body: { reason: string }) =>
    card(await api.POST('/api/appeals/{id}/unblock', { params: path(at), body: { version: at.version, ...body } })),

  undo: async (at: At, body: { sequence: number }) =>
    card(await api.POST('/api/appeals/{id}/undo', { params: path(at), body: { version: at.version, ...body } })),

  completeUpload: async (at: At, uploadId: string, name: string) =>
    card(
      await api.POST('/api/appeals/{id}/uploads/{upload_id}/complete', {
        params: { path: { id: at.id, upload_id: uploadId } },
        body: { version: at.version, name },
      }),
    ),
};

/** Asks to fetch a file that failed once more; answers with the card on which it is on its way. */
export async function fetchAgain(id: string, file: string): Promise<Card> {
  return card(await api.POST('/api/appeals/{id}/files/{file}/retry', { params: { path: { id, file } } }));
}

/** Asks for an address to which the browser may send the file. */
export async function beginUpload(id: string, file: File) {
  const { data } = await api.POST('/api/appeals/{id}/uploads', {
    params: { path: { id } },
    body: { name: file.name, content_type: file.type || 'application/octet-stream', size: file.size },
  });
  if (data === undefined) throw new Error('the answer has no address');
  return data;
}
