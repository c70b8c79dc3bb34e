import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { isSignedBy, keyFolder, signingKey, trustedKeys, useKeyFolder } from '@/lib/data/signing-key'
import { present } from '@/lib/kernel/assert'

const folders: string[] = []
function openFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'eyes-open-keys-'))
  folders.push(folder)
  useKeyFolder(path.join(folder, 'keys'))
  return keyFolder()
}
afterAll(() => folders.forEach((folder) => fs.rmSync(folder, { recursive: true })))

it('BL-41 knows no key before it needs one, and makes none to check', () => {
  const folder = openFolder()
  expect(trustedKeys().size).toBe(0)
  expect(fs.existsSync(folder)).toBe(false)
})

it('BL-41 signs what its public key fits, and nothing else', () => {
  openFolder()
  const { keyId, sign } = signingKey()
  const key = present(trustedKeys().get(keyId), 'the own key')
  expect(isSignedBy(key, 'a text', sign('a text'))).toBe(true)
  expect(isSignedBy(key, 'another text', sign('a text'))).toBe(false)
  expect(isSignedBy(key, 'a text', 'bm9uZQ==')).toBe(false)
})

it('BL-41 keeps its private half from everybody else, and still knows the keys that it had before', () => {
  const before = openFolder()
  const old = signingKey()
  expect([fs.statSync(before).mode & 0o777, fs.statSync(path.join(before, 'signing-key.pem')).mode & 0o777]).toEqual([0o700, 0o600])
  const after = openFolder()
  fs.cpSync(before, after, { recursive: true })
  fs.rmSync(path.join(after, 'signing-key.pem'))
  const fresh = signingKey()
  expect(fresh.keyId).not.toBe(old.keyId)
  expect([...trustedKeys().keys()].sort()).toEqual([old.keyId, fresh.keyId].sort())
  expect(isSignedBy(present(trustedKeys().get(old.keyId), 'the old key'), 'a text', old.sign('a text'))).toBe(true)
})
