// Short names for the generated types of the administration's API.
import type { components } from './admin.gen';

type Schemas = components['schemas'];

export type AdminDirectory = Schemas['AdminDirectory'];
export type Stamp = Schemas['StampView'];
export type Person = Schemas['Person'];
export type StaffEntry = Schemas['StaffEntry'];
export type StaffDetail = Schemas['StaffDetail'];
export type StaffValue = Schemas['StaffValue'];
export type StaffRevision = Schemas['StaffRevision'];
export type OrganisationEntry = Schemas['OrganisationEntry'];
export type OrganisationValue = Schemas['OrganisationValue'];
export type CategoryEntry = Schemas['CategoryEntry'];
export type CategoryValue = Schemas['CategoryValue'];
export type CategoryOrderEntry = Schemas['CategoryOrderEntry'];
export type AreaValue = Schemas['AreaValue'];
export type TemplateEntry = Schemas['TemplateEntry'];
export type TemplateValue = Schemas['TemplateValue'];
export type SettingsEntry = Schemas['SettingsEntry'];
export type SettingsValue = Schemas['SettingsValue'];
export type ControlValue = Schemas['ControlValue'];
export type SurveyValue = Schemas['SurveyValue'];
export type BeforeValue = Schemas['BeforeValue'];
export type ModerationEntry = Schemas['ModerationEntry'];
export type ModerationValue = Schemas['ModerationValue'];
export type CalendarEntry = Schemas['CalendarEntry'];
export type CalendarValue = Schemas['CalendarValue'];
export type CalendarYear = Schemas['CalendarYear'];
export type DayKind = Schemas['DayKind'];
export type DayView = Schemas['DayView'];
export type HolidayDateValue = Schemas['HolidayDateValue'];
export type MonthTotal = Schemas['MonthView'];
export type HolidayValue = Schemas['HolidayValue'];
export type Revision = Schemas['RevisionView'];
export type RevisionValue = Schemas['ValueView'];
export type HandedOver = Schemas['HandedOver'];

/** What has versions of its own. */
export type Kind = RevisionValue['what'];

/** What stands under an identity of its own. */
export type EntryKind = Extract<Kind, 'organisation' | 'staff' | 'category' | 'template'>;
