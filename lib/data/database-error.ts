import { z } from 'zod'
import { AppError, type AppErrorCode } from '@/lib/kernel/errors'

interface Law {
  code: AppErrorCode
  message: string
  hint: string
}

/** Laws of the database that a person can meet through two commands at once; every other broken law is our own fault. */
const LAWS: Record<string, Law> = {
  register_code_once: { code: 'conflict', message: 'A register with this code exists.', hint: 'Choose another code.' },
  failure_mode_code_once: { code: 'conflict', message: 'A scenario with this code exists.', hint: 'Codes are never reused, also not those of deleted scenarios.' },
  failure_mode_limit: { code: 'limit', message: 'A register holds at most 20,000 live failure modes.', hint: 'Delete some, or begin another register.' },
  owner_role_name_once: { code: 'conflict', message: 'An owner role with this name exists.', hint: 'Choose another name.' },
  owner_role_holding_no_overlap: { code: 'invalid', message: 'This person already holds the role on some of these days.', hint: 'Change the other period first.' },
  owner_role_holding_days: { code: 'invalid', message: 'The last day lies before the first.', hint: 'Choose a later last day.' },
  section_kind_once: { code: 'invalid', message: 'The register has a section of this kind already.', hint: 'Add a free section, or write into the one that is there.' },
  hand_over_asked_once: { code: 'conflict', message: 'Somebody was asked to take this role over already.', hint: 'Withdraw that first, or wait for the answer.' },
  workspace_id_logo_id_fkey: { code: 'not-found', message: 'There is no such picture here.', hint: 'Upload it again.' },
  control_link_once: { code: 'conflict', message: 'The control already serves this failure mode.', hint: 'Nothing needs to be done.' },
  scoring_policy_version_once: { code: 'conflict', message: 'Somebody stored a policy of this name and version at the same moment.', hint: 'Adopt that one, or try again with the next version.' },
  membership_person_once: { code: 'conflict', message: 'This person is a member already.', hint: 'Change the roles instead.' },
  person_email_key: { code: 'conflict', message: 'Somebody signs in with this address already.', hint: 'Sign in with it, then open the invitation again.' },
  person_identity_subject_once: { code: 'conflict', message: 'This login opens another account here.', hint: 'Sign in with it to see which, or unlink it there first.' },
  person_identity_person_once: { code: 'conflict', message: 'Your account has a login of this provider already.', hint: 'Unlink that first.' },
  assessment_ordinal_once: { code: 'conflict', message: 'Somebody scored this at the same moment.', hint: 'Look at the level that stands now.' },
}

// Ids are made by the caller, so one that is taken is the caller's mistake. The words are the same wherever the other row stands:
// they must not tell of another register or workspace. Events and commands number themselves, and there it would be our own fault. What a
// baseline froze is stored before its head, under its id.
const TAKEN_ID = /(?<!\w)(?!event_|command_)[a-z_]+_(?:pkey|workspace_id_(?:register_id_)?id_key)(?!\w)|baseline_text_once/
const ID_TAKEN: Law = { code: 'conflict', message: 'This id is taken.', hint: 'Make a new id.' }

/** A transaction that took longer than it may, and was taken back by Prisma. */
const TOO_LONG: Law = { code: 'limit', message: 'This took longer than it may, and nothing of it was kept.', hint: 'Try again when fewer people are at work, or do it in smaller parts.' }
const wasTooLong = (error: Error) => 'code' in error && error.code === 'P2028' && error.message.includes('expired transaction')

const driverError = z.object({
  cause: z
    .object({
      originalCode: z.string().optional(),
      originalMessage: z.string().optional(),
      message: z.string().optional(),
    })
    .passthrough(),
})

/** An AppError for a law of the database that a person may meet; anything else comes back as it was. */
export function translateDatabaseError(error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error
  const text = describe(error)
  const law = Object.entries(LAWS).find(([name]) => text.includes(name))?.[1] ?? (TAKEN_ID.test(text) ? ID_TAKEN : wasTooLong(error) ? TOO_LONG : null)
  return law ? new AppError(law.code, law.message, [{ path: '', message: law.message, hint: law.hint }]) : error
}

/** All that the driver said: the constraint's name stands in its message or beside it. */
function describe(error: Error): string {
  const meta = 'meta' in error ? error.meta : undefined
  const parsed = z.object({ driverAdapterError: driverError }).safeParse(meta)
  return [error.message, JSON.stringify(meta ?? ''), parsed.success ? JSON.stringify(parsed.data.driverAdapterError.cause) : ''].join('\n')
}

/** True when Postgres ended the transaction so that another could go on: a deadlock, or reads that cannot be put in one order. */
export function wasVictim(error: unknown): boolean {
  return error instanceof Error && /"originalCode":"(?:40P01|40001)"/.test(describe(error))
}
