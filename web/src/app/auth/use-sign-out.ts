// Leaving: nothing of the session or of unsent text stays in the browser.
import { useQueryClient } from '@tanstack/react-query';
import type { UserManager } from 'oidc-client-ts';
import { useCallback } from 'react';

import { useConfig } from '@/lib/config';
import { dropDrafts } from '@/lib/drafts';
import { signOutUrl } from './user-manager';

export function useSignOut(manager: UserManager): () => void {
  const config = useConfig();
  const queryClient = useQueryClient();
  return useCallback(() => {
    dropDrafts();
    queryClient.clear();
    void manager
      .removeUser()
      .finally(() => location.assign(signOutUrl(config)));
  }, [config, manager, queryClient]);
}
