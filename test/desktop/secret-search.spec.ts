// The search for secrets finds every encoding that a program may use.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { filesContaining } from './secret-search.ts';

const secret = `pä & "ß' <word>\\x`;
const other = 'a plain secret';

const written: Readonly<Record<string, string | Buffer>> = {
  'as it is': `before ${secret} after`,
  'in UTF-16': Buffer.from(`before ${secret} after`, 'utf16le'),
  'in Latin-1': Buffer.from(secret, 'latin1'),
  'in hex': Buffer.from(secret).toString('hex'),
  'in base64': Buffer.from(secret).toString('base64'),
  'in base64, after one sign': Buffer.from(`:${secret} and more`).toString('base64'),
  'in base64, after two signs': Buffer.from(`::${secret} and more`).toString('base64'),
  'in a form': new URLSearchParams({ pw: secret }).toString(),
  'in a URL': `https://example.org/?pw=${encodeURIComponent(secret)}`,
  'in XML text': '<pw>pä &amp; "ß\' &lt;word&gt;\\x</pw>',
  'in an XML attribute': '<a pw="pä &amp; &quot;ß&apos; &lt;word&gt;\\x"/>',
  'in JSON': JSON.stringify({ pw: secret }),
  'in JSON of ASCII only': '{"pw":"p\\u00e4 & \\"\\u00df\' <word>\\\\x"}',
};

test('the search finds a secret in every encoding', () => {
  const folder = test.info().outputPath('found');
  mkdirSync(path.join(folder, 'deep'), { recursive: true });
  for (const [name, text] of Object.entries(written))
    writeFileSync(path.join(folder, 'deep', name), text);
  const names = Object.keys(written).map((name) => path.join('deep', name));
  expect(filesContaining(folder, [other, secret])).toEqual(names.sort());
});

test('the search does not report a file without the secret', () => {
  const folder = test.info().outputPath('clean');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'settings.json'), '{"name":"a plain word, no secret"}');
  writeFileSync(path.join(folder, 'empty'), '');
  expect(filesContaining(folder, [other, secret])).toEqual([]);
});
