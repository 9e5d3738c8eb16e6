// The sign of each kind of notice.
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCalendarEvent,
  IconChecklist,
  IconCircleCheck,
  IconClipboardCheck,
  IconFilePlus,
  IconFiles,
  IconGavel,
  IconHelpCircle,
  IconMailForward,
  IconMessage,
  IconScale,
  IconStar,
  IconTransfer,
  IconUserCheck,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';

type Sign = ComponentType<{ size?: number; stroke?: number }>;

/** The sign of a kind; a prompt, and what is unknown here, has the bell. */
export const SIGNS: Record<string, Sign> = {
  registered: IconFilePlus,
  addressed: IconMailForward,
  assigned: IconUserCheck,
  deadline: IconCalendarEvent,
  progress: IconChecklist,
  request: IconHelpCircle,
  decision: IconGavel,
  materials: IconFiles,
  breach: IconAlertTriangle,
  report: IconClipboardCheck,
  rework: IconArrowBackUp,
  applicant: IconMessage,
  hand_over: IconTransfer,
  rating: IconStar,
  measure: IconScale,
  finished: IconCircleCheck,
};
