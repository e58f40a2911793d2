// Reads a SOAP request: version, operation, parameters. Pure; knows no job.
import { ServiceFault } from './service-faults.ts';
import { NAMESPACE } from './signatures.ts';
import { readXml, type XmlElement } from './practice-xml.ts';

export type SoapVersion = 'soap11' | 'soap12';

export const ENVELOPES: Readonly<Record<SoapVersion, string>> = {
  soap11: 'http://schemas.xmlsoap.org/soap/envelope/',
  soap12: 'http://www.w3.org/2003/05/soap-envelope',
};

export interface SoapRequest {
  /** The local name of what is called. */
  readonly name: string;
  readonly given: ReadonlyMap<string, string>;
}

const NO_ACTION =
  'Unable to handle request without a valid action parameter. Please supply a valid soap action.';

/**
 * Reads an envelope of the version that the content type promises.
 * @param action without quotes; empty where there is none, which only SOAP 1.2 allows
 * @throws ServiceFault in the words of ASP.NET
 */
export const readEnvelope = (xml: string, version: SoapVersion, action: string): SoapRequest => {
  if (action === '' && version === 'soap11') throw client(NO_ACTION);
  const called = calledIn(readXml(xml), version);
  const expected = action === '' ? `${NAMESPACE}/${called.local}` : action;
  if (called.namespace !== NAMESPACE || `${NAMESPACE}/${called.local}` !== expected) {
    throw client(`Server did not recognize the value of HTTP Header SOAPAction: ${expected}.`);
  }
  const own = called.children.filter(({ namespace }) => namespace === NAMESPACE);
  return { name: called.local, given: new Map(own.map(({ local, text }) => [local, text])) };
};

const calledIn = (envelope: XmlElement | null, version: SoapVersion): XmlElement => {
  const expected = ENVELOPES[version];
  if (envelope?.local !== 'Envelope') throw unreadable();
  if (envelope.namespace !== expected) throw mismatch(envelope.namespace, expected);
  const body = envelope.children.find(
    ({ local, namespace }) => local === 'Body' && namespace === expected,
  );
  const called = body?.children[0];
  if (called === undefined) throw unreadable();
  return called;
};

const client = (reason: string): ServiceFault => new ServiceFault(reason, { side: 'client' });

const unreadable = (): ServiceFault =>
  new ServiceFault('Server was unable to read request.', {
    side: 'client',
    inner: ['System.InvalidOperationException: There is an error in XML document.'],
  });

const mismatch = (found: string, expected: string): ServiceFault =>
  new ServiceFault(
    `Possible SOAP version mismatch: Envelope namespace ${found} was unexpected. Expecting ${expected}.`,
    { side: 'version' },
  );
