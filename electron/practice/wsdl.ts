// Writes the WSDL of a page from the contract, in ASP.NET's form. Pure.
import { NAMESPACE, operations, operationsOf, rowElements } from './contract.ts';
import type { Operation, OperationName, ResultType, RowName } from './contract.ts';
import { escape } from './xml-writer.ts';

interface Wire {
  readonly port: 'Soap' | 'Soap12' | 'HttpGet' | 'HttpPost';
  readonly prefix: 'soap' | 'soap12' | 'http';
}

const wires: readonly Wire[] = [
  { port: 'Soap', prefix: 'soap' },
  { port: 'Soap12', prefix: 'soap12' },
  { port: 'HttpGet', prefix: 'http' },
  { port: 'HttpPost', prefix: 'http' },
];
/** SOAP 1.2 shares the port type of SOAP 1.1. */
const portTypes = wires.filter(({ port }) => port !== 'Soap12').map(({ port }) => port);

/** @param address the page's own URL, as the URL parser writes it */
export const wsdlOf = (page: Operation['page'], address: string): string => {
  const service = page === 'jobs' ? 'Jobs' : 'CasUsers';
  const names = operationsOf(page);
  return `<?xml version="1.0" encoding="utf-8"?>
<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:soap12="http://schemas.xmlsoap.org/wsdl/soap12/" xmlns:http="http://schemas.xmlsoap.org/wsdl/http/" xmlns:mime="http://schemas.xmlsoap.org/wsdl/mime/" xmlns:s="http://www.w3.org/2001/XMLSchema" xmlns:tns="${NAMESPACE}" targetNamespace="${NAMESPACE}">
<wsdl:types><s:schema elementFormDefault="qualified" targetNamespace="${NAMESPACE}">
${[...names.map(elements), ...rowTypes(names), ...roots(names)].join('\n')}
</s:schema></wsdl:types>
${names.map(messages).join('\n')}
${portTypes.map((port) => portType(service, port, names)).join('\n')}
${wires.map((wire) => binding(service, wire, names)).join('\n')}
<wsdl:service name="${service}">
${wires.map((wire) => servicePort(service, wire, address)).join('\n')}
</wsdl:service>
</wsdl:definitions>
`;
};

const isObject = (type: string): boolean => type === 'string' || type.startsWith('tns:');

const item = (name: string, type: string): string =>
  `<s:element minOccurs="${isObject(type) ? 0 : 1}" maxOccurs="1" name="${name}" type="${type.includes(':') ? type : `s:${type}`}" />`;

const complex = (items: readonly string[]): string =>
  items.length === 0
    ? '<s:complexType />'
    : `<s:complexType><s:sequence>${items.join('')}</s:sequence></s:complexType>`;

const resultType = (type: ResultType): string =>
  typeof type === 'string' ? type : `tns:ArrayOf${type[0]}`;

const elements = (name: OperationName): string => {
  const { parameters, result } = operations[name];
  const input = complex(parameters.map(([parameter, type]) => item(parameter, type)));
  const output = complex(result === 'nothing' ? [] : [item(`${name}Result`, resultType(result))]);
  return `<s:element name="${name}">${input}</s:element>\n<s:element name="${name}Response">${output}</s:element>`;
};

const rowsIn = (names: readonly OperationName[]): readonly RowName[] =>
  names.flatMap((name) => {
    const { result } = operations[name];
    return typeof result === 'string' ? [] : result;
  });

const rowTypes = (names: readonly OperationName[]): readonly string[] =>
  rowsIn(names).map((row) => {
    const items = rowElements[row].map((cell) => {
      const [name = '', type = ''] = cell.replace('?', '').split(':');
      return item(name, type);
    });
    const many = `<s:element minOccurs="0" maxOccurs="unbounded" name="${row}" nillable="true" type="tns:${row}" />`;
    const list = complex([many]).replace('<s:complexType>', `<s:complexType name="ArrayOf${row}">`);
    return `${list}\n${complex(items).replace('<s:complexType>', `<s:complexType name="${row}">`)}`;
  });

/** The roots of the answers over HTTP POST and GET. */
const roots = (names: readonly OperationName[]): readonly string[] => {
  const types = names.map((name) => operations[name].result).filter((type) => type !== 'nothing');
  return [...new Set(types.map(resultType))].map((type) =>
    type.startsWith('tns:')
      ? `<s:element name="${type.slice(4)}" nillable="true" type="${type}" />`
      : `<s:element name="${type}" type="s:${type}" />`,
  );
};

const messages = (name: OperationName): string => {
  const { parameters, result } = operations[name];
  const texts = parameters.map(([one]) => `<wsdl:part name="${one}" type="s:string" />`).join('');
  const root = resultType(result).replace('tns:', '');
  const body = result === 'nothing' ? '' : `<wsdl:part name="Body" element="tns:${root}" />`;
  const soap = (end: string, of: string): string =>
    `<wsdl:message name="${name}Soap${end}"><wsdl:part name="parameters" element="tns:${of}" /></wsdl:message>`;
  const plain = ['HttpGet', 'HttpPost'].map(
    (port) =>
      `<wsdl:message name="${name}${port}In">${texts}</wsdl:message>\n<wsdl:message name="${name}${port}Out">${body}</wsdl:message>`,
  );
  return [soap('In', name), soap('Out', `${name}Response`), ...plain].join('\n');
};

const portType = (service: string, port: string, names: readonly OperationName[]): string => {
  const all = names.map((name) => {
    const about = `<wsdl:documentation>${escape(operations[name].about)}</wsdl:documentation>`;
    const ends = `<wsdl:input message="tns:${name}${port}In" /><wsdl:output message="tns:${name}${port}Out" />`;
    return `<wsdl:operation name="${name}">${about}${ends}</wsdl:operation>`;
  });
  return `<wsdl:portType name="${service}${port}">\n${all.join('\n')}\n</wsdl:portType>`;
};

const binding = (
  service: string,
  { port, prefix }: Wire,
  names: readonly OperationName[],
): string => {
  const type = `tns:${service}${port === 'Soap12' ? 'Soap' : port}`;
  const head =
    prefix === 'http'
      ? `<http:binding verb="${port === 'HttpGet' ? 'GET' : 'POST'}" />`
      : `<${prefix}:binding transport="http://schemas.xmlsoap.org/soap/http" />`;
  const all = names.map((name) => boundOperation(name, port, prefix)).join('\n');
  return `<wsdl:binding name="${service}${port}" type="${type}">${head}\n${all}\n</wsdl:binding>`;
};

const boundOperation = (name: OperationName, port: string, prefix: Wire['prefix']): string => {
  const form = '<mime:content type="application/x-www-form-urlencoded" />';
  const input = port === 'HttpGet' ? '<http:urlEncoded />' : form;
  const output = operations[name].result === 'nothing' ? '' : '<mime:mimeXml part="Body" />';
  const inner =
    prefix === 'http'
      ? `<http:operation location="/${name}" /><wsdl:input>${input}</wsdl:input><wsdl:output>${output}</wsdl:output>`
      : `<${prefix}:operation soapAction="${NAMESPACE}/${name}" style="document" />` +
        `<wsdl:input><${prefix}:body use="literal" /></wsdl:input><wsdl:output><${prefix}:body use="literal" /></wsdl:output>`;
  return `<wsdl:operation name="${name}">${inner}</wsdl:operation>`;
};

const servicePort = (service: string, { port, prefix }: Wire, address: string): string =>
  `<wsdl:port name="${service}${port}" binding="tns:${service}${port}"><${prefix}:address location="${address}" /></wsdl:port>`;
