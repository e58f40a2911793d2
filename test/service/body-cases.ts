// Answers that are none, however much some look like one.
import { always, envelope, response, soapXml, xml } from './local-server.ts';
import { echo, heard, html, text, type Case } from './secret.ts';

export const bodyCases: readonly Case[] = [
  {
    title: 'an envelope that is cut off after the response element',
    respond: always(200, soapXml, heard.slice(0, -20)),
    code: 'not-understood',
    detail: /broken/,
  },
  {
    title: 'an answer with a DTD',
    respond: always(200, soapXml, heard.replace('?>', '?><!DOCTYPE x [<!ENTITY a "b">]>')),
    code: 'not-understood',
    detail: /DTD/,
  },
  {
    title: 'XML that is no SOAP',
    respond: always(200, xml, '<CancelJobResponse xmlns="http://Services.Cas.jhu.edu" />'),
    code: 'not-understood',
  },
  {
    title: 'the response to another operation',
    respond: always(200, soapXml, envelope(response('GetJobStatus'))),
    code: 'not-understood',
  },
  {
    title: 'the right response in the wrong namespace',
    respond: always(200, soapXml, heard.replace('jhu.edu', 'jhu.edu/')),
    code: 'not-understood',
  },
  {
    title: 'the right response under a namespace that is no SOAP',
    respond: always(200, soapXml, envelope(response('CancelJob'), 'http://example.org/')),
    code: 'not-understood',
  },
  {
    title: 'the right response only in a comment',
    respond: always(200, soapXml, envelope(`<!-- ${response('CancelJob')} -->`)),
    code: 'not-understood',
  },
  {
    title: 'the right response with 202',
    respond: always(202, soapXml, heard),
    code: 'not-understood',
    detail: /HTTP 202/,
  },
  {
    title: 'the right response with 500',
    respond: always(500, soapXml, heard),
    code: 'not-understood',
  },
  {
    title: 'the right response as text/plain',
    respond: always(200, text, heard),
    code: 'not-understood',
    detail: /text\/plain/,
  },
  {
    title: 'the right response without a content type',
    respond: (answer) => answer.end(heard),
    code: 'not-understood',
  },
  {
    title: 'JSON',
    respond: always(
      500,
      { 'Content-Type': 'application/json' },
      JSON.stringify({ 'Error Message': echo }),
    ),
    code: 'not-understood',
  },
  {
    title: 'a 503 of the host',
    respond: always(
      503,
      html,
      '<html><body><h1>503 Service Unavailable</h1>\nNo server is available to handle this request.\n</body></html>',
    ),
    code: 'passing-fault',
    detail: 'A web page came: 503 Service Unavailable.',
  },
  { title: 'a 429 without words', respond: always(429, {}, ''), code: 'passing-fault' },
  {
    title: 'a 401 of a proxy',
    respond: always(401, text, 'Unauthorized'),
    code: 'not-understood',
    detail: /HTTP 401, text\/plain. Unauthorized/,
  },
  {
    title: 'the page of a firewall',
    respond: always(
      403,
      html,
      '<html><title>403 Response Code</title>Please contact our technical support with Request ID: ab12-cd34</html>',
    ),
    code: 'not-understood',
    detail: 'A web page came: 403 Response Code (request ID ab12-cd34).',
  },
];
