import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findFreePort } from '../database/server-process'
import type { ProofCase } from './proof-case'
import { listProcessesOf, runCommand, startCommand, waitForReady, type CommandOptions, type StartedCommand } from './started-command'

const END_PATIENCE_MS = 20_000

/** A copy of the project to start in, and where its data will be. */
export interface Site {
  cwd: string
  account?: { uid: number; gid: number }
}

/** Everything that a start promises, in one copy of the project, in this order: the first case installs and builds. */
export function listStartCases(site: Site, who: string): ProofCase[] {
  const options = (env: Record<string, string>): CommandOptions => ({ ...site, env })
  const cases: { name: string; run: () => Promise<unknown> }[] = [
    { name: `${who}: a fresh clone starts, says one line, and leaves nothing behind`, run: () => proveFreshStart(site) },
    { name: `${who}: after kill -9 of everything it starts again`, run: () => proveCrash(site) },
    { name: `${who}: two app processes share the database, and the last one out stops it`, run: () => proveTwo(site) },
    { name: `${who}: the command line answers the same with the app running and stopped`, run: () => proveCommandLine(site) },
    { name: `${who}: a full disk is told in one line`, run: () => proveFullDisk(site, options) },
  ]
  return cases.map(({ name, run }) => ({ name, run: () => run().finally(() => killAll(site)) }))
}

/** A case that failed in its middle must not leave anything running: the next one counts on a quiet machine. */
function killAll(site: Site): void {
  for (const line of listProcessesOf(placesOf(site))) killQuietly(Number(line.split(' ')[0]))
}

/** Every command says what Node it needs. */
export function listOldNodeCases(cwd: string): ProofCase[] {
  return ['start.mjs', 'test.mjs', 'eyes-open.mjs', 'prisma.mjs', 'build.mjs', 'proof.mjs'].map((name) => ({
    name: `${name} on an old Node says one line`,
    run: async () => {
      const fake = "data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'18.20.4'}})"
      const answer = await runCommand(name, [], { cwd, env: { NODE_OPTIONS: `--import "${fake}"` } })
      assert.equal(answer.code, 1)
      assert.match(answer.err, /^Eyes Open needs Node \d+\.\d+ or newer and this is Node 18\.20\.4\.[^\n]*\n$/)
    },
  }))
}

async function proveFreshStart(site: Site): Promise<void> {
  const { started, url } = await startReady(site)
  assert.equal(started.out(), `Eyes Open is ready at ${url}\n`)
  assert.equal((await fetch(`${url}/api/health`)).status, 200)
  await stop(started, site)
}

async function proveCrash(site: Site): Promise<void> {
  const { started } = await startReady(site)
  started.child.kill('SIGKILL')
  killAll(site)
  await started.ended
  const again = await startReady(site)
  assert.doesNotMatch(again.started.err(), /Loading the demonstration/)
  await stop(again.started, site)
}

async function proveTwo(site: Site): Promise<void> {
  const [first, second] = [await startReady(site), await startReady(site)]
  first.started.child.kill('SIGTERM')
  assert.equal(await first.started.ended, 0)
  assert.equal((await fetch(`${second.url}/api/health`)).status, 200)
  await stop(second.started, site)
}

async function proveCommandLine(site: Site): Promise<void> {
  const ask = () => runCommand('eyes-open.mjs', ['export', 'D10', '--format', 'md'], site)
  const stopped = await ask()
  assert.equal(stopped.code, 0, stopped.err)
  const { started } = await startReady(site)
  assert.deepEqual(await ask(), stopped)
  await stop(started, site)
}

async function proveFullDisk(site: Site, options: (env: Record<string, string>) => CommandOptions): Promise<string | null> {
  const disk = `${site.cwd}-disk`
  fs.mkdirSync(disk)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m,mode=0777', 'tmpfs', disk], { stdio: 'ignore' })
  } catch {
    fs.rmdirSync(disk)
    return 'this user may not mount a small disk'
  }
  try {
    const port = await findFreePort(0)
    const answer = await runCommand('start.mjs', [], options({ PORT: String(port), EYES_OPEN_DATA_DIR: path.join(disk, 'data') }))
    assert.equal(answer.code, 1)
    assert.match(answer.err, /^Eyes Open cannot start: the disk of \S+ has \d+ MB free and 1024 MB are needed\.[^\n]*\n$/)
    assert.deepEqual(fs.readdirSync(disk), [])
    return null
  } finally {
    execFileSync('umount', [disk])
    fs.rmdirSync(disk)
  }
}

async function startReady(site: Site): Promise<{ started: StartedCommand; url: string }> {
  const port = await findFreePort(0)
  const started = startCommand('start.mjs', [], { ...site, env: { PORT: String(port) } })
  await waitForReady(started)
  return { started, url: `http://127.0.0.1:${port}` }
}

async function stop(started: StartedCommand, site: Site): Promise<void> {
  started.child.kill('SIGTERM')
  assert.equal(await started.ended, 0, started.err())
  const deadline = Date.now() + END_PATIENCE_MS
  while (listProcessesOf(placesOf(site)).length > 0 && Date.now() < deadline) await sleep(50)
  assert.deepEqual(listProcessesOf(placesOf(site)), [])
}

/** The copy itself and, as root, where its data is. */
export function placesOf({ cwd }: Site): string[] {
  const pointer = path.join(cwd, '.data/WHERE.txt')
  return fs.existsSync(pointer) ? [cwd, fs.readFileSync(pointer, 'utf8').trim()] : [cwd]
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended with the one that was killed before it.
  }
}
