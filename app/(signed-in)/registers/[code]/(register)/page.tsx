import { Worksheet } from '@/components/worksheet/worksheet'

export default function WorksheetPage() {
  return <Worksheet />
}
