/** Address of the baselines of a register. */
export function baselinesPath(registerCode: string): string {
  return `/registers/${encodeURIComponent(registerCode)}/baselines`
}

/** Address of a failure mode as a baseline holds it: the page of the baseline on which its line stands. */
export function baselineLinePath(registerCode: string, number: number, failureModeCode: string): string {
  return `${baselinesPath(registerCode)}/${number}?at=${encodeURIComponent(failureModeCode)}#${encodeURIComponent(failureModeCode)}`
}

/** Address of what differs between two versions: numbers of baselines, or now. */
export function comparePath(registerCode: string, from: number | 'now', to: number | 'now'): string {
  return `${baselinesPath(registerCode)}/compare?from=${from}&to=${to}`
}
