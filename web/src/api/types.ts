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
export type Part = Schemas['PartView'];
export type StaffRequest = Schemas['RequestView'];
export type Materials = Schemas['MaterialsView'];
export type Marks = Schemas['MarksView'];
export type CardLink = Schemas['LinkView'];
export type Rating = Schemas['RatingView'];
export type Measure = Schemas['MeasureView'];
export type Breach = Schemas['BreachView'];
export type SurveyState = Schemas['SurveyView'];
export type Classifier = Schemas['ClassifierView'];
export type Code = Schemas['CodeView'];
/** The other bodies that commands take. */
export type PartOfWork = Schemas['Part'];
export type MarksToSet = Schemas['Marks'];
export type Case = Schemas['CaseView'];
export type CaseSummary = Schemas['CaseSummary'];
export type CaseAction = Schemas['CaseActionView'];
export type CaseEntry = Schemas['CaseEntryView'];
export type Found = Schemas['FoundView'];
export type Block = Schemas['BlockView'];
export type Report = Schemas['ReportView'];
export type Statistics = Schemas['StatisticsView'];
export type Progress = Schemas['ProgressView'];
export type Executors = Schemas['ExecutorsView'];
export type Figures = Schemas['FiguresView'];
export type ExecutorCard = Schemas['ExecutorCard'];

// The API's codes are open: a newer server may send one that is unknown here, and the application
// then shows the card without it. Those that have a look or a form of their own:

export type Role = 'responsible' | 'decision_maker' | 'executor' | 'press_officer' | 'admin';

export type State =
  | 'registered'
  | 'addressed'
  | 'assigned'
  | 'in_work'
  | 'reported'
  | 'closed'
  | 'withdrawn'
  | 'merged';

export type TemplateKind = 'resolution' | 'answer' | 'question' | 'return_reason' | 'refusal';

export type RequestKind = 'executors' | 'additional_control' | 'strategic_plan';

export type ActionName =
  | 'address'
  | 'assign'
  | 'accept'
  | 'upload'
  | 'give_materials'
  | 'complete_part'
  | 'report'
  | 'decide_request'
  | 'close'
  | 'return_for_rework'
  | 'rate'
  | 'ask'
  | 'comment'
  | 'request_executors'
  | 'request_control'
  | 'request_plan'
  | 'withdraw_request'
  | 'ask_materials'
  | 'prompt'
  | 'inform'
  | 'correct_deadline'
  | 'correct_category'
  | 'classify'
  | 'set_location'
  | 'link'
  | 'merge'
  | 'split'
  | 'forward'
  | 'return_to_author'
  | 'not_consider'
  | 'record_measure'
  | 'block_applicant'
  | 'unblock_applicant';

export type CaseActionName = 'restore' | 'confirm' | 'lengthen' | 'lift';
