/** The code of the nth scenario of a register: at least two digits, such as `D10-01`. */
export function scenarioCode(registerCode: string, n: number): string {
  return `${registerCode}-${String(n).padStart(2, '0')}`
}

/** The number in a scenario code of this register, or null when the code is of another form. */
export function scenarioNumber(registerCode: string, code: string): number | null {
  const digits = code.startsWith(`${registerCode}-`) ? code.slice(registerCode.length + 1) : ''
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null
}
