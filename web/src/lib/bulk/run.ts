// One command for many cards: each is read for its version and what it allows, then the command is sent.
import { api } from '@/api/client';
import { asApiError, isVersionConflict } from '@/api/problem';
import type { AllowedAction, Card, CardSummary } from '@/api/types';

export type Outcome =
  | { status: 'waiting' | 'running' | 'done' }
  /** The regulation or the card's state stands against it; `reason` says which. */
  | { status: 'refused'; reason: string }
  /** Somebody changed the card between reading and sending. */
  | { status: 'conflict'; reason: string };

export interface Item {
  card: CardSummary;
  outcome: Outcome;
}

/** Sends the command to one card; throws a refusal. */
export type Send = (card: Card, action: AllowedAction) => Promise<unknown>;

/** Nothing on this card fits what was chosen for all of them. */
export class DoesNotFit extends Error {}

async function read(id: string): Promise<Card> {
  const { data } = await api.GET('/api/appeals/{id}', { params: { path: { id } } });
  if (data === undefined) throw new Error('the answer has no card');
  return data;
}

function explain(error: unknown): string {
  if (error instanceof DoesNotFit) return error.message;
  const { title, clause, detail } = asApiError(error);
  return [title, clause === null ? null : `(п. ${clause})`, detail].filter((part) => part !== null).join(' ');
}

/** What became of one card. */
export async function runOne(id: string, action: string, send: Send): Promise<Outcome> {
  try {
    const card = await read(id);
    const allowed = card.allowed_actions.find((candidate) => candidate.action === action);
    if (allowed === undefined) {
      return { status: 'refused', reason: `На етапі «${card.state_name}» ця дія вам недоступна.` };
    }
    await send(card, allowed);
    return { status: 'done' };
  } catch (error) {
    if (isVersionConflict(error)) return { status: 'conflict', reason: 'Картку щойно змінив хтось інший.' };
    return { status: 'refused', reason: explain(error) };
  }
}
