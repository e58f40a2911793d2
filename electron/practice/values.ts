// From the texts of a request to values of the signature's types, with .NET's words where that fails. Pure.
import { invalidRequest, ServiceFault } from './service-faults.ts';
import type { Parameter, ValueType } from './signatures.ts';

/** By the signature's parameter names. Numbers are canonical decimals, booleans `true` or `false`. */
export type Values = ReadonlyMap<string, string>;

/** A value by its name; empty where SOAP left it out. */
export const valueOf = (values: Values, name: string): string => values.get(name) ?? '';

/** Of HTTP POST: names in any letter case, extra ones ignored, missing ones refused. */
export const valuesOfForm = (form: URLSearchParams, parameters: readonly Parameter[]): Values => {
  const given = new Map([...form].map(([name, text]) => [name.toLowerCase(), text]));
  return new Map(
    parameters.map(([name, type]) => {
      const text = given.get(name.toLowerCase());
      if (text === undefined) throw invalidRequest(`Missing parameter: ${name}.`);
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
    parameters.map(([name, type]) => [
      name,
      toValue(given.get(name) ?? ABSENT[type], type) ?? raise(unreadable(type)),
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
