// From the texts of a request to values of the contract's types, with .NET's words where that fails. Pure.
import type { Parameter, ValueType } from './contract.ts';
import { ServiceFault } from './faults.ts';

/** By the contract's parameter names. Numbers are canonical decimals, booleans `true` or `false`. */
export type Values = ReadonlyMap<string, string>;

/** A value by its name; empty where SOAP left it out. */
export const valueOf = (values: Values, name: string): string => values.get(name) ?? '';

/** Of HTTP POST and GET: names in any letter case, extra ones ignored, missing ones refused. */
export const valuesOfForm = (form: URLSearchParams, parameters: readonly Parameter[]): Values => {
  const given = new Map<string, string>();
  // ASP.NET joins what is given twice.
  for (const [name, text] of form) {
    const key = name.toLowerCase();
    const before = given.get(key);
    given.set(key, before === undefined ? text : `${before},${text}`);
  }
  return new Map(
    parameters.map(([name, type]) => {
      const text = given.get(name.toLowerCase());
      if (text === undefined) throw missing(name);
      return [name, toValue(text, type) ?? raise(notConverted(text, type))];
    }),
  );
};

/** Of SOAP: names exactly so; one that is left out is 0, false or empty, without a word. */
export const valuesOfElements = (
  given: ReadonlyMap<string, string>,
  parameters: readonly Parameter[],
): Values =>
  new Map(
    parameters.map(([name, type]) => {
      const text = given.get(name);
      if (text === undefined) return [name, ABSENT[type]];
      const schemaText = type === 'boolean' ? (XSD_BOOLEAN[text.trim()] ?? '') : text;
      return [name, toValue(schemaText, type) ?? raise(unreadable(type))];
    }),
  );

const ABSENT: Readonly<Record<ValueType, string>> = {
  long: '0',
  int: '0',
  boolean: 'false',
  string: '',
};
const XSD_BOOLEAN: Readonly<Record<string, string | undefined>> = {
  '0': 'false',
  '1': 'true',
  false: 'false',
  true: 'true',
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

const missing = (name: string): ServiceFault =>
  new ServiceFault(`Missing parameter: ${name}.`, {
    type: 'System.InvalidOperationException',
    side: 'client',
  });

const notConverted = (text: string, type: ValueType): ServiceFault =>
  new ServiceFault(`Cannot convert ${text} to ${DOTNET[type]}.\r\nParameter name: type`, {
    type: 'System.ArgumentException',
    side: 'client',
    inner: [`System.FormatException: ${whyNot(type)}`],
  });

const unreadable = (type: ValueType): ServiceFault =>
  new ServiceFault('Server was unable to read request.', {
    side: 'client',
    inner: [
      'System.InvalidOperationException: There is an error in XML document.',
      `System.FormatException: ${whyNot(type)}`,
    ],
  });

const whyNot = (type: ValueType): string =>
  type === 'boolean'
    ? 'String was not recognized as a valid Boolean.'
    : 'Input string was not in a correct format.';

const raise = (fault: ServiceFault): never => {
  throw fault;
};
