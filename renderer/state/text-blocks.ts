// Splits a long text into blocks, so that the browser only lays out visible ones. Pure.

/** The most characters in a block. */
const BLOCK = 8_000;

/** Splits at line breaks, which are left out between blocks; a line that is longer than a block is split anywhere. */
export const blocksOf = (text: string): readonly string[] => {
  const blocks: string[] = [];
  let at = 0;
  while (text.length - at > BLOCK) {
    const end = text.lastIndexOf('\n', at + BLOCK);
    const isAtLine = end > at;
    blocks.push(text.slice(at, isAtLine ? end : at + BLOCK));
    at = isAtLine ? end + 1 : at + BLOCK;
  }
  return [...blocks, text.slice(at)];
};
