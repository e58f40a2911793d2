// Answers that do not come whole, or not in a form that can be read.
import { gzipSync } from 'node:zlib';
import { always, envelope, response, soapXml } from './local-server.ts';
import { heard, PASSWORD, text, type Case } from './secret.ts';

export const linkCases: readonly Case[] = [
  {
    title: 'a connection that breaks in the middle of the answer',
    respond: (answer) => {
      answer.writeHead(200, { ...soapXml, 'Content-Length': '5000' });
      answer.write(heard.slice(0, 50), () => answer.destroy());
    },
    code: 'unreachable',
    detail: /broke off/,
  },
  {
    title: 'a connection that breaks before the answer',
    respond: (answer) => answer.destroy(),
    code: 'unreachable',
  },
  {
    title: 'a service that never answers',
    respond: () => undefined,
    code: 'timed-out',
    options: { timeoutMs: 300, cancelTimeoutMs: 300 },
  },
  {
    title: 'an answer that never ends',
    respond: (answer) => {
      answer.writeHead(200, soapXml);
      const drip = setInterval(() => answer.write(' '), 20);
      answer.on('close', () => clearInterval(drip));
    },
    code: 'timed-out',
    options: { timeoutMs: 300, cancelTimeoutMs: 300 },
  },
  {
    title: 'an answer above the limit',
    respond: always(200, soapXml, envelope(response('CancelJob', ' '.repeat(20_000)))),
    code: 'too-large',
    options: { maxBytes: 10_000 },
  },
  {
    title: 'a small packed answer that unpacks to a huge one',
    respond: always(
      200,
      { ...soapXml, 'Content-Encoding': 'gzip' },
      gzipSync(envelope(response('CancelJob', ' '.repeat(5_000_000)))),
    ),
    code: 'too-large',
    options: { maxBytes: 1_000_000 },
  },
  {
    title: 'a packed answer that is cut off',
    respond: always(
      200,
      { ...soapXml, 'Content-Encoding': 'gzip' },
      gzipSync(heard).subarray(0, 40),
    ),
    code: 'not-understood',
  },
  {
    title: 'an answer packed in an unknown way',
    respond: always(200, { ...soapXml, 'Content-Encoding': 'br' }, heard),
    code: 'not-understood',
  },
  {
    title: 'an answer in an unknown charset',
    respond: always(200, { 'Content-Type': 'text/xml; charset=klingon' }, heard),
    code: 'not-understood',
  },
  {
    title: 'an error text in a charset that it does not name',
    respond: always(500, text, Buffer.from(`Bad day, ${PASSWORD}`, 'utf16le')),
    code: 'service-fault',
    detail: '',
  },
  {
    title: 'something that is not HTTP',
    respond: (answer) => answer.socket?.end('220 mail.example.org ready\r\n'),
    code: 'not-understood',
  },
  {
    title: 'a service that speaks neither binding',
    respond: always(415, text, 'Unsupported Media Type'),
    code: 'binding-refused',
  },
];
