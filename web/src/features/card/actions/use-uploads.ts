// The queue of uploads of one card: ticket from the API, file to the storage, proof onto the card.
import { useEffect, useState, useSyncExternalStore } from 'react';

import { useCardCache } from '@/api/hooks';
import { asApiError, isVersionConflict } from '@/api/problem';
import type { Card } from '@/api/types';
import { putFile, TransferFailed } from '@/lib/put-file';
import { useNews } from '../news';
import { beginUpload, send } from './send';
import { UploadQueue } from './upload-queue';

/** How often the card may change under our hands before we give up. */
const CONFLICT_RETRIES = 5;

function explain(error: unknown): string {
  if (error instanceof TransferFailed) return 'Файл не дійшов до сховища. Перевірте звʼязок і повторіть.';
  const problem = asApiError(error);
  return [problem.title, problem.clause === null ? null : `(п. ${problem.clause})`, problem.detail]
    .filter((part) => part !== null)
    .join(' ');
}

export function useUploads(card: Card) {
  const cache = useCardCache(card.id);
  const { markSeen } = useNews();

  const [queue] = useState(() => {
    const finish = async (ticket: { upload_id: string }, file: File, attempt = 0): Promise<void> => {
      try {
        const version = cache.current()?.version ?? card.version;
        const answer = await send.completeUpload({ id: card.id, version }, ticket.upload_id, file.name);
        markSeen(answer);
        cache.store(answer);
      } catch (error) {
        // Nothing was typed here, so a changed card is no reason to ask: take its new version.
        if (!isVersionConflict(error) || attempt >= CONFLICT_RETRIES) throw error;
        await cache.reload();
        await finish(ticket, file, attempt + 1);
      }
    };
    return new UploadQueue({
      begin: (file) => beginUpload(card.id, file),
      put: ({ url, headers }, file, onProgress, signal) => putFile({ url, headers, file, onProgress, signal }),
      finish: (ticket, file) => finish(ticket, file),
      explain,
    });
  });

  useEffect(() => queue.stop, [queue]);
  const uploads = useSyncExternalStore(queue.subscribe, queue.snapshot);
  const active = uploads.some(({ status }) => ['waiting', 'sending', 'finishing'].includes(status));
  return { uploads, active, queue };
}
