import './success-note.css';
import { IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';

/** Says that something has worked; announced without taking the focus. */
export function SuccessNote({ children }: { readonly children: ReactNode }) {
  return (
    <div className="success-note" role="status">
      <IconCircleCheck className="success-note-icon" aria-hidden />
      <div>{children}</div>
    </div>
  );
}
