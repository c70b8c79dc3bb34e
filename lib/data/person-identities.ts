import { database } from '@/lib/data/client'
import type { IdentityScope } from '@/lib/data/identity-scope'
import { newId } from '@/lib/kernel/ids'

/** Who somebody is at an identity provider. */
export interface ProviderLogin {
  /** The provider, as it signs (iss): at most 500 characters. */
  issuer: string
  /** Who it is there (sub): at most 255 characters. */
  subject: string
}

/** The person whose account a login opens now, or null. */
export async function findIdentity({ issuer, subject }: ProviderLogin): Promise<string | null> {
  const [row] = await database().$queryRaw<{ person_id: string | null }[]>`SELECT find_identity(${issuer}, ${subject}) AS person_id`
  return row?.person_id ?? null
}

export interface LinkedLogin extends ProviderLogin {
  /** ISO time in UTC. */
  linkedAt: string
}

/** The logins that open the account of the scope's person now, by issuer; one of each provider. */
export async function listLinkedLogins(scope: IdentityScope): Promise<LinkedLogin[]> {
  const rows = await scope.tx.personIdentity.findMany({ where: { personId: scope.personId, unlinkedAt: null }, orderBy: { issuer: 'asc' }, take: 50 })
  return rows.map(({ issuer, subject, linkedAt }) => ({ issuer, subject, linkedAt: linkedAt.toISOString() }))
}

/** Lets a login open the account. Throws AppError `conflict` where it opens another one, or the account has a login of this provider. */
export async function linkLogin(scope: IdentityScope, { issuer, subject }: ProviderLogin): Promise<void> {
  await scope.tx.personIdentity.create({ data: { id: newId(), personId: scope.personId, issuer, subject, linkedAt: scope.now } })
}

/** Ends what opens the account at a provider. Does nothing where there is nothing to end. */
export async function unlinkLogin(scope: IdentityScope, issuer: string): Promise<void> {
  await scope.tx.personIdentity.updateMany({ where: { personId: scope.personId, issuer, unlinkedAt: null }, data: { unlinkedAt: scope.now, updatedAt: scope.now } })
}

/** Whether the scope's person has a password. */
export async function hasPassword(scope: IdentityScope): Promise<boolean> {
  const person = await scope.tx.person.findUnique({ where: { id: scope.personId }, select: { passwordHash: true } })
  return person !== null && person.passwordHash !== null
}
