// Reads a SOAP request: version, operation, parameters. Pure; knows no job.
import { NAMESPACE } from './contract.ts';
import { ServiceFault } from './faults.ts';
import { readXml, XmlError, type Element } from './xml-reader.ts';

export type SoapVersion = 'soap11' | 'soap12';

export const ENVELOPES: Readonly<Record<SoapVersion, string>> = {
  soap11: 'http://schemas.xmlsoap.org/soap/envelope/',
  soap12: 'http://www.w3.org/2003/05/soap-envelope',
};

export interface SoapRequest {
  /** The local name of what was called. */
  readonly name: string;
  readonly given: ReadonlyMap<string, string>;
}

const NO_ACTION =
  'Unable to handle request without a valid action parameter. Please supply a valid soap action.';

/**
 * Reads an envelope of the version that the content type promised.
 * @param action without quotes; null where there was none, which only SOAP 1.2 may do
 * @throws ServiceFault in the words of ASP.NET
 */
export const readEnvelope = (
  xml: string,
  version: SoapVersion,
  action: string | null,
): SoapRequest => {
  if ((action ?? '') === '' && version === 'soap11') throw client(NO_ACTION);
  const called = calledIn(parse(xml), version);
  const byAction = action === null || action === '' ? called.local : operationOf(action);
  if (byAction === null || called.namespace !== NAMESPACE || called.local !== byAction) {
    throw client(
      `Server did not recognize the value of HTTP Header SOAPAction: ${action ?? called.local}.`,
    );
  }
  const own = called.children.filter(({ namespace }) => namespace === NAMESPACE);
  return { name: called.local, given: new Map(own.map(({ local, text }) => [local, text])) };
};

const operationOf = (action: string): string | null =>
  action.startsWith(`${NAMESPACE}/`) ? action.slice(NAMESPACE.length + 1) : null;

const calledIn = (envelope: Element, version: SoapVersion): Element => {
  const expected = ENVELOPES[version];
  if (envelope.local !== 'Envelope') throw unreadable('(1, 2)');
  if (envelope.namespace !== expected) throw mismatch(envelope.namespace, expected);
  const body = envelope.children.find(
    ({ local, namespace }) => local === 'Body' && namespace === expected,
  );
  const called = body?.children[0];
  if (called === undefined) throw unreadable('(1, 2)');
  return called;
};

const parse = (xml: string): Element => {
  try {
    return readXml(xml);
  } catch (error) {
    if (error instanceof XmlError) throw unreadable(error.message);
    throw error;
  }
};

const client = (words: string): ServiceFault => new ServiceFault(words, { side: 'client' });

const unreadable = (place: string): ServiceFault =>
  new ServiceFault('Server was unable to read request.', {
    side: 'client',
    inner: [`System.InvalidOperationException: There is an error in XML document ${place}.`],
  });

const mismatch = (found: string, expected: string): ServiceFault =>
  new ServiceFault(
    `Possible SOAP version mismatch: Envelope namespace ${found} was unexpected. Expecting ${expected}.`,
    { side: 'version' },
  );
