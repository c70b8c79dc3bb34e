import type { NextConfig } from 'next'
import type { RouteHas } from 'next/dist/lib/load-custom-routes'

/**
 * What a page may load and who may show it. Next writes small inline scripts into every page, hence 'unsafe-inline' for scripts:
 * a nonce would have to come from proxy.ts, page by page. Nothing is ever loaded from another origin.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

const SECURITY_HEADERS = [
  { key: 'Content-Security-Policy', value: CONTENT_SECURITY_POLICY },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=()' },
]

/**
 * Answers of megabytes. Next hands the headers of a route handler on as lists, and its compression passes over a type that is one: said
 * here, before the handler runs, the type stays a text and the answer is compressed.
 */
const LARGE_ANSWERS = ['/api/room', '/api/registers/:code/room', '/api/registers/:code/failure-modes', '/api/registers/:code/history', '/api/events', '/api/commands']

/** One character of an address: as it is, or as the escapes of its UTF-8 bytes, from one to four of them. */
const CHARACTER = [
  '[^%]',
  '%[0-7][0-9a-f]',
  '%(?:c[2-9a-f]|d[0-9a-f])%[89ab][0-9a-f]',
  '%e(?:[1-9a-cef]%[89ab]|0%[ab]|d%[89])[0-9a-f]%[89ab][0-9a-f]',
  '%f(?:[1-3]%[89ab]|0%[9ab]|4%8)[0-9a-f](?:%[89ab][0-9a-f]){2}',
].join('|')

/**
 * An address whose percent escapes are no text. Next would answer it with a bare "Internal Server Error" wherever a part of an address
 * has a name of its own, so it is taken for what it is, an address that leads nowhere, before Next looks at its parts.
 */
export const UNREADABLE_ADDRESS = `/:address((?!(?:${CHARACTER})*$).*)`

/**
 * Scripts and style sheets for browsers that read Brotli come from copies that our build writes (scripts/start/brotli-copies.ts): they are a fifth
 * smaller than what Next's own compression makes, and cost the server nothing while it draws the page. Next keeps these rules in its build, so a build
 * that was made without copies has none of them.
 */
const WITH_BROTLI = process.env.EYES_OPEN_BROTLI_COPIES === '1'
const READS_BROTLI: RouteHas[] = [{ type: 'header', key: 'accept-encoding', value: '.*\\bbr\\b.*' }]
const COPIES = [
  { source: '/_next/static/:file(.+\\.js)', type: 'application/javascript; charset=UTF-8' },
  { source: '/_next/static/:file(.+\\.css)', type: 'text/css; charset=UTF-8' },
]

function brotliHeaders(type: string) {
  return [
    { key: 'Content-Encoding', value: 'br' },
    { key: 'Content-Type', value: type },
    { key: 'Vary', value: 'Accept-Encoding' },
  ]
}

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Compression holds text back until it has enough of it: a live stream says `Cache-Control: no-transform` and is left alone.
  compress: true,
  // Types are checked by `npm test`; a person who starts the product does not wait for them again.
  typescript: { ignoreBuildErrors: true },
  // A lock file in a folder above the clone must not make Next take that folder for the project.
  turbopack: { root: import.meta.dirname },
  outputFileTracingRoot: import.meta.dirname,
  // Packages with programs of their own or with files that they read beside themselves: loaded by Node as they are.
  serverExternalPackages: ['@node-rs/argon2', '@prisma/adapter-pg', '@prisma/client', 'pg'],
  headers: async () => [
    { source: '/:path*', headers: SECURITY_HEADERS },
    ...LARGE_ANSWERS.map((source) => ({ source, headers: [{ key: 'Content-Type', value: 'application/json' }] })),
    ...(WITH_BROTLI ? COPIES.map(({ source, type }) => ({ source, has: READS_BROTLI, headers: brotliHeaders(type) })) : []),
  ],
  rewrites: async () => ({
    beforeFiles: [
      { source: UNREADABLE_ADDRESS, destination: '/nothing-here' },
      ...(WITH_BROTLI ? COPIES.map(({ source }) => ({ source, has: READS_BROTLI, destination: '/_next/static/:file.br' })) : []),
    ],
    afterFiles: [],
    fallback: [],
  }),
}

export default config
