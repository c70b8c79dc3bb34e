import { setupCode } from '@/lib/auth/setup-code'
import { findsRow, withConnection } from '../database/connection'

/**
 * The line that tells how to become the first administrator, with the code that the first-run page asks for; null once somebody
 * administers anything. The code is for whoever can read what the start says, and for nobody else who reaches the page first.
 */
export async function describeFirstRun(appUrl: string, publicUrl: string, secret: string): Promise<string | null> {
  const isOpen = await withConnection(appUrl, 'DATABASE_APP_URL', (client) => findsRow(client, 'SELECT 1 WHERE NOT has_administrator()'))
  return isOpen ? `Nobody administers Eyes Open yet. Open ${publicUrl}/welcome and give it the code ${setupCode(secret)}` : null
}
