import { Button } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { taskWords } from '../locale/desk.ts';
import { useWords } from '../locale/words.ts';
import { nextPlace } from './next-task.ts';

/** 处理下一件: goes to the oldest task that still waits, or to the inbox when none does. */
export function NextTaskButton({ handled }: { readonly handled: number }) {
  const t = useWords(taskWords);
  const [, navigate] = useLocation();
  const [looking, setLooking] = useState(false);
  const go = async () => {
    setLooking(true);
    const { to, more } = await nextPlace(handled);
    navigate(to, more ? {} : { state: { notice: t.allDone } });
  };
  return (
    <Button aria-busy={looking} onClick={() => void go()}>
      {t.next}
    </Button>
  );
}
