import { Badge, createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

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
const amber: MantineColorsTuple = [
  '#fdf5e6',
  '#fae8c8',
  '#f2d092',
  '#e9b75b',
  '#dfa136',
  '#c98a1f',
  '#a86f12',
  '#8a590b',
  '#744907',
  '#613c05',
];
const brick: MantineColorsTuple = [
  '#fcf3f1',
  '#f8e4e0',
  '#ecc0b9',
  '#e0a097',
  '#d3776a',
  '#c96152',
  '#b94b3c',
  '#a33d30',
  '#8f3227',
  '#7a271e',
];

const sans = 'Inter, "Segoe UI", system-ui, -apple-system, "Helvetica Neue", "Noto Sans", Arial, sans-serif';

export const theme = createTheme({
  primaryColor: 'fir',
  // The only shades at which every component of the library keeps a contrast of 4.5 in both schemes.
  primaryShade: { light: 9, dark: 8 },
  autoContrast: true,
  respectReducedMotion: true,
  cursorType: 'pointer',
  defaultRadius: 'md',
  black: '#25221d',
  colors: { fir, amber, brick, gray: paper, dark: night },
  fontFamily: sans,
  components: { Badge: Badge.extend({ defaultProps: { tt: 'none', size: 'md' } }) },
  headings: {
    fontWeight: '650',
    sizes: { h1: { fontSize: '1.75rem', lineHeight: '1.25' }, h2: { fontSize: '1.125rem', lineHeight: '1.35' } },
  },
});

const ours = {
  '--mantine-color-dimmed': 'var(--soft)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--alarm)',
};

/** Where the library's own text colours are too pale on our paper, ours stand in their place. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: ours, dark: ours });
