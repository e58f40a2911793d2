// The files that extractions have written, for download. Knows no job.

export interface Outputs {
  /** @returns the URL of the file */
  publish(name: string, csv: string): string;
  /** The text of a file by the last part of its URL; null where there is none. */
  read(fileName: string): string | null;
}

/** @param folder the URL that the files lie under, without a slash at its end */
export const createOutputs = (folder: () => string): Outputs => {
  const files = new Map<string, string>();
  return {
    publish: (name, csv) => {
      const fileName = `${name.replace(/\W/g, '_')}_${(files.size + 1).toString()}.csv`;
      files.set(fileName.toLowerCase(), csv);
      return `${folder()}/${fileName}`;
    },
    read: (fileName) => files.get(fileName.toLowerCase()) ?? null,
  };
};
