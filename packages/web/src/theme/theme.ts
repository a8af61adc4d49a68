import {
  createTheme,
  type CSSVariablesResolver,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

/** Pine green 松绿: shade 8 on white is 7.9 : 1, shade 3 on the dark paper 9 : 1. */
const pine: MantineColorsTuple = [
  '#eef6f0',
  '#dcecdf',
  '#b8d8c1',
  '#92c4a2',
  '#6cae84',
  '#4a976a',
  '#318256',
  '#226f46',
  '#175c3a',
  '#0d452b',
];

/** Greys with a breath of green, so that surfaces and text belong to the same paper. */
const gray: MantineColorsTuple = [
  '#f6f8f5',
  '#eef1ec',
  '#e0e5de',
  '#cfd6cd',
  '#b4beb3',
  '#8b978c',
  '#667368',
  '#4b574e',
  '#333d36',
  '#1c241f',
];

const red: MantineColorsTuple = [
  '#fdf1ef',
  '#fadfdb',
  '#f4bfb8',
  '#ec9a90',
  '#e57a6d',
  '#dc5c4d',
  '#cc4234',
  '#b83528',
  '#a32a1f',
  '#8a2118',
];

const dark: MantineColorsTuple = [
  '#e4eae5',
  '#c3cdc5',
  '#a0aca3',
  '#78857b',
  '#46534a',
  '#36423a',
  '#26302a',
  '#111814',
  '#0d130f',
  '#080c0a',
];

const FONT =
  "-apple-system, BlinkMacSystemFont, 'Segoe UI', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif";

/** Filled buttons take the hall's tokens: the library picks their text colour for the light scheme only. */
const variantColors: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input);
  if (input.variant !== 'filled') return colors;
  const part = input.color === 'red' ? 'danger' : 'brand';
  return {
    ...colors,
    background: `var(--${part})`,
    hover: `var(--${part}-strong)`,
    hoverColor: `var(--on-${part})`,
    color: `var(--on-${part})`,
  };
};

/** Theme of the hall. Contrast cures over the library's defaults: primary shade, error, dimmed and placeholder colours. */
export const theme = createTheme({
  colors: { pine, gray, red, dark },
  primaryColor: 'pine',
  primaryShade: { light: 8, dark: 4 },
  autoContrast: true,
  variantColorResolver: variantColors,
  fontFamily: FONT,
  headings: { fontFamily: FONT, fontWeight: '650' },
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '20px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'md' } },
    TextInput: { defaultProps: { size: 'md', withAsterisk: false } },
    PasswordInput: { defaultProps: { size: 'md', withAsterisk: false } },
    Textarea: { defaultProps: { size: 'md', withAsterisk: false } },
    NativeSelect: { defaultProps: { size: 'md', withAsterisk: false } },
    Radio: { defaultProps: { size: 'md' } },
    Checkbox: { defaultProps: { size: 'md' } },
  },
});

/** Cures of contrast that the theme object cannot express (error, dimmed and placeholder text ≥ 4.5 : 1). */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': gray[9],
    '--mantine-color-error': red[8],
    '--mantine-color-dimmed': '#56635a',
    '--mantine-color-placeholder': '#5d6a61',
    '--mantine-color-default-border': gray[5],
    '--mantine-color-anchor': pine[8],
  },
  dark: {
    '--mantine-color-body': dark[7],
    '--mantine-color-text': dark[0],
    '--mantine-color-error': red[3],
    '--mantine-color-dimmed': dark[2],
    '--mantine-color-placeholder': dark[2],
    '--mantine-color-default-border': dark[3],
    '--mantine-color-anchor': pine[3],
  },
});
