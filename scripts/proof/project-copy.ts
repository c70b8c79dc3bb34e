import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

/** Copies the project as a fresh clone would have it: what git knows or would take, and nothing that was built or installed. */
export function copyProject(projectRoot: string, target: string): void {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: projectRoot, encoding: 'utf8' })
  for (const file of list.split('\0').filter((name) => name !== '' && fs.existsSync(path.join(projectRoot, name)))) {
    fs.mkdirSync(path.dirname(path.join(target, file)), { recursive: true })
    fs.copyFileSync(path.join(projectRoot, file), path.join(target, file))
  }
}

/** Copies a project with everything that was installed and built in it, but without its data, and gives it to a user. */
export function copyInstalled(source: string, target: string, owner: { uid: number; gid: number }): void {
  fs.cpSync(source, target, { recursive: true, verbatimSymlinks: true, filter: (file) => path.relative(source, file).split(path.sep)[0] !== '.data' })
  execFileSync('chown', ['-R', '-h', `${owner.uid}:${owner.gid}`, target])
}
