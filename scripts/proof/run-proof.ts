import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { chooseServerAccount } from '../database/server-account'
import { addResults, describeTotal, skip, type StepResult } from '../test/step'
import { listBrowserCases } from './browser-cases'
import { listContainerCases } from './container-cases'
import { listDocumentCases } from './document-cases'
import { copyInstalled, copyProject } from './project-copy'
import { tryCase, type ProofCase } from './proof-case'
import { listOldNodeCases, listStartCases, placesOf } from './start-cases'

/** `npm run proof`. The last line is the sum; returns 1 when anything failed. */
export async function runProof(projectRoot: string): Promise<number> {
  const isRoot = process.getuid?.() === 0
  const first = fs.mkdtempSync(path.join(isRoot ? '/root' : os.tmpdir(), 'eyes-open-proof-'))
  const results: StepResult[] = []
  const documents = fs.mkdtempSync(path.join(os.tmpdir(), 'eyes-open-documents-'))
  const scrap = [first, documents]
  try {
    await tryAll([...listDocumentCases(documents), ...listBrowserCases(projectRoot)], results)
    copyProject(projectRoot, first)
    const who = isRoot ? 'as root under /root' : 'as an ordinary user'
    await tryAll([...listOldNodeCases(first), ...listStartCases({ cwd: first }, who)], results)
    if (isRoot) await tryAsOthers(projectRoot, first, results, scrap)
    else results.push(skip('as root under /root, and the container’s steps: this user is not root'))
  } finally {
    scrap.push(...scrap.flatMap((cwd) => placesOf({ cwd })))
    for (const folder of new Set(scrap)) fs.rmSync(folder, { recursive: true, force: true })
  }
  const total = addResults(results)
  for (const reason of total.skipped) process.stdout.write(`skipped: ${reason}\n`)
  process.stdout.write(`${describeTotal(total)}\n`)
  return total.failed > 0 ? 1 : 0
}

/** What only root can try: being somebody else. */
async function tryAsOthers(projectRoot: string, installed: string, results: StepResult[], scrap: string[]): Promise<void> {
  const { uid, gid } = chooseServerAccount(true)
  if (uid === undefined || gid === undefined) return
  const [home, image] = ['user', 'image'].map((name) => path.join(os.tmpdir(), `${path.basename(installed)}-${name}`))
  if (home === undefined || image === undefined) return
  scrap.push(home, image)
  copyInstalled(installed, home, { uid, gid })
  copyInstalled(installed, image, { uid, gid })
  await tryAll(listStartCases({ cwd: home, account: { uid, gid } }, 'as an ordinary user'), results)
  await tryAll(listContainerCases(projectRoot, image, { uid, gid }), results)
}

async function tryAll(cases: ProofCase[], results: StepResult[]): Promise<void> {
  for (const one of cases) {
    const result = await tryCase(one)
    const sign = result.failed > 0 ? '✗' : result.skipped.length > 0 ? '–' : '✓'
    process.stdout.write(`${sign} ${one.name}\n${result.failed > 0 ? `${result.output}\n` : ''}`)
    results.push(result)
  }
}
