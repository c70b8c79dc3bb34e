/** Where people land when nothing else was asked for. */
export const HOME_PATH = '/'

/**
 * A path of our own from what stood in an address, or the home page. Only one slash may open it ("//evil.example" and "/\evil.example"
 * lead elsewhere), and the sign-in page itself and the API are no places to go on to.
 */
export function readSafePath(raw: unknown): string {
  if (typeof raw !== 'string' || raw.length > 2000 || !/^\/(?![/\\])/.test(raw)) return HOME_PATH
  // Browsers drop some control characters before they read an address, and read a backslash as a slash.
  if (/[\p{Cc}\\]/u.test(raw) || !URL.canParse(raw, 'http://here.invalid')) return HOME_PATH
  const url = new URL(raw, 'http://here.invalid')
  if (url.origin !== 'http://here.invalid' || url.pathname.startsWith('//')) return HOME_PATH
  if (/^\/(sign-in|api)(\/|$)/.test(url.pathname)) return HOME_PATH
  return url.pathname + url.search + url.hash
}

/** Address of the sign-in page that leads back to a path. */
export function signInPath(next: string): string {
  const safe = readSafePath(next)
  return safe === HOME_PATH ? '/sign-in' : `/sign-in?next=${encodeURIComponent(safe)}`
}
