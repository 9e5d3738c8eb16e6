// What is to be known of a member of staff at a glance.
import { Group } from '@mantine/core';

import type { StaffEntry } from '@/api/admin-types';
import { formatDate, today } from '@/lib/dates';
import { shortName } from '@/lib/format';
import { ToneBadge } from '@/lib/ui/ToneBadge';

const noon = (day: string) => formatDate(`${day}T12:00:00Z`);

/** «відсутність до …», or the absence that is still to come. */
function absence({ value, away_today }: StaffEntry): string | null {
  if (value.absence === null) return null;
  const { from, to } = value.absence;
  if (away_today) return `відсутність до ${noon(to)}`;
  return from > today() ? `відсутність з ${noon(from)} до ${noon(to)}` : null;
}

interface BadgesProps {
  member: StaffEntry;
  /** Those for whom the person stands in today. */
  standsInFor: readonly StaffEntry[];
}

export function Badges({ member, standsInFor }: BadgesProps) {
  const away = absence(member);
  const nothing = member.active && away === null && standsInFor.length === 0 && member.sign_in !== 'pending';
  if (nothing) return null;
  return (
    <Group gap={6} data-testid="staff-badges">
      {!member.active && <ToneBadge color="gray">без доступу</ToneBadge>}
      {away !== null && <ToneBadge color={member.away_today ? 'orange' : 'blue'}>{away}</ToneBadge>}
      {standsInFor.length > 0 && (
        <ToneBadge color="indigo">{`заступає: ${standsInFor.map(({ full_name }) => shortName(full_name)).join(', ')}`}</ToneBadge>
      )}
      {member.sign_in === 'pending' && <ToneBadge color="red">обліковий запис не узгоджено</ToneBadge>}
    </Group>
  );
}
