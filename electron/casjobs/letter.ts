// One call, written in one of the bindings: what is to be posted, and how its answer is read.
import type { HttpAnswer, PostOrder } from './transport.ts';

export interface Letter {
  readonly post: Pick<PostOrder, 'url' | 'headers' | 'body'>;
  /**
   * The response as wire.ts takes it; every value a text.
   * @throws CasJobsError for a refusal, and for what is no answer to this call
   */
  readonly read: (answer: HttpAnswer) => unknown;
}
