'use client'

import { useState, type FormEvent } from 'react'
import type { ImportProblem, PreviewedRegister } from '@/components/import/import-doors'
import { countScenarios, ImportOutline } from '@/components/import/import-outline'
import { RefusalNotice } from '@/components/import/refusal-notice'
import { ProblemTable } from '@/components/import/problem-table'
import type { ImportDesk, ImportStep } from '@/components/import/use-import'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { TextField } from '@/components/ui/text-field'
import { CODE_MAX, isRegisterCode } from '@/lib/domain/document/document-code'

type ReviewStep = Extract<ImportStep, { at: 'previewed' | 'importing' }>

interface ReviewProps {
  desk: ImportDesk
  step: ReviewStep
  /** Whether the reader may open registers; whoever may not can still compare the file with one that is there. */
  mayCreate: boolean
}

/** What a file would become and what is wrong with it, with the decision on top. */
export function ImportReview({ desk, step, mayCreate }: ReviewProps) {
  const { problems, register } = step.preview
  return (
    <div className="grid gap-8">
      {register === null ? (
        <Notice
          tone="error"
          title={`${step.file.name} cannot be imported yet. Nothing was stored.`}
          actions={<Button size="small" onClick={desk.startAgain}>Choose the file again</Button>}
        >
          {describeCounts(problems)} Mend the errors in the file, then choose it again.
        </Notice>
      ) : (
        <Decision desk={desk} step={step} mayCreate={mayCreate} register={register} />
      )}
      {problems.length > 0 && (
        <section>
          <h2 className="mb-3 text-xl font-semibold">Problems</h2>
          <ProblemTable problems={problems} />
        </section>
      )}
      {register && (
        <section>
          <h2 className="mb-4 text-xl font-semibold">What will be made</h2>
          <ImportOutline register={register} />
        </section>
      )}
    </div>
  )
}

function Decision({ desk, step, mayCreate, register }: ReviewProps & { register: PreviewedRegister }) {
  const [code, setCode] = useState(register.code)
  const [tried, setTried] = useState(false)
  const [asked, setAsked] = useState(register.codeTaken)
  const refusal = step.at === 'previewed' ? step.refusal : null
  const codeRefusal = refusal?.path === 'code' ? `${refusal.message} ${refusal.hint ?? ''}`.trim() : null
  const asksCode = mayCreate && (asked || codeRefusal !== null)
  const mayCompare = register.codeTaken && step.at === 'previewed'
  const codeProblem = describeCodeProblem(code, register)
  const follower = code === '' || code === register.code ? '…' : code
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (codeProblem === null) desk.accept(code === register.code ? null : code)
  }
  return (
    <form onSubmit={send} className="grid gap-5">
      <div>
        <p className="text-sm text-muted">{step.file.name} would become</p>
        <h2 className="text-2xl font-semibold wrap-anywhere">
          <span className="mr-2 font-mono text-[0.85em] font-normal text-muted">{code || register.code}</span>{' '}
          {register.title}
        </h2>
        <p className="tabular mt-1 text-muted">
          {register.sections.length} sections, {countScenarios(register.scenarioCount)}. {describeCounts(step.preview.problems)} Nothing
          is stored yet.
        </p>
      </div>
      {asksCode && (
        <TextField
          label="Code of the new register"
          className="max-w-md"
          value={code}
          maxLength={CODE_MAX}
          hint={`Scenario codes follow: ${register.code}-01 becomes ${follower}-01. Texts that mention codes stay as they are.`}
          problem={tried || register.codeTaken ? (codeProblem ?? codeRefusal) : codeRefusal}
          onChange={(event) => setCode(event.target.value.trim())}
        />
      )}
      {!mayCreate && !register.codeTaken && <Notice title="Your roles do not allow opening registers.">A facilitator or an administrator can import this file.</Notice>}
      {refusal && codeRefusal === null && <RefusalNotice refusal={refusal} />}
      <div className="flex flex-wrap gap-2">
        {mayCreate && (
          <Button type="submit" variant="primary" pending={step.at === 'importing'}>
            {step.at === 'importing' ? 'Importing' : 'Import as a new register'}
          </Button>
        )}
        {mayCompare && <Button onClick={desk.compare}>Compare with {register.code}</Button>}
        {step.at === 'importing' ? (
          <Button onClick={desk.cancel}>Cancel</Button>
        ) : (
          <Button onClick={desk.startAgain}>Choose another file</Button>
        )}
        {mayCreate && !asksCode && step.at === 'previewed' && (
          <Button variant="quiet" onClick={() => setAsked(true)}>
            Use another code
          </Button>
        )}
      </div>
    </form>
  )
}

function describeCodeProblem(code: string, register: PreviewedRegister): string | null {
  if (register.codeTaken && code === register.code) return `A register with the code ${code} exists. Choose another code.`
  if (isRegisterCode(code)) return null
  return 'Expected letters, digits and . _ / # - without spaces.'
}

function describeCounts(problems: readonly ImportProblem[]): string {
  const errors = problems.filter((problem) => problem.severity === 'error').length
  const warnings = problems.length - errors
  const words = [
    ...(errors > 0 ? [`${errors} ${errors === 1 ? 'error' : 'errors'}`] : []),
    ...(warnings > 0 ? [`${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`] : []),
  ]
  return words.length === 0 ? 'No problems.' : `${words.join(', ')}.`
}
