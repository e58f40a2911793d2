// Removes the only style attribute in bits-ui's templates. The page's policy (`style-src 'self'`) forbids style attributes in
// markup, but not styles set by a script.

const refused = / style="display: contents;"/g;

/** A preprocessor for Svelte's plugin. The wrapper of a command list becomes a block element, which has no effect. */
export const strictStyle = {
  name: 'casjobs-tray:strict-style',
  markup: ({ content, filename }: { content: string; filename?: string }) =>
    filename?.includes('/bits-ui/') === true && content.includes('style="display: contents;"')
      ? { code: content.replaceAll(refused, '') }
      : undefined,
};
