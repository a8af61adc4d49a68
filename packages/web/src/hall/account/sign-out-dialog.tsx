import { useMutation } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { api, done } from '../../api/client.ts';
import { accountWords } from '../../locale/account.ts';
import { useWords } from '../../locale/words.ts';
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog.tsx';
import { device } from '../apply/draft/copy-storage.ts';
import { forgetAllCopies } from '../apply/draft/local-copy.ts';
import { leave } from '../sign-in/enter.ts';

/** Asks before signing out, because what lies only on this device goes with it. */
export function SignOutDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useWords(accountWords);
  const [, navigate] = useLocation();
  const signOut = useMutation({
    mutationFn: () => done(api.DELETE('/api/session')),
    onSuccess: () => {
      forgetAllCopies(device);
      navigate('/', { replace: true });
      leave();
    },
  });
  return (
    <ConfirmDialog
      title={t.signOutTitle}
      confirm={t.signOut}
      pending={signOut.isPending}
      error={signOut.error}
      onConfirm={() => signOut.mutate()}
      onClose={onClose}
    >
      <p>{t.signOutText}</p>
    </ConfirmDialog>
  );
}
