import { failureModePath } from '@/components/register/use-register'
import { RefuseInstead } from '@/components/signature/refuse-instead'
import type { AcceptanceRow } from '@/lib/domain/acceptance/acceptance-rows'
import { ACCEPTANCE_TEXT_MAX } from '@/lib/domain/acceptance/acceptance-words'

/** Says no to a request to live with a risk. */
export function RefuseRequestForm({ registerCode, acceptance, ownerRoleId }: { registerCode: string; acceptance: AcceptanceRow; ownerRoleId: string }) {
  return (
    <RefuseInstead
      verb="acceptance.refuse"
      input={{ acceptanceId: acceptance.id, ownerRoleId }}
      reasonMax={ACCEPTANCE_TEXT_MAX}
      hint="Everybody who reads the register sees it. Another request may answer it."
      without="Say what keeps you from accepting it."
      submitLabel="Refuse"
      done={`You refused to accept ${acceptance.code}. Your reason stands on its page.`}
      then={`${failureModePath(registerCode, acceptance.code)}#acceptance-title`}
    />
  )
}
