// Every page of the administration, in one part of the application that is loaded when it is needed.
export { AdminLayout } from './AdminLayout';
export { CalendarPage } from './calendar/CalendarPage';
export { CategoriesPage } from './categories/CategoriesPage';
export { CategoryPage, NewCategoryPage } from './categories/CategoryPage';
export { ChangesPage } from './changes/ChangesPage';
export { NewOrganisationPage, OrganisationPage } from './organisations/OrganisationPage';
export { OrganisationsPage } from './organisations/OrganisationsPage';
export { SettingsPage } from './settings/SettingsPage';
export { InvitePage } from './staff/InvitePage';
export { MemberPage } from './staff/MemberPage';
export { StaffPage } from './staff/StaffPage';
export { NewTemplatePage, TemplatePage } from './templates/TemplatePage';
export { TemplatesPage } from './templates/TemplatesPage';
export { WordsPage } from './wordlists/WordsPage';
