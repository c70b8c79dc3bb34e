import type { ScenarioContent } from '@/lib/domain/document/content'
import { bulletsOf, paragraphOf, plainRuns, type PrintedBlock, type PrintedDocument, type Run } from '@/lib/domain/document/printed-document'
import { frontOf } from '@/lib/domain/document/printed-front'
import { listControls, listScenarios, type PrintedSource } from '@/lib/domain/document/printed-source'
import { statusRuns } from '@/lib/domain/document/scenario-details'
import { HOLE_WORDS, listHoles } from '@/lib/domain/coverage/control-cover'
import type { Factor } from '@/lib/domain/scoring/factor'
import { RUBRIC } from '@/lib/domain/scoring/rubric'
import { describeScore } from '@/lib/domain/scoring/score'
import type { WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'

/** The register as a list of risks, each in the form of the method's section 13: facts first, then what it is and what is done about it. */
export function riskRegisterDocument(source: PrintedSource): PrintedDocument {
  const blocks = listScenarios(source).flatMap((scenario) => riskBlocks(source, scenario))
  return { front: frontOf(source, 'Risk register'), parts: [{ orientation: 'portrait', blocks }] }
}

function riskBlocks(source: PrintedSource, scenario: ScenarioContent): PrintedBlock[] {
  const { reader } = source
  const line = source.lineOf(scenario)
  const texts = (list: readonly string[]) => bulletsOf(list.map(reader.prose).filter((runs) => runs.length > 0))
  return [
    { kind: 'heading', level: 1, runs: plainRuns(`Risk: ${reader.line(scenario.title)}`), anchor: scenario.code },
    { kind: 'facts', facts: factsOf(source, line) },
    ...headed('Failure Mode', paragraphOf(reader.prose(scenario.scenario ?? ''))),
    ...headed('Impact', paragraphOf(reader.prose(scenario.effect ?? ''))),
    ...controlSections(source, line),
    ...headed('Detection', texts(scenario.detectionSignals)),
    ...headed('Recovery', paragraphOf(reader.prose(scenario.recoveryStrategy ?? ''))),
    ...headed('Proof', proofs(source, line, scenario)),
  ]
}

/** A heading with what stands beneath it; where nothing does, that is said, because a gap is what the reader looks for. */
function headed(title: string, blocks: PrintedBlock[]): PrintedBlock[] {
  const said: PrintedBlock[] = blocks.length > 0 ? blocks : [{ kind: 'paragraph', runs: plainRuns('Nothing is written here yet.') }]
  return [{ kind: 'heading', level: 2, runs: plainRuns(title), anchor: null }, ...said]
}

const LEVEL_FACTS = [
  ['Impact', 'impact'],
  ['Likelihood', 'likelihood'],
  ['Detectability', 'detectability'],
  ['Recoverability', 'recoverability'],
  ['Blast radius', 'blastRadius'],
] as const satisfies readonly (readonly [string, Factor])[]

function factsOf(source: PrintedSource, line: WorksheetLine) {
  const levels = LEVEL_FACTS.map(([label, factor]) => ({ label, runs: plainRuns(levelWords(factor, line)) }))
  return [
    { label: 'ID', runs: plainRuns(line.code) },
    { label: 'Owner', runs: plainRuns(line.ownerLine || 'nobody') },
    { label: 'Status', runs: upperFirst(statusRuns(source, line)) },
    ...levels,
    { label: 'Score', runs: plainRuns(describeScore(line.scores.current)) },
  ]
}

/** The word first, as the method has it, then the level that it stands for. */
function levelWords(factor: Factor, { factors }: WorksheetLine): string {
  const level = factors.current[factor]
  return level === null ? 'Not scored' : `${upper(RUBRIC[factor][level])} (${level})`
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function upperFirst([first, ...others]: Run[]): Run[] {
  return first ? [{ ...first, text: upper(first.text) }, ...others] : []
}

function controlSections({ rows, reader }: PrintedSource, line: WorksheetLine): PrintedBlock[] {
  const controls = listControls(rows, line.id).filter(({ control }) => control.type !== 'proof' || control.state !== 'in-place')
  const isThere = ({ control }: (typeof controls)[number]) => control.state === 'in-place'
  const existing = controls.filter(isThere).map(({ control }) => reader.prose(control.title))
  const coming = controls.filter((one) => !isThere(one)).map(({ control, owner }): Run[] => {
    const ending = [control.state, owner && `owner ${owner}`, control.due && `due ${control.due}`].filter(Boolean).join(', ')
    return [...reader.prose(control.title), ...plainRuns(` (${ending})`)]
  })
  const holes = listHoles(line.controls).map((type) => plainRuns(`No ${type} control: ${HOLE_WORDS[type]}.`))
  return [...headed('Existing Controls', bulletsOf(existing)), ...headed('Missing Controls', bulletsOf([...coming, ...holes]))]
}

/** What shows that it did not happen: statements of proofs, else proof controls in place, else the invariant that must hold. */
function proofs({ rows, facts, reader }: PrintedSource, line: WorksheetLine, { invariant }: ScenarioContent): PrintedBlock[] {
  const controls = listControls(rows, line.id).map(({ control }) => control).filter(({ type, state }) => type === 'proof' && state === 'in-place')
  const stated = controls.map((control) => reader.prose(facts.proofs.find(({ controlId }) => controlId === control.id)?.statement ?? control.title))
  return stated.length > 0 ? bulletsOf(stated) : paragraphOf(reader.prose(invariant ?? ''))
}
