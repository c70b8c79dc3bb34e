import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { complainOfSpace, FIRST_START_BYTES } from './free-space.mjs'

/**
 * The packages of the lock file that are not installed in just that version. Packages for other platforms are optional and may be
 * absent; packages for development may be absent where `withDevelopment` is false.
 */
export function findMissingPackages(locked, installed, withDevelopment) {
  return Object.keys(locked).filter((place) => {
    const wanted = locked[place]
    if (place === '' || wanted.link) return false
    const found = installed[place]
    if (found) return found.version !== wanted.version
    return !wanted.optional && (withDevelopment || !(wanted.dev || wanted.devOptional))
  })
}

/** Runs `npm ci` when something is missing. Returns the empty string, or one line about why it could not. */
export async function installPackages(projectRoot, withDevelopment) {
  const locked = readPackages(path.join(projectRoot, 'package-lock.json'))
  const installed = readPackages(path.join(projectRoot, 'node_modules/.package-lock.json'))
  if (findMissingPackages(locked, installed, withDevelopment).length === 0) return ''
  const complaint = complainOfSpace([projectRoot], FIRST_START_BYTES)
  if (complaint) return complaint
  process.stderr.write('Installing packages …\n')
  const code = await runNpm(projectRoot, ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'])
  return code === 0 ? '' : '`npm ci` failed, as shown above. Mend what it names (often the network) and run the same command again.'
}

function readPackages(file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')).packages : {}
}

/** The npm that runs us, or the one on the path. What it says goes to standard error: standard output is for our own one line. */
function runNpm(projectRoot, args) {
  const program = process.env.npm_execpath ?? ''
  const [command, first] = program.endsWith('.js') ? [process.execPath, [program]] : ['npm', []]
  const options = { cwd: projectRoot, stdio: ['ignore', 2, 2], shell: command === 'npm' && process.platform === 'win32' }
  return new Promise((resolve) => {
    const child = spawn(command, [...first, ...args], options)
    const stop = (signal) => child.kill(signal)
    process.once('SIGTERM', stop).once('SIGINT', stop)
    child.once('error', () => resolve(1))
    child.once('exit', (code) => {
      process.off('SIGTERM', stop).off('SIGINT', stop)
      resolve(code ?? 1)
    })
  })
}
