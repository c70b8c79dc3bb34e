import { readRegister } from '@/lib/services/register/read-register'
import { defineRoute } from '@/lib/web/define-route'

/** A register's room, read anew by a browser that has missed too much. */
export const GET = defineRoute({ handle: ({ actor, params }) => readRegister(actor, String(params.code)) })
