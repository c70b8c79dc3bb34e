import { readWorkspaceRoom } from '@/lib/services/register/read-register'
import { defineRoute } from '@/lib/web/define-route'

/** The workspace's own room, read anew by a browser that has missed too much. */
export const GET = defineRoute({ handle: ({ actor }) => readWorkspaceRoom(actor) })
