import { withConnection } from '../database/connection'
import type { OpenDatabase } from '../database/embedded-database'
import { runNode } from './child-process'

/** True when nobody has made a workspace yet. */
export async function isEmptyDatabase(database: OpenDatabase): Promise<boolean> {
  return withConnection(database.ownerUrl, 'DATABASE_URL', async (client) => {
    const { rows } = await client.query<{ present: boolean }>("SELECT to_regclass('public.workspace') IS NOT NULL AS present")
    if (rows[0]?.present !== true) return false
    return (await client.query('SELECT 1 FROM public.workspace LIMIT 1')).rowCount === 0
  })
}

/** Loads the demonstration workspace into an empty database. */
export async function loadDemonstration(projectRoot: string, database: OpenDatabase, signal?: AbortSignal): Promise<void> {
  await runNode({
    args: ['--import', 'tsx', 'prisma/seed.ts'],
    cwd: projectRoot,
    env: { ...process.env, EYES_OPEN_DEMO: '1', DATABASE_URL: database.ownerUrl, DATABASE_APP_URL: database.appUrl },
    complaint: 'the demonstration could not be loaded. EYES_OPEN_DEMO=0 starts without it.',
    signal,
  })
}
