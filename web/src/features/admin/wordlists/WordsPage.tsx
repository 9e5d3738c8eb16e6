// «Перевірка слів»: the lists by which the bot keeps a message for a decision (clause 4.4).
import { Badge, Button, Group, Tabs, Text } from '@mantine/core';
import { IconRestore } from '@tabler/icons-react';
import { useState } from 'react';

import { useAdminCache, useModerationLists } from '@/api/admin-hooks';
import type { ModerationEntry } from '@/api/admin-types';
import { Page } from '@/lib/ui/Page';
import { Section } from '@/lib/ui/Section';
import admin from '../parts/Admin.module.css';
import { ChangedBy } from '../parts/ChangedBy';
import { Confirm } from '../parts/Confirm';
import { EntryFrame } from '../parts/EntryFrame';
import { History } from '../parts/History';
import { Loaded } from '../parts/Loaded';
import { useRevert } from '../parts/revert';
import { useEntryForm } from '../parts/use-entry-form';
import { useStep } from '../parts/use-step';
import { WORD_LISTS, type WordList } from '../parts/words';
import { send } from '../send';
import { listOf, shownLists, toForm, type ListsForm } from './lists';
import { PatternHelp } from './PatternHelp';
import { WordListInput } from './WordListInput';

export function WordsPage() {
  const query = useModerationLists();
  return (
    <Page title="Перевірка слів" aside={query.data !== undefined && <ChangedBy stamp={query.data} />}>
      <Loaded query={query}>{(lists) => <Lists lists={lists} />}</Loaded>
    </Page>
  );
}

function Lists({ lists }: { lists: ModerationEntry }) {
  const cache = useAdminCache();
  const [shown, setShown] = useState<WordList>('stems');
  const state = useEntryForm<ListsForm, ModerationEntry>({
    key: 'admin.words',
    shown: shownLists(lists),
    fieldOf: listOf,
    send: (values) => send.changeLists(lists.version, values),
    read: shownLists,
    store: cache.storeLists,
    reload: cache.reload,
    done: () => 'За хвилину нові повідомлення перевірятимуться за цими списками.',
  });
  const revert = useRevert(state.form.setValues);
  const { form } = state;
  return (
    <>
      <Text size="sm" c="dimmed" mb="md">
        Повідомлення, в якому є слово зі списків, бот не реєструє, а затримує для рішення відповідальної особи (п. 4.4).
      </Text>
      <div className={admin.columns}>
        <EntryFrame state={state} what="moderation" stamp={lists}>
          <Section title="Списки">
            <Tabs value={shown} onChange={(value) => value !== null && setShown(value as WordList)} keepMounted={false}>
              <Tabs.List mb="md">
                {WORD_LISTS.map(({ key, label }) => (
                  <Tabs.Tab
                    key={key}
                    value={key}
                    c={form.errors[key] === undefined ? undefined : 'red.9'}
                    rightSection={
                      <Badge variant="light" color="gray" size="sm" data-testid={`count-${key}`}>
                        {form.values[key].length}
                      </Badge>
                    }
                  >
                    {label}
                  </Tabs.Tab>
                ))}
              </Tabs.List>
              {WORD_LISTS.map(({ key, label, about }) => (
                <Tabs.Panel key={key} value={key}>
                  <WordListInput
                    label={label}
                    about={about}
                    before={lists.value[key]}
                    value={form.values[key]}
                    onChange={(value) => form.setFieldValue(key, value)}
                    error={form.errors[key]}
                  />
                </Tabs.Panel>
              ))}
            </Tabs>
          </Section>
        </EntryFrame>
        <div className={admin.stack}>
          <BuiltIn lists={lists} unsaved={state.dirty} />
          <PatternHelp />
          <History
            what="moderation"
            onRevert={(before) => before.what === 'moderation' && before.value !== null && revert(toForm(before.value))}
          />
        </div>
      </div>
    </>
  );
}

function BuiltIn({ lists, unsaved }: { lists: ModerationEntry; unsaved: boolean }) {
  const cache = useAdminCache();
  const [asks, setAsks] = useState(false);
  const step = useStep({
    run: () => send.changeLists(lists.version, null),
    store: (answer) => {
      cache.storeLists(answer);
      setAsks(false);
    },
    done: () => 'За хвилину знову діятимуть вбудовані списки.',
  });
  return (
    <Section title={lists.own ? 'Діють власні списки' : 'Діють вбудовані списки'} testId="lists-origin">
      <Text size="sm" c="dimmed">
        {lists.own
          ? 'Оновлення сервісу власних списків не змінюють.'
          : 'Вони зростають з оновленнями сервісу. Щойно ви щось зміните, діятимуть власні.'}
      </Text>
      {lists.own && (
        <Group mt="sm">
          <Button
            variant="default"
            size="xs"
            disabled={unsaved}
            leftSection={<IconRestore size={14} aria-hidden />}
            onClick={() => {
              step.reset();
              setAsks(true);
            }}
          >
            Повернути вбудовані
          </Button>
          {unsaved && (
            <Text size="xs" c="dimmed">
              Спершу збережіть або скасуйте зміни.
            </Text>
          )}
        </Group>
      )}
      <Confirm
        opened={asks}
        title="Повернути вбудовані списки?"
        confirmLabel="Повернути вбудовані"
        sending={step.sending}
        problem={step.problem}
        onConfirm={step.start}
        onClose={() => setAsks(false)}
      >
        Усі ваші додані й вилучені слова перестануть діяти. Теперішні списки лишаться в історії змін, звідти їх можна
        повернути.
      </Confirm>
    </Section>
  );
}
