import { describe, expect, it } from 'vitest';
import { leaveOut } from '../../build/left-out.ts';

describe('a package that is left out', () => {
  const { resolveId, load } = leaveOut();

  it('is empty for soap, on every system', () => {
    for (const file of [
      '/a/node_modules/soap/lib/http.js',
      'C:\\a\\node_modules\\soap\\lib\\http.js',
    ])
      expect(load(resolveId('axios', file) ?? '')).toBe('export {};');
  });

  it('fails the build of a file that needs it', () => {
    expect(() => resolveId('axios', '/a/electron/main.ts')).toThrow(/main\.ts imports axios/);
  });

  it('does not take others with it', () => {
    expect(resolveId('sax', '/a/node_modules/soap/lib/wsdl/index.js')).toBeNull();
    expect(load('/a/electron/main.ts')).toBeNull();
  });
});
