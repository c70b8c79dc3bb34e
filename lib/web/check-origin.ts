import { AppError } from '@/lib/kernel/errors'

const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses a writing request that another site may have sent. Browsers put `Origin` on every writing request and most put
 * `Sec-Fetch-Site` on all; neither can be set by a page's script. `Origin` must be our public address or the host that was asked.
 * A request with neither comes from no browser, and the cookie that this door takes is for browsers only. Throws AppError `forbidden`.
 */
export function refuseForeignOrigin(method: string, headers: Headers, publicOrigin: string): void {
  if (READING.has(method.toUpperCase())) return
  const site = headers.get('sec-fetch-site')
  const origin = headers.get('origin')
  const isOurs = origin === null ? site === 'same-origin' : isOwnOrigin(origin, headers.get('host'), publicOrigin)
  if (isOurs && (site === null || site === 'same-origin' || site === 'none')) return
  const message = 'This request did not come from one of our own pages.'
  throw new AppError('forbidden', message, [{ path: '', message, hint: 'Open the page again, under the address that PUBLIC_URL names, and repeat it there.' }])
}

function isOwnOrigin(origin: string, host: string | null, publicOrigin: string): boolean {
  if (!URL.canParse(origin)) return false
  const { origin: asked, host: askedHost } = new URL(origin)
  return asked === publicOrigin || (host !== null && askedHost === host.toLowerCase())
}
