import net from 'node:net'
import { describe, expect, it } from 'vitest'
import { complainOfPort, complainOfWantedPort } from './free-port.mjs'
import { complainOfSpace, FIRST_START_BYTES, LATER_START_BYTES, readFreeBytes } from './free-space.mjs'
import { findMissingPackages } from './installed-packages.mjs'
import { complainOfNode } from './node-version.mjs'

describe('an old Node', () => {
  it.each(['16.20.2', '18.19.1', '20.0.0', '20.18.3'])('ST-10 %s is told to be too old', (version) => {
    expect(complainOfNode(version)).toMatch(new RegExp(`needs Node 20\\.19 or newer and this is Node ${version.replaceAll('.', '\\.')}`))
  })
  it.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0', '100.0.0'])('ST-10 %s is new enough', (version) => {
    expect(complainOfNode(version)).toBe('')
  })
})

describe('a port', () => {
  it('ST-11 that is taken is told, with the next one as a proposal', async () => {
    const server = net.createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = address !== null && typeof address === 'object' ? address.port : 0
    expect(await complainOfPort('127.0.0.1', port)).toBe(
      `port ${port} on 127.0.0.1 is taken. Stop what listens there, or choose another port: PORT=${port + 1} npm start`,
    )
    await new Promise((resolve) => server.close(resolve))
    expect(await complainOfPort('127.0.0.1', port)).toBe('')
  })
  it('ST-11 an address that this machine does not have is told', async () => {
    expect(await complainOfPort('203.0.113.7', 4999)).toMatch(/no address 203\.0\.113\.7/)
  })
  it('ST-11 a value that is no port is left to the check of all variables', async () => {
    expect(await complainOfWantedPort({ PORT: 'http' })).toBe('')
  })
})

describe('free space', () => {
  it('ST-13 a disk with a byte too little is told with its folder and both numbers', () => {
    const line = complainOfSpace(['/somewhere'], FIRST_START_BYTES, () => FIRST_START_BYTES - 1)
    expect(line).toBe(
      'the disk of /somewhere has 1023 MB free and 1024 MB are needed. ' +
        'Free some space, or give EYES_OPEN_DATA_DIR a folder on another disk. Nothing was written.',
    )
  })
  it('ST-13 just enough is enough, and a later start needs less', () => {
    expect(complainOfSpace(['/somewhere'], LATER_START_BYTES, () => LATER_START_BYTES)).toBe('')
    expect(LATER_START_BYTES).toBeLessThan(FIRST_START_BYTES)
  })
  it('ST-13 every folder is looked at, and one that is not there yet counts as its nearest parent', () => {
    const sizes: Record<string, number> = { '/big': FIRST_START_BYTES, '/small': 0 }
    expect(complainOfSpace(['/big', '/small'], FIRST_START_BYTES, (folder) => sizes[folder] ?? 0)).toMatch(/disk of \/small/)
    expect(readFreeBytes('/not/there/yet')).toBe(readFreeBytes('/'))
  })
})

describe('installed packages', () => {
  const locked = {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '2.0.0', dev: true },
    'node_modules/c-other-platform': { version: '3.0.0', optional: true },
    'node_modules/linked': { link: true },
  }
  it('ST-60 all there in the same versions: nothing is missing', () => {
    expect(findMissingPackages(locked, { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0' } }, true)).toEqual([])
  })
  it('ST-60 another version counts as missing, also of an optional one', () => {
    const installed = { 'node_modules/a': { version: '1.0.1' }, 'node_modules/c-other-platform': { version: '2.9.0' } }
    expect(findMissingPackages(locked, installed, false)).toEqual(['node_modules/a', 'node_modules/c-other-platform'])
  })
  it('ST-60 packages for development may be missing where they are not needed', () => {
    const installed = { 'node_modules/a': { version: '1.0.0' } }
    expect(findMissingPackages(locked, installed, false)).toEqual([])
    expect(findMissingPackages(locked, installed, true)).toEqual(['node_modules/b'])
  })
  it('ST-60 a fresh clone misses everything that it needs', () => {
    expect(findMissingPackages(locked, {}, true)).toEqual(['node_modules/a', 'node_modules/b'])
  })
})
