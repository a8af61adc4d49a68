import { useEffect, useRef, useState } from 'react';
import { problemOf } from '../../../api/problem.ts';
import type { FileRef } from '../../../api/shapes.ts';
import { fileWords } from '../../../locale/files.ts';
import { useWords } from '../../../locale/words.ts';
import { checkFile, type Takes } from './check-file.ts';
import { type Sending, sendFile } from './send-file.ts';
import { shrinkPhoto } from './shrink-photo.ts';

/** One chosen file that is on its way or did not arrive. */
export interface Upload {
  readonly place: number;
  readonly file: File;
  readonly percent: number;
  /** Present = it did not arrive, and why. */
  readonly failure: string | undefined;
  /** Sending it again makes sense. */
  readonly again: boolean;
}

interface Uploads {
  readonly running: readonly Upload[];
  /** Last thing that happened, for the live region. */
  readonly said: string;
  /** How many of the files chosen last were not taken, because there was no room for them. */
  readonly surplus: number;
  readonly add: (files: readonly File[]) => void;
  readonly drop: (place: number) => void;
  readonly retry: (place: number) => void;
  readonly say: (words: string) => void;
}

/** The server's reason; it names the file by itself, or we do. */
function refusal(t: (typeof fileWords)['zh'], name: string, detail: string): string {
  return detail.includes(name) ? detail : t.refused(name, detail);
}

/** Uploads of one field; `onArrived` gets each file as it arrives. Several run at once, each with its own fate. */
export function useUploads(room: () => number, takes: Takes, onArrived: (file: FileRef) => void): Uploads {
  const t = useWords(fileWords);
  const [running, setRunning] = useState<readonly Upload[]>([]);
  const [said, say] = useState('');
  const [surplus, setSurplus] = useState(0);
  const sendings = useRef(new Map<number, Sending>());
  const nextPlace = useRef(0);
  const arrived = useRef(onArrived);
  useEffect(() => {
    arrived.current = onArrived;
  });
  useEffect(() => {
    const all = sendings.current;
    return () => {
      for (const sending of all.values()) sending.cancel();
    };
  }, []);

  function change(place: number, part: Partial<Upload>): void {
    setRunning((all) => all.map((one) => (one.place === place ? { ...one, ...part } : one)));
  }

  function drop(place: number): void {
    sendings.current.get(place)?.cancel();
    sendings.current.delete(place);
    setRunning((all) => all.filter((one) => one.place !== place));
  }

  async function start(place: number, chosen: File): Promise<void> {
    const file = await shrinkPhoto(chosen);
    const wrong = checkFile(t, file, takes);
    if (wrong) {
      change(place, { failure: wrong, again: false });
      return;
    }
    const sending = sendFile(file, (percent) => change(place, { percent }));
    sendings.current.set(place, sending);
    try {
      const ref = await sending.done;
      drop(place);
      arrived.current(ref);
      say(t.uploaded(ref.name));
    } catch (error) {
      // Cancelled by the person: nothing to say.
      if (!sendings.current.has(place)) return;
      const problem = problemOf(error);
      const broken = problem.status === 0 || problem.detail === '';
      change(place, {
        failure: broken ? t.failed(chosen.name) : refusal(t, chosen.name, problem.detail),
        again: broken || problem.status >= 500 || problem.status === 401,
      });
    }
  }

  function add(files: readonly File[]): void {
    const places = room();
    setSurplus(Math.max(0, files.length - places));
    for (const file of files.slice(0, Math.max(0, places))) {
      const place = nextPlace.current;
      nextPlace.current += 1;
      setRunning((all) => [...all, { place, file, percent: 0, failure: undefined, again: false }]);
      void start(place, file);
    }
  }

  function retry(place: number): void {
    const upload = running.find((one) => one.place === place);
    if (!upload) return;
    change(place, { failure: undefined, percent: 0 });
    void start(place, upload.file);
  }

  return { running, said, surplus, add, drop, retry, say };
}
