// Asks before unsent text or a running upload is left behind.
import { Button, Group, Modal, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useBlocker } from 'react-router';

import { dropDrafts } from '@/lib/drafts';
import { isAfterSave, useHasUnsaved } from '@/lib/unsaved';

export function LeaveGuard() {
  const unsaved = useHasUnsaved();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      unsaved && currentLocation.pathname !== nextLocation.pathname && !isAfterSave(nextLocation.state),
  );

  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);

  const stay = () => blocker.reset?.();
  return (
    <Modal opened={blocker.state === 'blocked'} onClose={stay} title="Залишити сторінку?">
      <Text size="sm">Є введений, але не надісланий текст або незавершене завантаження. Вони будуть втрачені.</Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={stay} data-autofocus>
          Залишитися
        </Button>
        <Button
          color="red"
          onClick={() => {
            dropDrafts();
            blocker.proceed?.();
          }}
        >
          Вийти без збереження
        </Button>
      </Group>
    </Modal>
  );
}
