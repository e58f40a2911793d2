// Reads an ICU message as a test needs it: its letters, and the values that it takes.
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';

export interface Read {
  /** Its plain text, that of every branch one after the other. */
  readonly letters: string;
  /** The names of its values, in the order of the alphabet. */
  readonly values: readonly string[];
}

const isText = (one: MessageFormatElement) => one.type === TYPE.literal;

/** @throws {Error} where the text is no message */
export const valuesIn = (text: string): Read => {
  const letters: string[] = [];
  const values = new Set<string>();
  const walk = (elements: readonly MessageFormatElement[]): void => {
    for (const one of elements) {
      if (isText(one)) letters.push(one.value);
      else if (one.type !== TYPE.pound) values.add(one.value);
      if (one.type === TYPE.plural || one.type === TYPE.select)
        Object.values(one.options).forEach((option) => walk(option.value));
    }
  };
  walk(parse(text, { ignoreTag: true }));
  return { letters: letters.join(' '), values: [...values].sort() };
};
