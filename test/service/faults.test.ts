// What a person is told when a service answers oddly, and that no answer ever leads to the password.
import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Binding } from '../../electron/casjobs/service.ts';
import { createSoapService } from '../../electron/casjobs/soap-service.ts';
import { bodyCases } from './body-cases.ts';
import { faultCases } from './fault-cases.ts';
import { linkCases } from './link-cases.ts';
import { always, envelope11, response, serve, soapXml, xml } from './local-server.ts';
import { credentials, expectClean, failing, heard, jobId } from './secret.ts';

const bindings: readonly (Binding | 'auto')[] = ['soap12', 'soap11', 'auto'];

describe.each(bindings)('a cancel over %s', (binding) => {
  it.each([...faultCases, ...bodyCases, ...linkCases])(
    'that meets $title is told as $code',
    async (one) => {
      const { base } = await serve(one.respond);
      const service = createSoapService({ base, binding, ...one.options });
      const error = await failing(service.cancel(credentials, jobId));
      expect(error.code).toBe(one.code);
      if (typeof one.detail === 'string') expect(error.detail).toBe(one.detail);
      else if (one.detail) expect(error.detail).toMatch(one.detail);
      expectClean(error);
    },
  );
});

describe('an answer', () => {
  it.each([
    [
      'in UTF-16',
      { 'Content-Type': 'text/xml; charset=utf-16' },
      Buffer.from(`\uFEFF${heard}`, 'utf16le'),
    ],
    ['with a byte order mark', soapXml, `\uFEFF${heard}`],
    ['with lines before it', soapXml, `\r\n${heard}`],
    ['in SOAP 1.1', xml, envelope11(response('CancelJob'))],
    ['packed with gzip', { ...soapXml, 'Content-Encoding': 'gzip' }, gzipSync(heard)],
    ['packed with deflate', { ...soapXml, 'Content-Encoding': 'deflate' }, deflateSync(heard)],
    [
      'with a header',
      soapXml,
      heard.replace('<soap:Body>', '<soap:Header><a xmlns="b"><c/></a></soap:Header><soap:Body>'),
    ],
  ])('%s is understood all the same', async (_, headers, body) => {
    const { base } = await serve(always(200, headers, body));
    const service = createSoapService({ base, binding: 'auto' });
    await expect(service.cancel(credentials, jobId)).resolves.toBeUndefined();
  });
});
