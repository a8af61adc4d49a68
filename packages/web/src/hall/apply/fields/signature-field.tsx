import './fields-more.css';
import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { problemOf } from '../../../api/problem.ts';
import { formFieldWords } from '../../../locale/form-fields.ts';
import { useWords } from '../../../locale/words.ts';
import { GroupFrame } from '../../../ui/fields/field-frame.tsx';
import { sendFile } from '../files/send-file.ts';
import type { AroundField, FormFieldFacts } from './form-field-facts.ts';
import { textPart } from './value-parts.ts';

const WIDTH = 600;
const HEIGHT = 200;

/** A signature 签名: drawn with finger or mouse, or the name typed by who cannot draw. */
export function SignatureField(props: FormFieldFacts & { readonly facts: AroundField }) {
  const t = useWords(formFieldWords);
  const { facts, value, onChange } = props;
  const [drawing, setDrawing] = useState(false);
  const drawn = textPart(value, 'drawn');
  return (
    <GroupFrame {...facts}>
      {drawn === '' ? (
        <>
          {drawing ? (
            <Pad
              onDone={(file) => {
                setDrawing(false);
                onChange({ drawn: file });
              }}
              onCancel={() => setDrawing(false)}
            />
          ) : (
            <button type="button" className="field-button" onClick={() => setDrawing(true)}>
              {t.draw}
            </button>
          )}
          <label className="signature-typed" htmlFor={facts.id}>
            {t.typeName}
          </label>
          <input
            className="input"
            id={facts.id}
            autoComplete="name"
            value={textPart(value, 'typed')}
            aria-invalid={facts.error ? true : undefined}
            onChange={({ currentTarget }) =>
              onChange(currentTarget.value === '' ? undefined : { typed: currentTarget.value })
            }
          />
        </>
      ) : (
        <div className="signature-shown">
          <img src={`/api/files/${drawn}`} alt={t.signed} />
          <button type="button" className="field-button" id={facts.id} onClick={() => onChange(undefined)}>
            {t.signAgain}
          </button>
        </div>
      )}
    </GroupFrame>
  );
}

function Pad(props: { readonly onDone: (file: string) => void; readonly onCancel: () => void }) {
  const t = useWords(formFieldWords);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [marked, setMarked] = useState(false);
  const [said, say] = useState('');
  useEffect(clear, []);

  function clear(): void {
    const pen = canvas.current?.getContext('2d');
    if (!pen) return;
    pen.fillStyle = '#ffffff';
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    pen.strokeStyle = '#12233d';
    pen.lineWidth = 4;
    pen.lineCap = 'round';
    setMarked(false);
  }

  function draw(event: PointerEvent<HTMLCanvasElement>, begin: boolean): void {
    const pad = event.currentTarget;
    const pen = pad.getContext('2d');
    if (!pen || (!begin && event.buttons === 0)) return;
    const box = pad.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * WIDTH;
    const y = ((event.clientY - box.top) / box.height) * HEIGHT;
    if (begin) {
      pad.setPointerCapture(event.pointerId);
      pen.beginPath();
      pen.moveTo(x, y);
    }
    pen.lineTo(x, y);
    pen.stroke();
    setMarked(true);
  }

  async function keep(): Promise<void> {
    say(t.savingSignature);
    const picture = await new Promise<Blob | null>((resolve) => {
      if (canvas.current) canvas.current.toBlob(resolve, 'image/png');
      else resolve(null);
    });
    if (picture === null) return;
    try {
      const file = new File([picture], 'signature.png', { type: 'image/png' });
      props.onDone((await sendFile(file, () => undefined).done).id);
    } catch (error) {
      say(t.signatureLost(problemOf(error).detail));
    }
  }

  return (
    <div className="signature">
      <canvas
        ref={canvas}
        width={WIDTH}
        height={HEIGHT}
        className="signature-pad"
        role="img"
        aria-label={t.pad}
        onPointerDown={(event) => draw(event, true)}
        onPointerMove={(event) => draw(event, false)}
      />
      <div className="field-actions">
        <button type="button" className="field-button" disabled={!marked} onClick={() => void keep()}>
          {t.keepSignature}
        </button>
        <button type="button" className="field-button" onClick={clear}>
          {t.clear}
        </button>
        <button type="button" className="field-button" onClick={props.onCancel}>
          {t.cancelSignature}
        </button>
      </div>
      <p role="status" className="field-said">
        {said}
      </p>
    </div>
  );
}
