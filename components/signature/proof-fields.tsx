import { FreshLogin, IdentityNotice, type IdentityWays } from '@/components/signature/identity-check'
import { printProblem, type useProvenAct } from '@/components/signature/use-proven-act'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { TextField } from '@/components/ui/text-field'

interface ProofFieldsProps {
  act: Pick<ReturnType<typeof useProvenAct>, 'password' | 'setPassword' | 'passwordId' | 'isPending' | 'isChecked' | 'problem' | 'leaveForProvider'>
  identity: IdentityWays
  /** Stands beside the button in the demonstration; null everywhere else. */
  demonstrationPassword: string | null
  /** What they are about to do: "signs". */
  verb: string
  /** For what the provider's word counts: "this decision". */
  countsFor: string
  submitLabel: string
  /** Paths of problems that the form says at its own fields. */
  ownPaths?: readonly string[]
}

/** The end of a form that needs a fresh proof of identity: the password or the provider's word, what went wrong, and the button that does it. */
export function ProofFields({ act, identity, demonstrationPassword, verb, countsFor, submitLabel, ownPaths = [] }: ProofFieldsProps) {
  const { problem, isChecked, passwordId } = act
  const isSaidElsewhere = problem !== null && (problem.path === 'password' || ownPaths.includes(problem.path))
  return (
    <>
      {identity.hasPassword && !isChecked && (
        <TextField
          id={passwordId}
          label="Your password"
          type="password"
          autoComplete="current-password"
          required
          maxLength={200}
          value={act.password}
          onChange={(event) => act.setPassword(event.target.value)}
          problem={problem?.path === 'password' ? printProblem(problem) : null}
          hint={`Typed again, so that it is you who ${verb}.`}
        />
      )}
      <IdentityNotice ways={identity} isChecked={isChecked} countsFor={countsFor} />
      {problem && !isSaidElsewhere && <Notice tone="error" live title={printProblem(problem)} />}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {(isChecked || identity.hasPassword) && (
          <Button type="submit" variant="primary" pending={act.isPending}>
            {submitLabel}
          </Button>
        )}
        {demonstrationPassword !== null && !isChecked && (
          <p className="text-sm text-muted">
            Demonstration password: <code className="font-mono text-ink select-all">{demonstrationPassword}</code>
          </p>
        )}
      </div>
      {identity.providerName && !isChecked && <FreshLogin providerName={identity.providerName} isSecondWay={identity.hasPassword} act={verb} onLeave={act.leaveForProvider} />}
    </>
  )
}
