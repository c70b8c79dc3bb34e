/** The parts of a Postgres address on this machine. */
export interface LocalAddress {
  user: string
  password: string
  port: number
  database: string
}

/** A `postgresql://` address on loopback. */
export function localDatabaseUrl({ user, password, port, database }: LocalAddress): string {
  return `postgresql://${encodeURIComponent(user)}:${encodeURIComponent(password)}@127.0.0.1:${port}/${encodeURIComponent(database)}`
}

/** The same server and user, another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${encodeURIComponent(database)}`
  return changed.toString()
}

/** The address without its password, fit for a message. */
export function describeDatabaseUrl(url: string): string {
  if (!URL.canParse(url)) return 'the given address'
  const { hostname, port, pathname } = new URL(url)
  return `${hostname || 'localhost'}:${port || '5432'}${pathname}`
}
