// Types of modules that bring none: a file's text as the bundler imports it, and the part of `sax` that is used here.
declare module '*?raw' {
  const text: string;
  // eslint-disable-next-line no-restricted-syntax -- the bundler exports it so
  export default text;
}

declare module 'sax' {
  export interface Tag {
    /** The namespace; empty for none. */
    readonly uri: string;
    readonly local: string;
    readonly attributes: Readonly<
      Record<string, { readonly uri: string; readonly local: string; readonly value: string }>
    >;
  }
  interface Parser {
    onopentag: (tag: Tag) => void;
    onclosetag: () => void;
    /** Called more than once for a long text. */
    ontext: (text: string) => void;
    oncdata: (text: string) => void;
    /** It reads on unless this throws. */
    onerror: (error: Error) => void;
    write(xml: string): this;
    close(): this;
  }
  const sax: {
    readonly parser: (
      strict: true,
      options: { readonly xmlns: true; readonly position: false; readonly strictEntities: true },
    ) => Parser;
  };
  // eslint-disable-next-line no-restricted-syntax -- a CommonJS package is exported so
  export default sax;
}
