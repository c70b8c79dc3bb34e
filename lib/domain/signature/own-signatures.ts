/** A baseline that waits for the reader's signature. */
export interface WaitingSignature {
  registerCode: string
  registerTitle: string
  /** Of the baseline. */
  number: number
  label: string | null
  roleName: string
  /** ISO day, or null. */
  due: string | null
}

/** The newest baseline of a register that the reader has signed. */
export interface SignedRegister {
  registerId: string
  registerCode: string
  registerTitle: string
  number: number
  roleName: string
  contentDigest: string
}

/** A signature of the reader whose register says something else now. */
export type StaleSignature = Pick<SignedRegister, 'registerCode' | 'registerTitle' | 'number' | 'roleName'>
