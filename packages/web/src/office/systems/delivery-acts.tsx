import { useState } from 'react';
import { answer, api, done } from '../../api/client.ts';
import type { DeliveryDetail } from '../../api/shapes.ts';
import { useCommand } from '../../api/use-command.ts';
import { useRefresh } from '../../api/use-refresh.ts';
import { settlingWords } from '../../locale/settling.ts';
import { useWords } from '../../locale/words.ts';
import { TextInput } from '../../ui/fields/text-input.tsx';
import { ActForm, Tick } from './act-form.tsx';
import { ReasonForm } from './reason-form.tsx';

interface Of {
  readonly code: string;
  readonly of: DeliveryDetail;
}

/** 处理投递: send it again, skip it, or say that it was done by hand. */
export function DeliveryActs({ code, of }: Of) {
  const t = useWords(settlingWords);
  return (
    <section className="card stack" aria-labelledby="acts">
      <h2 id="acts">{t.acts}</h2>
      {of.status !== 'skipped' && <Resend code={code} of={of} />}
      <MarkDone code={code} of={of} />
      <Skip code={code} of={of} />
    </section>
  );
}

function Resend({ code, of }: Of) {
  const t = useWords(settlingWords);
  const refresh = useRefresh();
  const [isNotThere, setNotThere] = useState(false);
  const { send, pending, error } = useCommand(
    () =>
      answer(
        api.POST('/api/office/systems/{code}/deliveries/resend', {
          params: { path: { code } },
          body: { ids: [of.id], isNotThere },
        }),
      ),
    () => refresh(['systemRows', code], ['systems']),
  );
  return (
    <ActForm
      name={t.resend}
      text={t.resendText}
      pending={pending}
      error={error}
      onSend={() => send(undefined)}
    >
      {of.unsure && <Tick label={t.isNotThere} checked={isNotThere} onChange={setNotThere} />}
    </ActForm>
  );
}

function Skip({ code, of }: Of) {
  const t = useWords(settlingWords);
  const refresh = useRefresh();
  const [laterMayGo, setLaterMayGo] = useState(false);
  const { send, pending, error } = useCommand(
    (reason: string) =>
      answer(
        api.POST('/api/office/systems/{code}/deliveries/skip', {
          params: { path: { code } },
          body: { ids: [of.id], reason, laterMayGo },
        }),
      ),
    () => refresh(['systemRows', code], ['systems']),
  );
  return (
    <ReasonForm
      id="skip-reason"
      name={t.skip}
      text={t.skipText}
      start={of.settledNote ?? ''}
      pending={pending}
      error={error}
      onSend={send}
    >
      <Tick label={t.laterMayGo} checked={laterMayGo} onChange={setLaterMayGo} />
    </ReasonForm>
  );
}

function MarkDone({ code, of }: Of) {
  const t = useWords(settlingWords);
  const refresh = useRefresh();
  const [orderId, setOrderId] = useState('');
  const [orderNo, setOrderNo] = useState('');
  const [missing, setMissing] = useState(false);
  const { send, pending, error } = useCommand(
    () =>
      done(
        api.POST('/api/office/systems/{code}/deliveries/{id}/done', {
          params: { path: { code, id: of.id } },
          body: {
            ...(orderId.trim() === '' ? {} : { orderId: orderId.trim() }),
            ...(orderNo.trim() === '' ? {} : { orderNo: orderNo.trim() }),
          },
        }),
      ),
    () => refresh(['systemRows', code], ['systems']),
  );
  return (
    <ActForm
      name={t.markDone}
      text={t.markDoneText}
      pending={pending}
      error={error}
      onSend={() => {
        const isMissing = of.needsOrder && orderId.trim() === '';
        setMissing(isMissing);
        if (!isMissing) send(undefined);
      }}
    >
      {of.needsOrder && (
        <>
          <TextInput
            id="order-id"
            label={t.orderId}
            hint={t.orderIdHint}
            error={missing ? t.orderIdMissing : undefined}
            value={orderId}
            onChange={setOrderId}
          />
          <TextInput id="order-no" label={t.orderNo} optional value={orderNo} onChange={setOrderNo} />
        </>
      )}
    </ActForm>
  );
}
