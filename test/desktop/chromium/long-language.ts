// A made-up language whose texts are 40 % longer than the English ones, and the page in it. Dutch and German texts are about
// that much longer; a page in which nothing is cut then has room for them.
import path from 'node:path';
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';
import { strictStyle } from '../../../build/strict-style.ts';
import { en } from '../../../electron/i18n/en.ts';

const root = path.resolve(import.meta.dirname, '../../..');

const LONGER = 0.4;
const FILLER = 'ßörtgêŵ ';

/** How many characters of it are read; of several alternatives, the longest counts. */
const lengthOf = (parts: readonly MessageFormatElement[]): number =>
  parts.reduce((sum, part) => {
    if (part.type === TYPE.literal) return sum + part.value.length;
    if (part.type !== TYPE.plural && part.type !== TYPE.select) return sum + 4;
    const each = Object.values(part.options).map(({ value }) => lengthOf(value));
    return sum + Math.max(...each);
  }, 0);

/** A single word becomes one longer word. */
const longer = (text: string): string => {
  const more = Math.ceil(lengthOf(parse(text, { ignoreTag: true })) * LONGER);
  const filler = FILLER.repeat(Math.ceil(more / FILLER.length))
    .slice(0, more)
    .trim();
  return /\s/.test(text) ? `${text} ${filler}` : `${text}${filler.replaceAll(' ', '')}`;
};

type Key = keyof typeof en;

/** Units, and words that the service spells. */
const isSame = (key: string): boolean => /^(length|status|key)\./.test(key);

export const longTexts = Object.fromEntries(
  Object.entries(en).map(([key, text]) => [key, isSame(key) || !text ? text : longer(text)]),
) as Readonly<Record<Key, string>>;

/** Builds the page in this language. @param outDir the folder of the built page */
export const buildLongPage = async (outDir: string): Promise<void> => {
  const texts = path.join(root, 'electron/i18n/en.ts');
  await build({
    configFile: false,
    logLevel: 'silent',
    root: path.join(root, 'renderer'),
    base: './',
    plugins: [
      svelte({ configFile: false, preprocess: strictStyle }),
      {
        name: 'long-texts',
        enforce: 'pre',
        load: (id) => (id === texts ? `export const en = ${JSON.stringify(longTexts)};` : null),
      },
    ],
    build: { outDir, emptyOutDir: true, target: 'chrome130', minify: false },
  });
};
