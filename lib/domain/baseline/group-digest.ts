/** A digest as people compare it: eight groups of eight. */
export function groupDigest(digest: string): string {
  return digest.replaceAll(/(.{8})(?=.)/g, '$1 ')
}
