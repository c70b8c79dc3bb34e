import { disconnectDatabase } from '@/lib/data/client'
import { loadDemonstration } from '@/lib/testing/demonstration/load-demonstration'

// Run by `npm start` on an empty database; DATABASE_APP_URL names it. Says nothing unless something is wrong.
try {
  await loadDemonstration()
} finally {
  await disconnectDatabase()
}
