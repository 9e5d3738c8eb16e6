// One active person of a role, or everybody of the role.
import { Select, Text } from '@mantine/core';
import type { ReactNode } from 'react';

import { useAdminDirectory } from '@/api/admin-hooks';
import type { StaffEntry } from '@/api/admin-types';
import type { Role } from '@/api/types';

interface StaffSelectProps {
  role: Role;
  label: string;
  description: ReactNode;
  /** What it is while nobody is chosen. */
  everybody: string;
  value?: string | null;
  onChange?: (id: string | null) => void;
  error?: ReactNode;
}

/** No sign-in name is such. */
const EVERYBODY = '*';

const able = ({ active, value }: StaffEntry, role: Role) => active && value.roles.includes(role);

export function StaffSelect({ role, everybody, value, onChange, error, ...input }: StaffSelectProps) {
  const { data, error: unread, isPending } = useAdminDirectory();
  const staff = data?.staff ?? [];
  const chosen = staff.find(({ id }) => id === value);
  // Who is chosen stays in sight, also when the role or the access is gone.
  const gone = value != null && data !== undefined && (chosen === undefined || !able(chosen, role));
  const listed = staff.filter((member) => member.id === value || able(member, role));
  const names = listed.map(({ id, full_name }) => ({ value: id, label: full_name }));
  const unknown = value != null && chosen === undefined ? [{ value, label: isPending ? '…' : value }] : [];
  return (
    <Select
      {...input}
      searchable
      allowDeselect={false}
      value={value ?? EVERYBODY}
      onChange={(id) => onChange?.(id === EVERYBODY ? null : id)}
      data={[{ value: EVERYBODY, label: everybody }, ...names, ...unknown]}
      error={error ?? (unread != null ? 'Перелік працівників не завантажено' : gone ? 'Ця особа вже не може діяти: оберіть іншу' : null)}
      renderOption={({ option }) => (
        <div>
          <Text size="sm">{option.label}</Text>
          <Text size="xs" c="dimmed">
            {staff.find(({ id }) => id === option.value)?.value.position}
          </Text>
        </div>
      )}
    />
  );
}
