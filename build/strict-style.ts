// Takes the one style attribute out of bits-ui's templates. It stands in the markup, and the page's policy
// (`style-src 'self'`) refuses what is written there; styles that are set by script go through.

const refused = / style="display: contents;"/g;

/** A preprocessor for Svelte's plugin. What is around the parts of a command list is a block then, which does no harm. */
export const strictStyle = {
  name: 'casjobs-tray:strict-style',
  markup: ({ content, filename }: { content: string; filename?: string }) =>
    filename?.includes('/bits-ui/') === true && content.includes('style="display: contents;"')
      ? { code: content.replaceAll(refused, '') }
      : undefined,
};
