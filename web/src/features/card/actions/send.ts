// The requests behind the actions; each answers with the card as it is afterwards.
import { api } from '@/api/client';
import type { Card, MarksToSet, PartOfWork } from '@/api/types';

interface At {
  id: string;
  version: number;
}

interface Term {
  due_on: string | null;
  due_at: string | null;
}

interface Team {
  executor: string;
  co_executors: PartOfWork[];
}

const path = ({ id }: At) => ({ path: { id } });

/** The client throws on every refusal, so an answer without a body is a broken server. */
function card({ data }: { data?: Card }): Card {
  if (data === undefined) throw new Error('the answer has no card');
  return data;
}

export const send = {
  address: async (at: At, body: Term & { decision_makers: string[]; note: string | null }) =>
    card(await api.POST('/api/appeals/{id}/address', { params: path(at), body: { version: at.version, ...body } })),

  assign: async (at: At, body: Term & Team & { resolution: string; due_reason: string | null }) =>
    card(await api.POST('/api/appeals/{id}/assign', { params: path(at), body: { version: at.version, ...body } })),

  correctDeadline: async (at: At, body: Term & { reason: string }) =>
    card(await api.POST('/api/appeals/{id}/deadline', { params: path(at), body: { version: at.version, ...body } })),

  accept: async (at: At, body: { comment: string | null }) =>
    card(await api.POST('/api/appeals/{id}/accept', { params: path(at), body: { version: at.version, ...body } })),

  comment: async (at: At, body: { text: string }) =>
    card(await api.POST('/api/appeals/{id}/comment', { params: path(at), body: { version: at.version, ...body } })),

  completePart: async (at: At, body: { text: string }) =>
    card(await api.POST('/api/appeals/{id}/complete-part', { params: path(at), body: { version: at.version, ...body } })),

  report: async (at: At, body: { result: string; code: string; law: string | null }) =>
    card(await api.POST('/api/appeals/{id}/report', { params: path(at), body: { version: at.version, ...body } })),

  returnForRework: async (at: At, body: { reason: string }) =>
    card(await api.POST('/api/appeals/{id}/return', { params: path(at), body: { version: at.version, ...body } })),

  close: async (at: At, body: { comment: string | null }) =>
    card(await api.POST('/api/appeals/{id}/close', { params: path(at), body: { version: at.version, ...body } })),

  ask: async (at: At, body: { question: string; answer_by: string | null }) =>
    card(await api.POST('/api/appeals/{id}/ask', { params: path(at), body: { version: at.version, ...body } })),

  askMaterials: async (at: At, body: { of: string | null; text: string }) =>
    card(await api.POST('/api/appeals/{id}/materials/ask', { params: path(at), body: { version: at.version, ...body } })),

  giveMaterials: async (at: At, body: { request: number; text: string }) =>
    card(await api.POST('/api/appeals/{id}/materials/give', { params: path(at), body: { version: at.version, ...body } })),

  prompt: async (at: At, body: { text: string }) =>
    card(await api.POST('/api/appeals/{id}/prompt', { params: path(at), body: { version: at.version, ...body } })),

  inform: async (at: At, body: { text: string }) =>
    card(await api.POST('/api/appeals/{id}/inform', { params: path(at), body: { version: at.version, ...body } })),

  rate: async (at: At, body: { quality: number; comment: string | null }) =>
    card(await api.POST('/api/appeals/{id}/rate', { params: path(at), body: { version: at.version, ...body } })),

  recordMeasure: async (at: At, body: { against: string; ground: string; text: string }) =>
    card(await api.POST('/api/appeals/{id}/measure', { params: path(at), body: { version: at.version, ...body } })),

  classify: async (at: At, body: { marks: MarksToSet }) =>
    card(await api.POST('/api/appeals/{id}/classify', { params: path(at), body: { version: at.version, ...body } })),

  correctCategory: async (at: At, body: { category: string }) =>
    card(await api.POST('/api/appeals/{id}/category', { params: path(at), body: { version: at.version, ...body } })),

  setLocation: async (at: At, body: { latitude: number; longitude: number }) =>
    card(await api.POST('/api/appeals/{id}/location', { params: path(at), body: { version: at.version, ...body } })),

  block: async (at: At, body: { reason: string; days: number }) =>
    card(await api.POST('/api/appeals/{id}/block', { params: path(at), body: { version: at.version, ...body } })),

  unblock: async (at: At, body: { reason: string }) =>
    card(await api.POST('/api/appeals/{id}/unblock', { params: path(at), body: { version: at.version, ...body } })),

  forward: async (at: At, body: { to: string; text: string }) =>
    card(await api.POST('/api/appeals/{id}/forward', { params: path(at), body: { version: at.version, ...body } })),

  returnToAuthor: async (at: At, body: { text: string }) =>
    card(await api.POST('/api/appeals/{id}/return-to-author', { params: path(at), body: { version: at.version, ...body } })),

  notConsider: async (at: At, body: { earlier: string | null; text: string }) =>
    card(await api.POST('/api/appeals/{id}/not-consider', { params: path(at), body: { version: at.version, ...body } })),

  link: async (at: At, body: { other: string; kind: string }) =>
    card(await api.POST('/api/appeals/{id}/link', { params: path(at), body: { version: at.version, ...body } })),

  merge: async (at: At, body: { main: string }) =>
    card(await api.POST('/api/appeals/{id}/merge', { params: path(at), body: { version: at.version, ...body } })),

  split: async (at: At, body: { substance: string; category: string }) =>
    card(await api.POST('/api/appeals/{id}/split', { params: path(at), body: { version: at.version, ...body } })),

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

/** The executors' reasoned requests and the decisions on them. */
export const sendRequest = {
  executors: async (at: At, body: { change: boolean; proposed: string[]; reason: string }) =>
    card(await api.POST('/api/appeals/{id}/requests/executors', { params: path(at), body: { version: at.version, ...body } })),

  control: async (at: At, body: { until: string; reason: string }) =>
    card(await api.POST('/api/appeals/{id}/requests/control', { params: path(at), body: { version: at.version, ...body } })),

  plan: async (at: At, body: { plan: string | null; reason: string }) =>
    card(await api.POST('/api/appeals/{id}/requests/plan', { params: path(at), body: { version: at.version, ...body } })),

  withdraw: async (at: At, body: { request: number; comment: string | null }) =>
    card(await api.POST('/api/appeals/{id}/requests/withdraw', { params: path(at), body: { version: at.version, ...body } })),

  grantExecutors: async (at: At, body: Team & { request: number; comment: string | null }) =>
    card(
      await api.POST('/api/appeals/{id}/requests/grant-executors', {
        params: path(at),
        body: { version: at.version, ...body },
      }),
    ),

  grantControl: async (at: At, body: { request: number; until: string; comment: string }) =>
    card(
      await api.POST('/api/appeals/{id}/requests/grant-control', {
        params: path(at),
        body: { version: at.version, ...body },
      }),
    ),

  grantPlan: async (
    at: At,
    body: { request: number; name: string; year: number; expected: string; comment: string | null },
  ) =>
    card(
      await api.POST('/api/appeals/{id}/requests/grant-plan', { params: path(at), body: { version: at.version, ...body } }),
    ),

  refuse: async (at: At, body: { request: number; reason: string }) =>
    card(await api.POST('/api/appeals/{id}/requests/refuse', { params: path(at), body: { version: at.version, ...body } })),
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
