import { hasAdministrator } from '@/lib/data/identity'

/** True when the database answers a question of ours, which also proves that the migrations are there. */
export async function isDatabaseAnswering(): Promise<boolean> {
  return hasAdministrator().then(
    () => true,
    () => false,
  )
}
