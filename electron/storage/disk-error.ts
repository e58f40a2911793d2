// Why the disk refused: what a person can do about it differs. Pure.

/** `full`: no space is left; `forbidden`: the permissions do not allow it; `other`: anything else. */
export type DiskError = 'full' | 'forbidden' | 'other';

export const diskErrorOf = (error: unknown): DiskError => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^(?:ENOSPC|EDQUOT)$/.test(code)) return 'full';
  return /^(?:EACCES|EPERM|EROFS)$/.test(code) ? 'forbidden' : 'other';
};
