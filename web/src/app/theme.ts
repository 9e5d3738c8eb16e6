// Colours, type and habits of the components: calm, high in contrast, system fonts only.
import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const city: MantineColorsTuple = [
  '#eef4fb',
  '#dbe6f3',
  '#b5cbe6',
  '#8baed8',
  '#6895cc',
  '#5185c5',
  '#3f75b5',
  '#2f62a0',
  '#22508a',
  '#1d3f72',
];

const FONTS = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif';

export const theme = createTheme({
  colors: { city },
  primaryColor: 'city',
  primaryShade: 8,
  fontFamily: FONTS,
  headings: { fontFamily: FONTS, fontWeight: '650' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Paper: { defaultProps: { radius: 'md' } },
    Modal: {
      defaultProps: { centered: true, closeButtonProps: { 'aria-label': 'Закрити' } },
      styles: { title: { fontWeight: 650, lineHeight: 1.35 } },
    },
    Alert: { styles: { title: { color: 'var(--mantine-color-text)' } } },
    Notification: {
      defaultProps: { closeButtonProps: { 'aria-label': 'Закрити' } },
      styles: { description: { color: 'var(--mantine-color-dimmed)' } },
    },
    Select: { defaultProps: { nothingFoundMessage: 'Нічого не знайдено', checkIconPosition: 'right' } },
    MultiSelect: { defaultProps: { nothingFoundMessage: 'Нічого не знайдено' } },
    Textarea: { defaultProps: { autosize: true, minRows: 3, maxRows: 12 } },
  },
});

/** Words stay readable: Mantine's own grey and orange are too pale on white, its green on a light green. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': 'var(--mantine-color-gray-7)',
    '--mantine-color-placeholder': 'var(--mantine-color-gray-6)',
    '--mantine-color-error': 'var(--mantine-color-red-8)',
    '--words-warning': 'color-mix(in srgb, var(--mantine-color-orange-9) 85%, black)',
    '--words-good': 'color-mix(in srgb, var(--mantine-color-teal-9) 85%, black)',
  },
  dark: {},
});
