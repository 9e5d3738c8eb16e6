// One category, or a new one.
import { useParams } from 'react-router';

import { useAdminCache, useAdminDirectory } from '@/api/admin-hooks';
import type { AdminDirectory, CategoryEntry } from '@/api/admin-types';
import { quoted } from '@/lib/format';
import { Page } from '@/lib/ui/Page';
import admin from '../parts/Admin.module.css';
import { BackLink } from '../parts/BackLink';
import { EntryFrame } from '../parts/EntryFrame';
import { EntryPage } from '../parts/EntryPage';
import { History } from '../parts/History';
import { IN_A_MINUTE } from '../parts/in-a-minute';
import { Loaded } from '../parts/Loaded';
import { useRevert } from '../parts/revert';
import { useEntryForm } from '../parts/use-entry-form';
import { useOpenSaved } from '../parts/use-open-saved';
import { send } from '../send';
import { EMPTY, fieldOf, fromForm, rules, shownCategory, toForm } from './category-form';
import { CategoryFields } from './CategoryFields';

const LIST = { to: '/admin/categories', label: 'Категорії' };

export function CategoryPage() {
  const { id = '' } = useParams();
  return (
    <EntryPage
      back={LIST}
      find={({ categories }) => categories.find((category) => category.id === id)}
      missing="Такої категорії немає"
      title={({ value }) => value.name}
    >
      {(category, directory) => <Known key={category.id} category={category} directory={directory} />}
    </EntryPage>
  );
}

function Known({ category, directory }: { category: CategoryEntry; directory: AdminDirectory }) {
  const cache = useAdminCache();
  const state = useEntryForm({
    key: `admin.category.${category.id}`,
    shown: shownCategory(category),
    validate: rules,
    fieldOf,
    send: (values) => send.changeCategory(category, fromForm(values)),
    read: shownCategory,
    store: (answer) => cache.store('categories', answer),
    reload: cache.reload,
    done: ({ value }) => `Категорію ${quoted(value.name)} змінено. ${IN_A_MINUTE}`,
  });
  const revert = useRevert(state.form.setValues);
  return (
    <div className={admin.columns}>
      <EntryFrame state={state} what="category" stamp={category}>
        <CategoryFields form={state.form} directory={directory} id={category.id} />
      </EntryFrame>
      <History
        what="category"
        id={category.id}
        onRevert={(before) => before.what === 'category' && revert(toForm(before.value))}
      />
    </div>
  );
}

export function NewCategoryPage() {
  const query = useAdminDirectory();
  return (
    <>
      <BackLink to={LIST.to}>{LIST.label}</BackLink>
      <Page title="Нова категорія">
        <Loaded query={query}>{(directory) => <NewForm directory={directory} />}</Loaded>
      </Page>
    </>
  );
}

const NOTHING = { version: 0, values: EMPTY, raw: null };

function NewForm({ directory }: { directory: AdminDirectory }) {
  const cache = useAdminCache();
  const open = useOpenSaved(LIST.to);
  const state = useEntryForm({
    key: 'admin.category.new',
    shown: NOTHING,
    validate: rules,
    fieldOf,
    send: (values) => send.createCategory(fromForm(values)),
    read: () => NOTHING,
    store: (answer) => {
      cache.store('categories', answer);
      open(answer.id);
    },
    reload: cache.reload,
    done: ({ value }) => `Категорію ${quoted(value.name)} додано. ${IN_A_MINUTE}`,
  });
  return (
    <EntryFrame state={state} what="category" submitLabel="Додати">
      <CategoryFields form={state.form} directory={directory} />
    </EntryFrame>
  );
}
