import { z } from 'zod'
import { AppError, type Problem } from '@/lib/kernel/errors'

/** What the product reads from its environment, checked, with every default in place. `docs/operations.md` lists the variables. */
export interface Environment {
  /** TCP port of the app, 1 to 65535. */
  port: number
  /** Address that the app listens on. */
  host: string
  /** Scheme, host and port of every link we make, without a slash at the end. */
  publicUrl: string
  /** Folder of the embedded database and of our secrets; relative to the project. */
  dataDir: string
  /** Whether the demonstration is loaded and its people may sign in by one click. */
  isDemo: boolean
  /** True when the demonstration can be reached from other machines, which the pages must say. */
  isDemoExposed: boolean
  /** Signs cookies; the start makes one where none is given. */
  authSecret: string | null
  /** Signs baselines and heads of streams: an Ed25519 key as base64 of its PKCS #8 form; null: the one in the data folder, which is made where there is none. */
  signingKey: string | null
  /** The role that owns the tables, for migrations. The app's own processes never see it. Null: the embedded database. */
  databaseUrl: string | null
  /** The role of the app, which owns nothing. */
  databaseAppUrl: string | null
  /** The mail server, with user and password where it asks for them; null: no mails are sent. */
  smtpUrl: string | null
  /** Who mails come from. */
  smtpFrom: string
  /** The identity provider that people may sign in with; null: passwords only. */
  oidc: OidcProvider | null
}

/** One OpenID Connect provider, as its administrator registered us there. */
export interface OidcProvider {
  /** Exactly as the provider itself writes it: https, or http on a loopback address. */
  issuer: string
  clientId: string
  /** Null for a client without one, which PKCE protects alone. */
  clientSecret: string | null
  /** What the buttons call it. */
  name: string
}

const DEFAULT_PORT = 3000
const DEFAULT_HOST = '127.0.0.1'

const port = z.string().regex(/^\d{1,5}$/).transform(Number).refine((value) => value >= 1 && value <= 65_535)
const host = z.string().regex(/^[A-Za-z0-9.:_-]{1,253}$/)
const publicUrl = z.string().refine(isOrigin).transform((text) => new URL(text).origin)
const postgresUrl = z.string().refine((text) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text) && new URL(text).pathname.length > 1)

