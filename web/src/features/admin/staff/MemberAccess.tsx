// The account of a member of staff: sign-in, agreement with the directory, access as a whole.
import { Button, Stack, Text } from '@mantine/core';
import { IconKey, IconRefresh, IconUserCheck, IconUserOff } from '@tabler/icons-react';
import { useState } from 'react';

import { useAdminCache } from '@/api/admin-hooks';
import type { StaffDetail } from '@/api/admin-types';
import { plural } from '@/lib/plural';
import { ProblemAlert } from '@/lib/ui/ProblemAlert';
import { Section } from '@/lib/ui/Section';
import { Confirm } from '../parts/Confirm';
import { useStep } from '../parts/use-step';
import { send } from '../send';
import { DeactivateDialog } from './DeactivateDialog';

export function MemberAccess({ member }: { member: StaffDetail }) {
  return (
    <Section title="Доступ" testId="member-access">
      <Stack gap="sm">
        <Text size="sm">
          {member.open_cards === 0
            ? 'Відкритих карток за працівником немає.'
            : `За працівником ${plural.count(member.open_cards, 'відкрита картка', 'відкриті картки', 'відкритих карток')}.`}
        </Text>
        {member.sign_in === 'pending' && <Reconcile member={member} />}
        {member.active && <ResetSignIn member={member} />}
        {member.active ? <Deactivate member={member} /> : <Reactivate member={member} />}
      </Stack>
    </Section>
  );
}

function Reconcile({ member }: { member: StaffDetail }) {
  const cache = useAdminCache();
  const step = useStep({
    run: () => send.reconcile(member.id),
    store: cache.storeMember,
    done: () => 'Обліковий запис тепер відповідає довіднику.',
  });
  return (
    <>
      <Text size="sm" c="red.9">
        Служба входу ще не знає про останні зміни. Права, забрані в довіднику, уже не діють.
      </Text>
      <Button
        leftSection={<IconRefresh size={16} aria-hidden />}
        loading={step.sending}
        onClick={step.start}
        data-testid="reconcile"
      >
        Узгодити
      </Button>
      <ProblemAlert error={step.problem} />
    </>
  );
}

function ResetSignIn({ member }: { member: StaffDetail }) {
  const cache = useAdminCache();
  const [asks, setAsks] = useState(false);
  const step = useStep({
    run: () => send.resetSignIn(member.id),
    store: (answer) => {
      cache.storeMember(answer);
      setAsks(false);
    },
    done: () => 'Працівникові надіслано лист, з яким можна увійти знову.',
  });
  return (
    <>
      <Button
        variant="default"
        disabled={member.value.email === null}
        leftSection={<IconKey size={16} aria-hidden />}
        onClick={() => {
          step.reset();
          setAsks(true);
        }}
      >
        Скинути вхід
      </Button>
      {member.value.email === null && (
        <Text size="xs" c="dimmed">
          Щоб скинути вхід, вкажіть і збережіть електронну пошту: туди надійде код.
        </Text>
      )}
      <Confirm
        opened={asks}
        title="Скинути вхід?"
        confirmLabel="Скинути вхід"
        sending={step.sending}
        problem={step.problem}
        onConfirm={step.start}
        onClose={() => setAsks(false)}
      >
        <Text size="sm">
          Теперішній пароль перестане діяти. На {member.value.email} надійде код для нового пароля, а
          хто ще не входив — запрошення знову.
        </Text>
      </Confirm>
    </>
  );
}

function Deactivate({ member }: { member: StaffDetail }) {
  const [asks, setAsks] = useState(false);
  return (
    <>
      <Button
        variant="light"
        color="red"
        leftSection={<IconUserOff size={16} aria-hidden />}
        onClick={() => setAsks(true)}
        data-testid="deactivate"
      >
        Деактивувати
      </Button>
      {asks && <DeactivateDialog member={member} onClose={() => setAsks(false)} />}
    </>
  );
}

function Reactivate({ member }: { member: StaffDetail }) {
  const cache = useAdminCache();
  const [asks, setAsks] = useState(false);
  const step = useStep({
    run: () => send.reactivate(member),
    store: (answer) => {
      cache.storeMember(answer);
      setAsks(false);
    },
    done: ({ full_name }) => `${full_name} знову має доступ.`,
  });
  return (
    <>
      <Button leftSection={<IconUserCheck size={16} aria-hidden />} onClick={() => setAsks(true)} data-testid="reactivate">
        Повернути доступ
      </Button>
      <Confirm
        opened={asks}
        title="Повернути доступ?"
        confirmLabel="Повернути доступ"
        sending={step.sending}
        problem={step.problem}
        onConfirm={step.start}
        onClose={() => setAsks(false)}
      >
        Працівник знову зможе входити з ролями, які вказано в довіднику.
      </Confirm>
    </>
  );
}
