// Screenshots of whole desktops, which their tests take at each run: `--pictures` keeps them in build/screenshots/desktops.
import { cpSync, existsSync } from 'node:fs';
import { at, madeFolder } from './tooling.mjs';

const WORD = '--pictures';

/** @param {readonly string[]} args @returns {[tests: string[], isForPictures: boolean]} */
export const withoutPictures = (args) => [args.filter((one) => one !== WORD), args.includes(WORD)];

export const keepPictures = () => {
  const taken = at('out/test/desktops');
  if (existsSync(taken))
    cpSync(taken, madeFolder(at('build/screenshots/desktops')), { recursive: true });
};