const smtpUrl = z.string().refine((text) => /^smtps?:\/\//.test(text) && URL.canParse(text) && new URL(text).hostname !== '')
const smtpFrom = z.string().max(300).regex(/^(?:[^<>\p{Cc}]*<[^<>\s@]+@[^<>\s@]+>|[^<>\s@]+@[^<>\s@]+)$/u)

const issuer = z.string().max(500).refine(isIssuer)
const printable = (max: number) => z.string().max(max).regex(/^[^\p{Cc}]+$/u)

// The one form in which an Ed25519 key is 48 bytes: a fixed beginning, then the 32 of the key.
const signingKey = z.string().regex(/^MC4CAQAwBQYDK2VwBCIEI[A-Za-z0-9+/]{43}$/)

const variablesSchema = z
  .object({
    PORT: port.default(DEFAULT_PORT),
    HOST: host.default(DEFAULT_HOST),
    PUBLIC_URL: publicUrl.optional(),
    EYES_OPEN_DATA_DIR: z.string().max(1000).default('.data'),
    EYES_OPEN_DEMO: z.enum(['0', '1']).optional(),
    AUTH_SECRET: z.string().min(32).optional(),
    EYES_OPEN_SIGNING_KEY: signingKey.optional(),
    DATABASE_URL: postgresUrl.optional(),
    DATABASE_APP_URL: postgresUrl.optional(),
    SMTP_URL: smtpUrl.optional(),
    SMTP_FROM: smtpFrom.optional(),
    EYES_OPEN_OIDC_ISSUER: issuer.optional(),
    EYES_OPEN_OIDC_CLIENT_ID: printable(300).optional(),
    EYES_OPEN_OIDC_CLIENT_SECRET: printable(1000).optional(),
    EYES_OPEN_OIDC_NAME: printable(60).optional(),
  })
  .check(({ value, issues }) => {
    for (const name of missingForOidc(value)) issues.push({ code: 'custom', path: [name], message: 'missing', input: undefined })
  })
type Variables = z.infer<typeof variablesSchema>

/** What would be right. */
const HINTS = {
  PORT: 'a whole number from 1 to 65535',
  HOST: 'an address of this machine, such as 127.0.0.1 or 0.0.0.0',
  PUBLIC_URL: 'an address without a path, such as https://risks.example.org',
  EYES_OPEN_DATA_DIR: 'a folder',
  EYES_OPEN_DEMO: '1 for on or 0 for off',
  AUTH_SECRET: 'at least 32 characters, such as `openssl rand -base64 32` makes',
  EYES_OPEN_SIGNING_KEY: 'the line between the first and the last of a key that `openssl genpkey -algorithm ed25519` makes',
  DATABASE_URL: 'postgresql://USER:PASSWORD@HOST:5432/DATABASE',
  DATABASE_APP_URL: 'postgresql://eyes_open_web:PASSWORD@HOST:5432/DATABASE',
  SMTP_URL: 'smtp://USER:PASSWORD@HOST:587 or smtps://USER:PASSWORD@HOST:465',
  SMTP_FROM: 'an address such as eyes-open@example.org or Eyes Open <eyes-open@example.org>',
  EYES_OPEN_OIDC_ISSUER: 'the address of the identity provider with https, such as https://login.example.org/realms/team',
  EYES_OPEN_OIDC_CLIENT_ID: 'the id under which the provider knows this app',
  EYES_OPEN_OIDC_CLIENT_SECRET: 'the secret that the provider gave this app',
  EYES_OPEN_OIDC_NAME: 'the name of the provider as people know it, at most 60 characters',
} satisfies Record<keyof Variables, string>

/** The variables that the product knows, in the order of `docs/operations.md`. */
export const ENVIRONMENT_VARIABLES = Object.keys(HINTS)

type Source = Record<string, string | undefined>

let cached: Environment | null = null

/** The environment of this process, checked once. Throws AppError `invalid` with one problem for each wrong variable. */
export function readEnvironment(): Environment {
  cached ??= parseEnvironment(process.env)
  return cached
}

/** The next one who asks reads the environment anew. For tests, whose files share a process and set variables of their own. */
export function forgetEnvironment(): void {
  cached = null
}

/** Checks an environment. A variable that is empty counts as not set. Throws AppError `invalid`; no value is ever repeated. */
export function parseEnvironment(source: Source): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, text]) => text !== ''))
  const parsed = variablesSchema.safeParse(given)
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map((issue) => String(issue.path[0])))
    const problems = Object.entries(HINTS).filter(([name]) => names.has(name)).map(describeProblem)
    throw new AppError('invalid', problems.map((problem) => `${problem.message} Give it ${problem.hint}.`).join(' '), problems)
  }
  const values = parsed.data
  const isDemo = values.EYES_OPEN_DEMO === '1' || (values.EYES_OPEN_DEMO === undefined && isDemoByDefault(values))
  const publicUrl = values.PUBLIC_URL ?? defaultPublicUrl(values.HOST, values.PORT)
  return {
    port: values.PORT,
    host: values.HOST,
    publicUrl,
    dataDir: values.EYES_OPEN_DATA_DIR,
    isDemo,
    isDemoExposed: isDemo && !isLoopback(values.HOST),
    authSecret: values.AUTH_SECRET ?? null,
    signingKey: values.EYES_OPEN_SIGNING_KEY ?? null,
    databaseUrl: values.DATABASE_URL ?? null,
    databaseAppUrl: values.DATABASE_APP_URL ?? null,
    smtpUrl: values.SMTP_URL ?? null,
    smtpFrom: values.SMTP_FROM ?? `Eyes Open <no-reply@${new URL(publicUrl).hostname}>`,
    oidc: readOidc(values),
  }
}

/** What stands for itself is no provider: an address and an id belong together, and the rest belongs to both. */
function missingForOidc(values: Record<string, unknown>): string[] {
  const isMeant = Object.entries(values).some(([name, value]) => name.startsWith('EYES_OPEN_OIDC_') && value !== undefined)
  if (!isMeant) return []
  return (['EYES_OPEN_OIDC_ISSUER', 'EYES_OPEN_OIDC_CLIENT_ID'] as const).filter((name) => values[name] === undefined)
}

function readOidc(values: Variables): OidcProvider | null {
  const { EYES_OPEN_OIDC_ISSUER: issuer, EYES_OPEN_OIDC_CLIENT_ID: clientId } = values
  if (issuer === undefined || clientId === undefined) return null
  return { issuer, clientId, clientSecret: values.EYES_OPEN_OIDC_CLIENT_SECRET ?? null, name: values.EYES_OPEN_OIDC_NAME ?? new URL(issuer).hostname }
}

/** Without TLS anybody on the way could be the provider, so http is for this machine alone. */
function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname.replace(/^\[|\]$/g, '')))
  return isSafe && url.search === '' && url.hash === '' && url.username === ''
}

/** True for an address that only this machine can reach. */
export function isLoopback(name: string): boolean {
  return name === 'localhost' || name === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name)
}

/** Only where nobody else can come, and where the database was made by us: PRODUCT.md section 5. */
function isDemoByDefault(values: Variables): boolean {
  return values.DATABASE_URL === undefined && values.DATABASE_APP_URL === undefined && isLoopback(values.HOST)
}

function defaultPublicUrl(hostName: string, portNumber: number): string {
  const everywhere = hostName === '0.0.0.0' || hostName === '::'
  const shown = everywhere ? 'localhost' : hostName.includes(':') ? `[${hostName}]` : hostName
  return `http://${shown}:${portNumber}`
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return ['http:', 'https:'].includes(url.protocol) && url.pathname === '/' && url.search === '' && url.username === ''
}

function describeProblem([name, hint]: [string, string]): Problem {
  return { path: name, message: `${name} is not usable.`, hint }
}
