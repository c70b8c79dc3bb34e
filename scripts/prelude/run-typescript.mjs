import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { complainOfWantedPort } from './free-port.mjs'
import { installPackages } from './installed-packages.mjs'

export const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

/**
 * Installs what is missing, teaches this process TypeScript, and hands over to a function that a file of ours exports. The process
 * ends with the code that the function returns. A port that is taken is told first, before anything that takes time.
 */
export async function runTypeScript({ file, name, withDevelopment, needsPort }) {
  const taken = needsPort ? await complainOfWantedPort(process.env) : ''
  const complaint = taken || (await installPackages(projectRoot, withDevelopment))
  if (complaint) {
    process.stderr.write(`Eyes Open cannot start: ${complaint}\n`)
    process.exitCode = 1
    return
  }
  const { register } = await import('tsx/esm/api')
  register({ tsconfig: path.join(projectRoot, 'tsconfig.json') })
  const room = await import(pathToFileURL(path.join(projectRoot, file)).href)
  process.exitCode = await room[name](projectRoot, process.argv.slice(2))
}
