import { readPublicKey } from '@/lib/services/baseline/read-key'
import { defineRoute, refuseMethod } from '@/lib/web/define-route'
import { AppError } from '@/lib/kernel/errors'

/** The public key of this server as a file, for who may check the record. */
export const GET = defineRoute({
  async handle({ actor }) {
    const key = await readPublicKey(actor)
    if (key === null) throw new AppError('forbidden', 'Only an administrator checks the record.')
    return new Response(key.publicKey, { headers: { 'Content-Type': 'application/x-pem-file', 'Content-Disposition': `attachment; filename="${key.keyId}.pem"`, 'X-Content-Type-Options': 'nosniff' } })
  },
})

export const HEAD = refuseMethod('GET')
