// Passwords on their way to the worker are in no message, and nowhere once they are read.
import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharePasswords, takePasswords } from '../../electron/casjobs-worker/shared-passwords.ts';

const callWith = (password: string) => ({
  kind: 'call',
  id: 7,
  call: {
    options: {
      base: 'https://example.org/casjobs',
      foundBinding: null,
      route: { hops: [{ kind: 'http', login: { userName: 'me', password } }, { kind: 'direct' }] },
    },
    name: 'jobs',
    given: [
      { wsId: '42', password },
      { about: 'ids', jobIds: ['1', '2'] },
    ],
  },
});

/** The shared bytes that stand in place of the passwords. */
const bytesIn = (value: unknown): readonly Uint8Array[] => {
  if (value instanceof SharedArrayBuffer) return [new Uint8Array(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(bytesIn);
};

describe('A message to the worker', () => {
  it('contains no password, and becomes the same again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        const password = `Qx7!${text}`;
        const sent = sharePasswords(callWith(password));
        expect(inspect(sent, { depth: null })).not.toContain('Qx7!');
        expect(takePasswords(structuredClone(sent))).toEqual(callWith(password));
      }),
    );
  });

  it('has its passwords overwritten once they are read', () => {
    const sent = sharePasswords(callWith('secret'));
    const bytes = bytesIn(sent);
    expect(bytes.map((one) => one.some((byte) => byte !== 0))).toEqual([true, true]);
    takePasswords(sent);
    expect(bytes.every((one) => one.every((byte) => byte === 0))).toBe(true);
  });

  it('without a password stays as it is', () => {
    for (const message of [{ kind: 'stop', id: 3 }, { password: null }, { password: '' }])
      expect(takePasswords(sharePasswords(message))).toEqual(message);
  });
});
