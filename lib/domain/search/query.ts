/** Most characters of a query that are looked at; nobody types more to find something. */
const LOOKED_AT = 400

/**
 * A query as it may be handed to the database: whatever cannot be stored (control characters, halves of characters) is a space, and only
 * the first 400 characters remain.
 */
export function tidyQuery(raw: string): string {
  return raw.slice(0, LOOKED_AT).replaceAll(/\p{Cc}|\p{Cs}/gu, ' ').trim()
}
