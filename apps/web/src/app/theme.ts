import { Badge, createTheme, type MantineColorsTuple } from '@mantine/core';

// Fir green on warm paper: a brand of our own, deliberately far from the State's design system, which is reserved to it.
const fir: MantineColorsTuple = [
  '#edf6f3',
  '#d9ebe5',
  '#b3d6cb',
  '#8bc1b1',
  '#69af9b',
  '#519f89',
  '#3f917b',
  '#2d7d69',
  '#1d6858',
  '#124f43',
];
const paper: MantineColorsTuple = [
  '#faf8f5',
  '#f4f1ec',
  '#e8e4dc',
  '#d9d4ca',
  '#bfb9ad',
  '#958f83',
  '#6a655b',
  '#55514a',
  '#3a3732',
  '#252320',
];
const night: MantineColorsTuple = [
  '#dcd9d2',
  '#bcb8af',
  '#a09b91',
  '#6d6961',
  '#45423d',
  '#37342f',
  '#2a2825',
  '#1f1e1b',
  '#191815',
  '#12110f',
];

const sans = 'Inter, "Segoe UI", system-ui, -apple-system, "Helvetica Neue", "Noto Sans", Arial, sans-serif';
const serif = 'Charter, "Bitstream Charter", "Iowan Old Style", "Source Serif 4", Cambria, Georgia, serif';

export const theme = createTheme({
  primaryColor: 'fir',
  // The only shades at which every component of the library keeps a contrast of 4.5 in both schemes.
  primaryShade: { light: 9, dark: 8 },
  autoContrast: true,
  respectReducedMotion: true,
  cursorType: 'pointer',
  defaultRadius: 'md',
  colors: { fir, gray: paper, dark: night },
  fontFamily: sans,
  components: { Badge: Badge.extend({ defaultProps: { tt: 'none', size: 'md' } }) },
  headings: {
    fontFamily: serif,
    fontWeight: '600',
    sizes: { h1: { fontSize: '1.875rem', lineHeight: '1.2' }, h2: { fontSize: '1.25rem', lineHeight: '1.3' } },
  },
});
