/** A file of the checkout as text, for tests alone: vite reads it. */
declare module '*?raw' {
  const text: string;
  export { text as default };
}
