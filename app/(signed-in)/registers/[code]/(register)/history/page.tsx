import { RegisterHistory } from '@/components/history/register-history'

export default function HistoryPage() {
  return <RegisterHistory />
}
