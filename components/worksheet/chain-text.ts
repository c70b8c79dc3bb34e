const JOINT = /(?:^|\s)(?:\+|→|->)\s*/g

/** Where the last name of an owner chain that is being typed begins. */
function lastStart(text: string): number {
  const joints = [...text.matchAll(JOINT)]
  const last = joints.at(-1)
  return last ? last.index + last[0].length : 0
}

/** The name that is being typed at the end of an owner chain, such as `Ing` of `SRE Lead + Ing`. */
export function lastName(text: string): string {
  return text.slice(lastStart(text)).trim()
}

/** The chain with another name at its end; a name that stands there in full is joined by “→”. */
export function replaceLastName(text: string, name: string): string {
  const head = text.slice(0, lastStart(text)).trimEnd()
  return head === '' ? name : `${head} ${name}`
}
