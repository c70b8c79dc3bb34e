const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** The sentence with which a pre-mortem begins. `day` is an ISO day; where it is none, the sentence leaves it open. */
export function sceneSentence(day: string, system: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  const name = MONTHS[Number(month) - 1]
  const when = name === undefined ? 'some months from now' : `${Number(date)} ${name} ${year}`
  return `It is ${when}. ${system.trim() || 'The system'} has failed.`
}
