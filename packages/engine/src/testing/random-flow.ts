import * as fc from 'fast-check';
import { flowXml, node, panel, type TestEdge, type TestNode } from './flow-xml.ts';

/** A block-structured flow: what random flows are made of. */
export type Block =
  | {
      readonly kind: 'task';
      readonly approval: string;
      readonly people: readonly string[];
      readonly more?: string;
    }
  | { readonly kind: 'sequence'; readonly blocks: readonly Block[] }
  | { readonly kind: 'choice'; readonly field: string; readonly blocks: readonly Block[] }
  | { readonly kind: 'parallel'; readonly blocks: readonly Block[] }
  | { readonly kind: 'loop'; readonly block: Block };

/** Fields that choices look at; every case has them all. */
export const CHOICES = ['c1', 'c2', 'c3'] as const;
/** People who decide in random flows. */
const DECIDERS = ['t1', 't2', 't3', 't4', 't5'] as const;
/** How often a loop is passed. */
const PASSES = 2;

/** Weight that one seat reaches. */
const WEIGHED = 'quorum="weight" weight="1"';
const ACTIONS = 'approve reject returnTo transfer delegate addApprover removeApprover recall';

const approvals = fc
  .record({
    quorum: fc.constantFrom('quorum="any"', 'quorum="all"', 'quorum="ratio" num="2" den="3"', WEIGHED),
    order: fc.constantFrom('parallel', 'sequence'),
    onReject: fc.constantFrom('veto', 'count', 'count', 'hold'),
    onReturn: fc.constantFrom('', '', '', 'onReturn="count"'),
    close: fc.constantFrom('early', 'full'),
    onFail: fc.constantFrom('', 'onFail="return" failTo="previous"'),
    pool: fc.constantFrom('false', 'false', 'true'),
  })
  .map(
    ({ quorum, order, onReject, onReturn, close, onFail, pool }) =>
      `${quorum} order="${order}" onReject="${onReject}" ${onReturn} close="${close}" ${onFail} pool="${pool}" actions="${ACTIONS}"`,
  );

/** Deadlines and what happens by itself. */
const TIMED = [
  '<wangban:deadline within="PT4H"/><wangban:timeout after="PT2H" do="remind"/><wangban:timeout after="P1D" do="autoPass"/>',
  '<wangban:timeout after="PT2H" do="escalate"/><wangban:timeout after="PT6H" do="return" to="previous"/><wangban:timeout after="P2D" do="autoReject"/>',
  '<wangban:timeout after="PT2H" do="transfer"><wangban:approver rule="person" personNo="t6"/></wangban:timeout><wangban:cc><wangban:approver rule="person" personNo="t7"/></wangban:cc>',
];

export const task: fc.Arbitrary<Extract<Block, { kind: 'task' }>> = fc.record({
  kind: fc.constant('task'),
  approval: approvals,
  more: fc.constantFrom('', '', ...TIMED),
  people: fc.uniqueArray(fc.constantFrom(...DECIDERS), { minLength: 1, maxLength: 3 }),
});

const nested: fc.Arbitrary<Block> = fc.letrec<{ block: Block }>((tie) => {
  const some = fc.array(tie('block'), { minLength: 2, maxLength: 3 });
  return {
    block: fc.oneof(
      { maxDepth: 3, depthSize: 'medium' },
      { weight: 3, arbitrary: task },
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('sequence'), blocks: some }) },
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('parallel'), blocks: some }) },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constant('choice'),
          field: fc.constantFrom(...CHOICES),
          blocks: some,
        }),
      },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('loop'), block: tie('block') }) },
    ),
  };
}).block;

/** Random block-structured flows, up to four levels deep, with a task before and behind, so that there is a way back. */
export const blocks: fc.Arbitrary<Block> = fc
  .tuple(task, nested, task)
  .map((all) => ({ kind: 'sequence', blocks: all }));

/** BPMN of a block, with counters of its loops beginning at 0 in the form data. */
export function xmlOf(block: Block): { readonly xml: string; readonly counters: readonly string[] } {
  const drawing: Drawing = { nodes: [], edges: [], counters: [], next: 0 };
  const [first, last] = draw(drawing, block);
  drawing.edges.push(['start', first], [last, 'end']);
  return { xml: flowXml(drawing.nodes, drawing.edges), counters: drawing.counters };
}

interface Drawing {
  readonly nodes: TestNode[];
  readonly edges: TestEdge[];
  readonly counters: string[];
  next: number;
}

/** Draws a block; gives its first and last node. */
function draw(drawing: Drawing, block: Block): readonly [string, string] {
  drawing.next += 1;
  const id = `${block.kind}${drawing.next}`;
  switch (block.kind) {
    case 'task':
      drawing.nodes.push({ ...panel(id, block.people, block.approval), more: block.more ?? '' });
      return [id, id];
    case 'sequence':
      return block.blocks
        .map((each) => draw(drawing, each))
        .reduce(([first, end], [begin, last]) => {
          drawing.edges.push([end, begin]);
          return [first, last];
        });
    case 'parallel':
    case 'choice':
      return drawBranches(drawing, id, block);
    case 'loop':
      return drawLoop(drawing, id, block.block);
  }
}

function drawBranches(
  drawing: Drawing,
  id: string,
  block: Extract<Block, { kind: 'parallel' | 'choice' }>,
): readonly [string, string] {
  const kind = block.kind === 'parallel' ? 'parallel' : 'exclusive';
  const close = `${id}end`;
  drawing.nodes.push(node(kind, id), node(kind, close));
  for (const [index, each] of block.blocks.entries()) {
    const [first, last] = draw(drawing, each);
    if (block.kind === 'parallel') drawing.edges.push([id, first]);
    else drawing.edges.push([id, first, index === 0 ? 'default' : `${block.field} = ${index}`]);
    drawing.edges.push([last, close]);
  }
  return [id, close];
}

/** Walks the block, counts, and goes round again until it was passed often enough. */
function drawLoop(drawing: Drawing, id: string, block: Block): readonly [string, string] {
  const counter = `n${drawing.next}`;
  const [merge, script] = [`${id}begin`, `${id}count`];
  drawing.counters.push(counter);
  drawing.nodes.push(
    node('exclusive', merge),
    { id: script, kind: 'script', script: `${counter} + 1`, variable: counter },
    node('exclusive', id),
    node('exclusive', `${id}end`),
  );
  const [first, last] = draw(drawing, block);
  drawing.edges.push(
    [merge, first],
    [last, script],
    [script, id],
    [id, merge, `${counter} < ${PASSES}`],
    [id, `${id}end`, 'default'],
  );
  return [merge, `${id}end`];
}
