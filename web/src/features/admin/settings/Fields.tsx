// Fields of the settings side by side, on a phone one under another.
import type { CSSProperties, ReactNode } from 'react';

import classes from './Settings.module.css';

export function Fields({ columns = 2, children }: { columns?: number; children: ReactNode }) {
  return (
    <div className={classes.fields} style={{ '--columns': columns } as CSSProperties}>
      {children}
    </div>
  );
}
