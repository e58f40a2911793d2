// Finds out which binding a service supports, and keeps using it.
import { CasJobsError, type CasJobsErrorCode } from './errors.ts';
import { bindings, type Binding } from './service.ts';

interface Binder {
  /** The binding in use; null while `auto` has not found one. */
  boundBy(): Binding | null;
  /** Runs `talk` with the binding to use. */
  run<T>(talk: (binding: Binding) => Promise<T>): Promise<T>;
}

interface BinderOptions {
  readonly wanted: Binding | 'auto';
  /** The binding that `auto` found earlier; null if there is none. */
  readonly found: Binding | null;
}

/** Refusals that prove that the service supports the binding. */
const UNDERSTOOD: readonly CasJobsErrorCode[] = [
  'credentials-rejected',
  'not-owner',
  'no-such-operation',
  'service-fault',
];

/**
 * With `auto` the bindings are tried in their order until one is not refused; one that worked before is tried
 * first, and when it is refused later the others are tried again. A call that is refused for its binding was
 * not carried out: ASP.NET finds the operation by the binding's own marks (path, SOAPAction, envelope), and
 * where it finds none there is nothing that it could run. So sending it again in another binding is safe,
 * SubmitJob too; CancelJob would be safe even when carried out twice.
 */
export const createBinder = ({ wanted, found }: BinderOptions): Binder => {
  let bound = wanted === 'auto' ? found : wanted;

  const runBy = async <T>(binding: Binding, talk: (binding: Binding) => Promise<T>): Promise<T> => {
    try {
      const result = await talk(binding);
      bound = binding;
      return result;
    } catch (error) {
      if (hasCode(error, UNDERSTOOD)) bound = binding;
      throw error;
    }
  };

  const candidates = (): readonly Binding[] => {
    if (wanted !== 'auto') return [wanted];
    const first = bound;
    return first === null ? bindings : [first, ...bindings.filter((binding) => binding !== first)];
  };

  return {
    boundBy: () => bound,
    run: async (talk) => {
      const [first = 'soap12', ...others] = candidates();
      let answer = runBy(first, talk);
      for (const binding of others) {
        answer = answer.catch((error: unknown) => {
          if (hasCode(error, ['binding-refused'])) return runBy(binding, talk);
          throw error;
        });
      }
      return answer;
    },
  };
};

const hasCode = (error: unknown, codes: readonly CasJobsErrorCode[]): boolean =>
  error instanceof CasJobsError && codes.includes(error.code);
