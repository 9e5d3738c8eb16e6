// Short names for the generated types of the API.
import type { components } from './schema.gen';

type Schemas = components['schemas'];

export type Me = Schemas['Me'];
export type PersonRef = Schemas['PersonRef'];
export type Directory = Schemas['DirectoryView'];
export type StaffMember = Schemas['StaffView'];
export type CardSummary = Schemas['CardSummary'];
export type Card = Schemas['CardView'];
export type CardFile = Schemas['FileView'];
export type HistoryEntry = Schemas['HistoryEntry'];
export type AuditEntry = Schemas['AuditEntryView'];
export type Looker = Schemas['LookerView'];
export type AllowedAction = Schemas['AllowedAction'];
export type Chat = Schemas['ChatView'];
export type Question = Schemas['QuestionView'];
export type Case = Schemas['CaseView'];
export type CaseSummary = Schemas['CaseSummary'];
export type CaseAction = Schemas['CaseActionView'];
export type CaseEntry = Schemas['CaseEntryView'];
export type Found = Schemas['FoundView'];
export type Block = Schemas['BlockView'];

// The API's codes are open: a newer server may send one that is unknown here, and the application
// then shows the card without it. Those that have a look or a form of their own:

export type Role = 'responsible' | 'decision_maker' | 'executor' | 'press_officer' | 'admin';

export type State = 'registered' | 'addressed' | 'assigned' | 'in_work' | 'reported' | 'closed' | 'withdrawn';

export type ActionName =
  | 'address'
  | 'assign'
  | 'accept'
  | 'upload'
  | 'report'
  | 'close'
  | 'return_for_rework'
  | 'ask'
  | 'comment'
  | 'correct_category'
  | 'set_location'
  | 'block_applicant'
  | 'unblock_applicant';

export type CaseActionName = 'restore' | 'confirm' | 'lengthen' | 'lift';
