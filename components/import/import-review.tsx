'use client'

import { useState, type FormEvent } from 'react'
import { ImportDone } from '@/components/import/import-done'
import type { ImportPreview, ImportProblem, PreviewedRegister } from '@/components/import/import-doors'
import { countScenarios, ImportOutline } from '@/components/import/import-outline'
import { RefusalNotice } from '@/components/import/refusal-notice'
import { ProblemTable } from '@/components/import/problem-table'
import { useDocumentImport, type DocumentDesk } from '@/components/import/use-document-import'
import type { ChosenFile } from '@/components/import/use-import'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { TextField } from '@/components/ui/text-field'
import { CODE_MAX, isRegisterCode } from '@/lib/domain/document/document-code'

interface ReviewProps {
  file: ChosenFile
  preview: ImportPreview
  /** Whether the reader may open registers; whoever may not can still compare the file with one that is there. */
  mayCreate: boolean
  /** Compares the file with the register that has its code. */
  onCompare: () => void
  onStartAgain: () => void
}

/** What a file would become and what is wrong with it, with the decision on top; then what was made of it. */
export function ImportReview(props: ReviewProps) {
  const { file, preview, onStartAgain } = props
  const { problems, register } = preview
  const desk = useDocumentImport(file, preview)
  const { done } = desk
  if (done) return <ImportDone {...{ desk, done, fileName: file.name, isNew: true, words: `${countScenarios(register?.scenarioCount ?? 0)}.`, onStartAgain }} />
  return (
    <div className="grid gap-8">
      {register === null ? (
        <Notice
          tone="error"
          title={`${file.name} cannot be imported yet. Nothing was stored.`}
          actions={<Button size="small" onClick={onStartAgain}>Choose the file again</Button>}
        >
          {describeCounts(problems)} Mend the errors in the file, then choose it again.
        </Notice>
      ) : (
        <Decision {...props} desk={desk} register={register} />
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

function Decision({ desk, file, preview, mayCreate, register, onCompare, onStartAgain }: ReviewProps & { desk: DocumentDesk; register: PreviewedRegister }) {
  const [code, setCode] = useState(register.code)
  const [tried, setTried] = useState(false)
  const [asked, setAsked] = useState(register.codeTaken)
  const { refusal } = desk
  const isImporting = desk.work === 'importing'
  const codeRefusal = refusal?.path === 'code' ? `${refusal.message} ${refusal.hint ?? ''}`.trim() : null
  const asksCode = mayCreate && (asked || codeRefusal !== null)
  const mayCompare = register.codeTaken && !isImporting
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
        <p className="text-sm text-muted">{file.name} would become</p>
        <h2 className="text-2xl font-semibold wrap-anywhere">
          <span className="mr-2 font-mono text-[0.85em] font-normal text-muted">{code || register.code}</span>{' '}
          {register.title}
        </h2>
        <p className="tabular mt-1 text-muted">
          {register.sections.length} sections, {countScenarios(register.scenarioCount)}. {describeCounts(preview.problems)} Nothing
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
          <Button type="submit" variant="primary" pending={isImporting}>
            {isImporting ? 'Importing' : 'Import as a new register'}
          </Button>
        )}
        {mayCompare && <Button onClick={onCompare}>Compare with {register.code}</Button>}
        {isImporting ? (
          <Button onClick={desk.cancel}>Cancel</Button>
        ) : (
          <Button onClick={onStartAgain}>Choose another file</Button>
        )}
        {mayCreate && !asksCode && !isImporting && (
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
