// A file's text as a module: what the bundler makes of `?raw`.
declare module '*?raw' {
  const text: string;
  // eslint-disable-next-line no-restricted-syntax -- the bundler exports it so
  export default text;
}
