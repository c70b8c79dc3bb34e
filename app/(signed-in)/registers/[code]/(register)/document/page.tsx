import { DocumentPage } from '@/components/document/document-page'

export default function Page() {
  return <DocumentPage />
}
