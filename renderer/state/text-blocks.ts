// Cuts a long text into blocks, so that a browser need lay out only those in sight. Pure.

/** About so many characters. */
const BLOCK = 8_000;

/** Cut at ends of lines, which are left out between blocks; a line that is longer than a block is cut anywhere. */
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
