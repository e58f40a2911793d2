// Leaves packages out of the bundles that `soap` imports for what the app never asks it to do: sending requests, which
// transport.ts does, and signing them. Together they are more than half of what the worker thread would load.

const leftOut: ReadonlySet<string> = new Set(['axios', 'axios-ntlm', 'xml-crypto']);

const EMPTY = '\0left-out';

/** A plugin for Vite. Whatever uses one of them all the same fails, and in a file other than those of `soap` the build does. */
export const leaveOut = () => ({
  name: 'casjobs-tray:leave-out',
  enforce: 'pre' as const,
  resolveId: (id: string, importer: string | undefined): string | null => {
    if (!leftOut.has(id)) return null;
    if (/[\\/]node_modules[\\/]soap[\\/]/.test(importer ?? '')) return EMPTY;
    throw new Error(
      `${importer ?? 'An entry'} imports ${id}, which is not bundled (build/left-out.ts).`,
    );
  },
  load: (id: string): string | null => (id === EMPTY ? 'export {};' : null),
});
