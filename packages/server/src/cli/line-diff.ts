/**
 * Lines that differ 逐行比较: what both texts begin and end with is left out, so one edited place shows as itself and several
 * show with what lies between. `undefined` = there is no such file. Line ends do not count.
 */
export function lineDiff(before: string | undefined, after: string | undefined): readonly string[] {
  const [old, fresh] = [linesOf(before), linesOf(after)];
  let start = 0;
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) start++;
  let end = 0;
  while (
    end < old.length - start &&
    end < fresh.length - start &&
    old[old.length - 1 - end] === fresh[fresh.length - 1 - end]
  )
    end++;
  return [
    ...old.slice(start, old.length - end).map((line, index) => `-${start + index + 1} ${line}`),
    ...fresh.slice(start, fresh.length - end).map((line, index) => `+${start + index + 1} ${line}`),
  ];
}

function linesOf(text: string | undefined): readonly string[] {
  return text === undefined ? [] : text.replaceAll('\r\n', '\n').split('\n');
}
