import { hash } from '@node-rs/argon2'
import { describe, expect, it } from 'vitest'
import { hashPassword, isOutdatedHash, verifyPassword } from '@/lib/auth/password-hash'
import { refuseWeakPassword } from '@/lib/auth/password-rule'
import { DEMONSTRATION_PEOPLE } from '@/lib/auth/demonstration-people'

describe('a password', () => {
  it('SI-01 is kept as Argon2id with a salt of its own', async () => {
    const [first, second] = await Promise.all([hashPassword('quiet river stone'), hashPassword('quiet river stone')])
    expect(first).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/)
    expect(second).not.toBe(first)
    expect(await verifyPassword(first, 'quiet river stone')).toBe(true)
    expect(await verifyPassword(first, 'quiet river stones')).toBe(false)
  })

  it('SI-02 is outdated when the parameters were others', async () => {
    expect(isOutdatedHash(await hash('quiet river stone', { memoryCost: 8192, timeCost: 1, parallelism: 1 }))).toBe(true)
    expect(isOutdatedHash(await hashPassword('quiet river stone'))).toBe(false)
  })

  it('SI-04 fits nothing where there is no hash', async () => {
    expect(await verifyPassword(null, 'nobody has this password, and the answer is no in any case')).toBe(false)
  })

  it.each([
    ['elevenchars', 'has 11 characters'],
    ['x'.repeat(201), 'too long'],
    ['grace.hopper@navy.example', 'your e-mail address'],
    ['Grace.Hopper', 'your e-mail address'],
    ['Password Password', 'first that anybody would try'],
  ])('SI-03 refuses %s', (password, words) => {
    expect(() => refuseWeakPassword(password, 'grace.hopper@navy.example')).toThrow(words)
  })

  it.each(['twelve chars', 'öäüöäüöäüöäü', '            .', ...DEMONSTRATION_PEOPLE.map((person) => person.password)])('SI-03 takes "%s"', (password) => {
    expect(() => refuseWeakPassword(password, 'grace.hopper@navy.example')).not.toThrow()
  })
})
