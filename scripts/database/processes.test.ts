import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { countLeases, dropLease, takeLease } from './leases'
import { isSameProcess, markProcess, readCommand } from './living-process'
import { holdLock, readMark, writeMark } from './process-lock'

let folder = ''
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'eyes-open-'))
})
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

async function runAndEnd(): Promise<number> {
  const child = spawn(process.execPath, ['-e', ''])
  await once(child, 'exit')
  return child.pid ?? 0
}

describe('a process', () => {
  it('ST-23 is recognised while it runs, and not by its number alone', () => {
    const mark = markProcess(process.pid)
    expect(mark).not.toBeNull()
    expect(isSameProcess({ pid: process.pid, began: mark?.began ?? '' })).toBe(true)
    expect(isSameProcess({ pid: process.pid, began: 'another time' })).toBe(false)
  })
  it('ST-23 that has ended has no mark and no command', async () => {
    const pid = await runAndEnd()
    expect(markProcess(pid)).toBeNull()
    expect(readCommand(pid)).toBe('')
  })
})

describe('a lock', () => {
  const dead = () => JSON.stringify({ pid: process.pid, began: 'before this machine was started' })

  it('ST-25 lets one in at a time', async () => {
    const file = path.join(folder, 'lock')
    let inside = 0
    let most = 0
    const work = async () => {
      inside += 1
      most = Math.max(most, inside)
      await new Promise((resolve) => setImmediate(resolve))
      inside -= 1
    }
    await Promise.all([1, 2, 3].map(() => holdLock(file, 10_000, work)))
    expect(most).toBe(1)
    expect(fs.readdirSync(folder)).toEqual([])
  })
  it('ST-25 of a dead holder is taken over', async () => {
    const file = path.join(folder, 'lock')
    fs.writeFileSync(file, dead())
    expect(await holdLock(file, 0, async () => 'done')).toBe('done')
  })
  it('ST-25 of a living holder is not, and the wait ends with a word about who holds it', async () => {
    const file = path.join(folder, 'lock')
    expect(writeMark(file)).toBe(true)
    expect(writeMark(file)).toBe(false)
    await expect(holdLock(file, 0, async () => 'never')).rejects.toThrow(`process ${process.pid} holds`)
    expect(readMark(file)).toEqual(markProcess(process.pid))
  })
  it('ST-25 is given back when the work fails', async () => {
    const file = path.join(folder, 'lock')
    await expect(holdLock(file, 0, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(fs.existsSync(file)).toBe(false)
  })
})

describe('leases', () => {
  it('ST-23 are counted for living processes only, several for one', () => {
    const [first, second] = [takeLease(folder), takeLease(folder)]
    fs.writeFileSync(path.join(folder, 'dead.json'), JSON.stringify({ pid: process.pid, began: 'long ago' }))
    fs.writeFileSync(path.join(folder, 'half-written.json'), '{"pid":')
    expect(countLeases(folder)).toBe(2)
    expect(fs.readdirSync(folder)).toHaveLength(2)
    dropLease(first)
    expect(countLeases(folder)).toBe(1)
    dropLease(second)
    expect(countLeases(folder)).toBe(0)
  })
})
