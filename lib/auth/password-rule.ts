import { refuseInput } from '@/lib/kernel/errors'

/** Length of a password in characters (NIST SP 800-63B: length, no composition rules). The upper end bounds the work of hashing. */
export const PASSWORD_MIN = 12
export const PASSWORD_MAX = 200

/** Passwords of twelve characters and more that every list of leaked ones begins with; compared in lower case, without spaces. */
const COMMON = new Set([
  '123456789012',
  '1234567890123',
  '12345678901234',
  '123456789101112',
  '111111111111',
  '000000000000',
  'aaaaaaaaaaaa',
  'password1234',
  'password12345',
  'password123456',
  'passwordpassword',
  'mypassword123',
  'changemechangeme',
  'changeme1234',
  'letmeinletmein',
  'letmein123456',
  'welcome12345',
  'welcomewelcome',
  'administrator',
  'administrator1',
  'adminadminadmin',
  'admin1234567',
  'qwertyuiop12',
  'qwertyuiop123',
  'qwertyuiopasdf',
  'qwertyqwerty',
  'qwerty123456',
  '1q2w3e4r5t6y',
  '1qaz2wsx3edc',
  'abcdefghijkl',
  'abc123abc123',
  'iloveyou1234',
  'iloveyouiloveyou',
  'correcthorsebatterystaple',
])

/** Refuses a password that is too short, too long, the address itself or one of the most common. Throws AppError `invalid` at `path`. */
export function refuseWeakPassword(password: string, email: string, path = 'password'): void {
  const length = [...password].length
  if (length < PASSWORD_MIN) {
    refuseInput(path, `The password has ${length} characters.`, `Use at least ${PASSWORD_MIN}; a few words are easy to remember.`)
  }
  if (password.length > PASSWORD_MAX) {
    refuseInput(path, 'The password is too long.', `Use at most ${PASSWORD_MAX} characters.`)
  }
  const bare = password.toLowerCase().replace(/\s/g, '')
  const address = email.toLowerCase()
  if (bare === address || bare === address.split('@')[0]) {
    refuseInput(path, 'The password is your e-mail address.', 'Choose something that does not stand on your business card.')
  }
  if (COMMON.has(bare)) {
    refuseInput(path, 'This password is one of the first that anybody would try.', 'Use a few words that do not belong together.')
  }
}
