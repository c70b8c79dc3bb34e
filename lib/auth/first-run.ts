import { emailSchema, registerPerson } from '@/lib/auth/account'
import { authSecret } from '@/lib/auth/gate-settings'
import { isSetupCode } from '@/lib/auth/setup-code'
import { provePassword } from '@/lib/auth/sign-in'
import { findCredential, hasAdministrator, listWorkspaces } from '@/lib/data/identity'
import { requiredLine } from '@/lib/domain/row/field'
import { fieldSchema } from '@/lib/domain/row/row-schema'
import { addFirstMembers, createWorkspace, type FirstMember } from '@/lib/services/workspace/create-workspace'
import { AppError, refuseInput } from '@/lib/kernel/errors'

/** Slug of the workspace of a real installation; the command line makes the same on an empty database. */
const FIRST_SLUG = 'main'

/** True as long as nobody administers anything: then, and only then, the first-run page is open. */
export async function isFirstRun(): Promise<boolean> {
  return !(await hasAdministrator())
}

/** True when the first run also names the workspace: the command line has not made one yet. */
export async function needsWorkspace(): Promise<boolean> {
  return (await listWorkspaces()).length === 0
}

export interface FirstRun {
  code: string
  workspaceName: string
  name: string
  email: string
  password: string
}

/**
 * Makes the first administrator and, where there is none, the first workspace. Throws AppError `precondition` when somebody was faster,
 * `forbidden` for a wrong code, and `invalid` for anything else that is wrong.
 */
export async function claimFirstRun(claim: FirstRun): Promise<void> {
  if (!(await isFirstRun())) refuseClosed()
  if (!isSetupCode(authSecret(), claim.code)) {
    const message = 'This is not the setup code.'
    throw new AppError('forbidden', message, [{ path: 'code', message, hint: 'The start printed it where Eyes Open runs.' }])
  }
  refuseBadLine('name', claim.name)
  const [existing] = await listWorkspaces()
  if (!existing) refuseBadLine('workspaceName', claim.workspaceName)
  const member: FirstMember = { personId: await findOrRegister(claim), name: claim.name.trim(), roles: ['administrator', 'facilitator'] }
  try {
    if (!(await isFirstRun())) refuseClosed()
    if (existing) await addFirstMembers(existing.workspaceId, [member], 'page')
    else await createWorkspace({ slug: FIRST_SLUG, name: claim.workspaceName.trim(), members: [member], door: 'page' })
  } catch (error) {
    // Two first runs at once meet at the slug: the slower one hears what happened instead of a fault.
    if (await hasAdministrator()) refuseClosed()
    throw error
  }
}

/** An account that an earlier, failed claim left behind serves again when its password is right. */
async function findOrRegister({ email, password }: FirstRun): Promise<string> {
  const address = emailSchema.safeParse(email).data ?? email
  if ((await findCredential(address)) === null) return registerPerson({ email, password })
  return (await provePassword(address, password)) ?? refuseInput('password', 'This address has an account with another password.', 'Type its password.')
}

function refuseBadLine(path: 'name' | 'workspaceName', text: string): void {
  const parsed = fieldSchema(requiredLine(path === 'name' ? 'Your name' : 'The name of the workspace', 120)).safeParse(text)
  if (!parsed.success) refuseInput(path, parsed.error.issues[0]?.message ?? 'Expected a name.', 'One line, at most 120 characters.')
}

function refuseClosed(): never {
  throw new AppError('precondition', 'Eyes Open is set up already. Sign in, or ask an administrator to invite you.')
}
