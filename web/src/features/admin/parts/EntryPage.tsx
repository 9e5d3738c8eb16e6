// The frame of a page for one entry of the directory: the way back, the reading, and an entry that is not there.
import { IconMapQuestion } from '@tabler/icons-react';
import type { ReactNode } from 'react';

import { useAdminDirectory } from '@/api/admin-hooks';
import type { AdminDirectory, Stamp } from '@/api/admin-types';
import { Notice } from '@/lib/ui/Notice';
import { Page } from '@/lib/ui/Page';
import { BackLink } from './BackLink';
import { ChangedBy } from './ChangedBy';
import { Loaded } from './Loaded';

interface EntryPageProps<E> {
  back: { to: string; label: string };
  /** The entry in the directory; undefined where there is none with this identity. */
  find: (directory: AdminDirectory) => E | undefined;
  missing: string;
  title: (entry: E) => string;
  children: (entry: E, directory: AdminDirectory) => ReactNode;
}

export function EntryPage<E extends Stamp>({ back, find, missing, title, children }: EntryPageProps<E>) {
  const query = useAdminDirectory();
  return (
    <>
      <BackLink to={back.to}>{back.label}</BackLink>
      <Loaded query={query}>
        {(directory) => {
          const entry = find(directory);
          if (entry === undefined) return <Notice alone icon={IconMapQuestion} title={missing} />;
          return (
            <Page title={title(entry)} aside={<ChangedBy stamp={entry} />}>
              {children(entry, directory)}
            </Page>
          );
        }}
      </Loaded>
    </>
  );
}
