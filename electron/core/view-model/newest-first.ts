// The order of jobs, in main and in the page: newest first. Main orders what it sends; the page orders again what it has,
// since it is sent only changes.

/** IDs are numbers too long for a number, each written in one way, so the longer one is the larger. */
export const compareJobIds = (one: string, other: string): number => {
  if (one === other) return 0;
  return one.length - other.length || (one > other ? 1 : -1);
};

interface Ordered {
  /** By the time of submission. */
  readonly order: number;
  readonly jobId: string;
}

/** At the same time by ID: IDs grow. */
export const newestFirst = (one: Ordered, other: Ordered): number =>
  other.order - one.order || compareJobIds(other.jobId, one.jobId);

interface OrderedRecord {
  readonly order: number;
  readonly job: { readonly jobId: string };
}

/** The same of records of the job store. */
export const newestRecordFirst = (one: OrderedRecord, other: OrderedRecord): number =>
  other.order - one.order || compareJobIds(other.job.jobId, one.job.jobId);
