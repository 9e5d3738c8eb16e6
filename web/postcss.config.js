// Mantine's style helpers: light/dark functions, breakpoints, rem().
export default {
  plugins: {
    'postcss-preset-mantine': {},
  },
};
