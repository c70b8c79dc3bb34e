import { SEARCH_RECENT_MAX as RECENT_MAX } from '@/lib/domain/search/search-limits'

// Views of a register and pages beside the registers, which are no places of their own.
const VIEWS = new Set(['matrix', 'document', 'history', 'coverage', 'policy-lab'])
const PAGES = new Set(['new', 'import'])

/** The places that a stored text holds, newest first: codes of registers, or of a register and a failure mode with a slash between. */
export function readRecent(stored: string | null): string[] {
  try {
    const list: unknown = JSON.parse(stored ?? '[]')
    if (!Array.isArray(list)) return []
    return list.filter((one): one is string => typeof one === 'string' && /^[^/]+(\/[^/]+)?$/.test(one)).slice(0, RECENT_MAX)
  } catch {
    return []
  }
}

/** What to store after a visit to an address. Only codes are kept, never a title: what they stand for is asked anew, with the rights of then. */
export function rememberPlace(stored: string, path: string): string {
  const place = readPlace(path)
  if (place === null) return stored
  return JSON.stringify([place, ...readRecent(stored).filter((one) => one !== place)].slice(0, RECENT_MAX))
}

function readPlace(path: string): string | null {
  const [, root, code, part, ...rest] = path.split('/')
  if (root !== 'registers' || !code || PAGES.has(code) || rest.length > 0) return null
  try {
    return [code, ...(part && !VIEWS.has(part) ? [part] : [])].map((one) => decodeURIComponent(one)).join('/')
  } catch {
    return null
  }
}

const storageKey = (owner: string) => `eyes-open-recent ${owner}`

/** The recent places of one person in one workspace, as this browser remembers them. */
export function loadRecent(owner: string): string[] {
  return readRecent(localStorage.getItem(storageKey(owner)))
}

export function saveVisit(owner: string, path: string): void {
  const stored = localStorage.getItem(storageKey(owner)) ?? '[]'
  localStorage.setItem(storageKey(owner), rememberPlace(stored, path))
}
