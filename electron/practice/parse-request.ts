// Reads a request to the practice service, in any of the three bindings: the operation, and its values by the operation's
// signature. Refuses in the words of ASP.NET and .NET. Pure.
import { hasTooManyFields } from './limits.ts';
import { invalidRequest, ServiceFault } from './service-faults.ts';
import {
  findOperation,
  signatures,
  NAMESPACE,
  type OperationName,
  type Signature,
  type Parameter,
  type ValueType,
} from './service-schema.ts';
import { readXml, type XmlElement } from './practice-xml.ts';

export type WireBinding = SoapVersion | 'post';

/** A request to one of the two pages. */
export interface PageRequest {
  readonly page: Signature['page'];
  readonly method: string;
  /** The path after the page; empty for the page itself. */
  readonly operation: string;
  readonly contentType: string;
  readonly soapAction: string | null;
  readonly body: string;
}

/** A call whose operation is known; its values may still be unreadable. */
interface PracticeCall {
  readonly operation: OperationName;
  /** @throws ServiceFault in the words of ASP.NET */
  readonly values: () => Values;
}

/**
 * The binding of a request and of its reply; null if it is not a call. HTTP GET is off, which is ASP.NET's default.
 */
export const bindingOf = ({ method, operation, contentType }: PageRequest): WireBinding | null => {
  if (method !== 'POST') return null;
  if (operation !== '') return 'post';
  if (/^application\/soap\+xml\b/i.test(contentType)) return 'soap12';
  return /^text\/xml\b/i.test(contentType) ? 'soap11' : 'post';
};

/** Reads which operation is called. @throws ServiceFault if there is none of this name */
export const callOf = (request: PageRequest, binding: WireBinding): PracticeCall =>
  binding === 'post' ? formCall(request) : soapCall(request, binding);

/** The refusal of a form for an unknown operation, and of a binding that is off. */
export const unrecognized = ({ operation }: PageRequest): ServiceFault => {
  const where = operation === '' ? '' : ` for URL unexpectedly ending in '/${operation}'`;
  return invalidRequest(`Request format is unrecognized${where}.`);
};

const formCall = (request: PageRequest): PracticeCall => {
  const { page, contentType, body } = request;
  const isForm =
    /^application\/x-www-form-urlencoded\b/i.test(contentType) || contentType + body === '';
  if (!isForm) throw invalidRequest(`Request format is invalid: ${contentType}.`);
  const operation = findOperation(page, request.operation);
  if (operation === null) throw unrecognized(request);
  if (hasTooManyFields(body)) throw invalidRequest('The form has too many fields.');
  const { parameters } = signatures[operation];
  return { operation, values: () => valuesOfForm(new URLSearchParams(body), parameters) };
};

const soapCall = (request: PageRequest, version: SoapVersion): PracticeCall => {
  const action = version === 'soap12' ? actionIn(request.contentType) : request.soapAction;
  const { name, given } = readEnvelope(request.body, version, action?.replace(/^"|"$/g, '') ?? '');
  const operation = findOperation(request.page, name);
  if (operation === null) {
    throw new ServiceFault(
      `Server did not recognize the value of HTTP Header SOAPAction: ${action ?? name}.`,
      { side: 'client' },
    );
  }
  return { operation, values: () => valuesOfElements(given, signatures[operation].parameters) };
};

const actionIn = (contentType: string): string | null =>
  /;\s*action="?([^";]*)"?/i.exec(contentType)?.[1] ?? null;

export type SoapVersion = 'soap11' | 'soap12';

export const ENVELOPES: Readonly<Record<SoapVersion, string>> = {
  soap11: 'http://schemas.xmlsoap.org/soap/envelope/',
  soap12: 'http://www.w3.org/2003/05/soap-envelope',
};

interface SoapRequest {
  /** The local name of what is called. */
  readonly name: string;
  readonly given: ReadonlyMap<string, string>;
}

const NO_ACTION =
  'Unable to handle request without a valid action parameter. Please supply a valid soap action.';

/**
 * Reads an envelope of the version that the content type names.
 * @param action without quotes; empty if there is none, which only SOAP 1.2 allows
 * @throws ServiceFault in the words of ASP.NET
 */
const readEnvelope = (xml: string, version: SoapVersion, action: string): SoapRequest => {
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

const unreadable = (...inner: readonly string[]): ServiceFault =>
  new ServiceFault('Server was unable to read request.', {
    side: 'client',
    inner: ['System.InvalidOperationException: There is an error in XML document.', ...inner],
  });

const mismatch = (found: string, expected: string): ServiceFault =>
  new ServiceFault(
    `Possible SOAP version mismatch: Envelope namespace ${found} was unexpected. Expecting ${expected}.`,
    { side: 'version' },
  );

/** By the signature's parameter names. Numbers are canonical decimals, booleans `true` or `false`. */
export type Values = ReadonlyMap<string, string>;

/** A value by its name; empty if it was left out of the SOAP request. */
export const valueOf = (values: Values, name: string): string => values.get(name) ?? '';

/** Of HTTP POST: names in any letter case; extra ones are ignored, missing ones refused. */
const valuesOfForm = (form: URLSearchParams, parameters: readonly Parameter[]): Values => {
  const given = new Map([...form].map(([name, text]) => [name.toLowerCase(), text]));
  return new Map(
    parameters.map(([name, type]) => {
      const text = given.get(name.toLowerCase());
      if (text === undefined) throw invalidRequest(`Missing parameter: ${name}.`);
      return [name, toValue(text, type) ?? raise(notConverted(text, type))];
    }),
  );
};

/** Of SOAP: names in the exact spelling; one that is left out is 0, false or empty. */
const valuesOfElements = (
  given: ReadonlyMap<string, string>,
  parameters: readonly Parameter[],
): Values =>
  new Map(
    parameters.map(([name, type]) => [
      name,
      toValue(given.get(name) ?? ABSENT[type], type) ??
        raise(unreadable(`System.FormatException: ${whyNot(type)}`)),
    ]),
  );

const ABSENT: Readonly<Record<ValueType, string>> = {
  long: '0',
  int: '0',
  boolean: 'false',
  string: '',
};

const LIMITS = { long: 2n ** 63n, int: 2n ** 31n };

const toValue = (text: string, type: ValueType): string | null => {
  if (type === 'string') return text;
  const bare = text.trim();
  if (type === 'boolean') return /^(?:true|false)$/i.test(bare) ? bare.toLowerCase() : null;
  if (!/^[+-]?\d{1,30}$/.test(bare)) return null;
  const value = BigInt(bare.replace('+', ''));
  return value < LIMITS[type] && value >= -LIMITS[type] ? value.toString() : null;
};

const DOTNET: Readonly<Record<ValueType, string>> = {
  long: 'System.Int64',
  int: 'System.Int32',
  boolean: 'System.Boolean',
  string: 'System.String',
};

const notConverted = (text: string, type: ValueType): ServiceFault =>
  new ServiceFault(`Cannot convert ${text} to ${DOTNET[type]}.\r\nParameter name: type`, {
    type: 'System.ArgumentException',
    side: 'client',
    inner: [`System.FormatException: ${whyNot(type)}`],
  });

const whyNot = (type: ValueType): string =>
  type === 'boolean'
    ? 'String was not recognized as a valid Boolean.'
    : 'Input string was not in a correct format.';

const raise = (fault: ServiceFault): never => {
  throw fault;
};
