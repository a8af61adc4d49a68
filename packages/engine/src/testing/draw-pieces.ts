import { boundary, loop, tag, timer } from './bpmn-parts.ts';
import { document } from './flow-xml.ts';
import { PLAIN, type Caught, type Extra, type Piece, type Thrown } from './random-pieces.ts';

/** How often a loop that is drawn by hand is passed. */
const PASSES = 2;

/** Events of these names are thrown and caught. */
const NAMED =
  '<bpmn:message id="m" name="letter"/><bpmn:signal id="g" name="bell"/><bpmn:error id="x" errorCode="E1"/><bpmn:escalation id="u" escalationCode="U1"/>';

const EVENTS: { readonly [what in Thrown | Caught]: string } = {
  none: '',
  timer: timer('PT3H'),
  message: '<bpmn:messageEventDefinition messageRef="m"/>',
  signal: '<bpmn:signalEventDefinition signalRef="g"/>',
  condition:
    '<bpmn:conditionalEventDefinition><bpmn:condition xsi:type="bpmn:tFormalExpression">flag = 1</bpmn:condition></bpmn:conditionalEventDefinition>',
  escalation: '<bpmn:escalationEventDefinition escalationRef="u"/>',
  error: '<bpmn:errorEventDefinition errorRef="x"/>',
  compensation: '<bpmn:compensateEventDefinition/>',
  terminate: '<bpmn:terminateEventDefinition/>',
  cancel: '<bpmn:cancelEventDefinition/>',
};

interface Drawing {
  /** How many parallel joins around here wait for every branch. */
  awaited: number;
  readonly processes: string[];
  readonly counters: string[];
  next: number;
}

/** The first and last node of what was drawn, and the XML of one level. */
interface Drawn {
  readonly first: string;
  readonly last: string;
  readonly xml: string;
}

/** BPMN of a piece, with the counters of its loops, which begin at 0 in the form data. */
export function xmlOfPiece(piece: Piece): { readonly xml: string; readonly counters: readonly string[] } {
  const drawing: Drawing = { awaited: 0, processes: [], counters: [], next: 0 };
  const inside = wrapped(drawing, piece, 'none');
  const xml = document(inside).replace(
    '</bpmn:definitions>',
    `${NAMED}${drawing.processes.join('\n')}</bpmn:definitions>`,
  );
  return { xml, counters: drawing.counters };
}

/** Between a start and an end. */
function wrapped(drawing: Drawing, piece: Piece, end: Thrown): string {
  const id = fresh(drawing, 'level');
  const { awaited } = drawing;
  drawing.awaited = 0;
  const inside = draw(drawing, piece);
  drawing.awaited = awaited;
  return `<bpmn:startEvent id="${id}start"/>${inside.xml}${tag('endEvent', `${id}end`, EVENTS[end])}${edge(`${id}start`, inside.first)}${edge(inside.last, `${id}end`)}`;
}

function fresh(drawing: Drawing, kind: string): string {
  drawing.next += 1;
  return `${kind}${drawing.next}`;
}

function edge(from: string, to: string, condition?: string): string {
  const inside =
    condition === undefined
      ? ''
      : `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${condition}</bpmn:conditionExpression>`;
  return `<bpmn:sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}">${inside}</bpmn:sequenceFlow>\n`;
}

const isFrom = (pair: string, id: string): string => (pair === 'parallel' ? '' : `default="${id}"`);

function draw(drawing: Drawing, piece: Piece): Drawn {
  switch (piece.kind) {
    case 'ask':
    case 'work':
    case 'receive':
    case 'script':
    case 'manual':
      return drawActivity(drawing, fresh(drawing, piece.kind), piece, piece.extra);
    case 'catch':
      return single(fresh(drawing, piece.caught), 'intermediateCatchEvent', EVENTS[piece.caught]);
    case 'throw':
      return single(fresh(drawing, piece.thrown), 'intermediateThrowEvent', EVENTS[piece.thrown]);
    case 'sequence':
      return piece.pieces
        .map((each) => draw(drawing, each))
        .reduce((before, { first, last, xml }) => ({
          first: before.first,
          last,
          xml: before.xml + xml + edge(before.last, first),
        }));
    case 'branches':
      return drawBranches(drawing, piece);
    case 'race':
      return drawRace(drawing, piece);
    case 'again':
      return drawAgain(drawing, piece.piece);
    case 'sub':
      return drawSub(drawing, piece);
    case 'call': {
      const id = fresh(drawing, 'call');
      const called = wrapped(drawing, piece.piece, 'none');
      drawing.processes.push(`<bpmn:process id="of-${id}" isExecutable="false">${called}</bpmn:process>`);
      return around(drawing, id, piece.extra, (inside, attributes) =>
        tag('callActivity', id, inside, `calledElement="of-${id}" ${attributes}`),
      );
    }
  }
}

function single(id: string, name: string, inside: string): Drawn {
  return { first: id, last: id, xml: tag(name, id, inside) };
}

function drawActivity(
  drawing: Drawing,
  id: string,
  piece: Extract<Piece, { kind: 'ask' | 'work' | 'receive' | 'script' | 'manual' }>,
  extra: Extra,
): Drawn {
  return around(drawing, id, extra, (inside, attributes) => {
    switch (piece.kind) {
      case 'ask': {
        const rules = piece.ask.people.map((no) => `<wangban:approver rule="person" personNo="${no}"/>`);
        const policy = `<wangban:approval ${piece.ask.approval}>${rules.join('')}</wangban:approval>`;
        const own = `<bpmn:extensionElements>${policy}${piece.ask.more ?? ''}</bpmn:extensionElements>`;
        return tag('userTask', id, own + inside, attributes);
      }
      case 'work': {
        const own = '<bpmn:extensionElements><wangban:work topic="stamp"/></bpmn:extensionElements>';
        return tag('serviceTask', id, own + inside, attributes);
      }
      case 'receive':
        return tag('receiveTask', id, inside, `messageRef="m" ${attributes}`);
      case 'script':
        return tag(
          'scriptTask',
          id,
          `${inside}<bpmn:script>c1 + 1</bpmn:script>`,
          `scriptFormat="feel" wangban:resultVariable="sum" ${attributes}`,
        );
      case 'manual':
        return tag('manualTask', id, inside, attributes);
    }
  });
}

const LOOPS: { readonly [kind in Extra['loop']]: string } = {
  none: '',
  parallel: loop({ times: 2 }),
  sequential: loop({ times: 2 }, true),
  each: loop({ over: 'rooms' }),
  standard: '<bpmn:standardLoopCharacteristics loopMaximum="2"/>',
};

/**
 * An activity with what stands at its border. An event that interrupts leads back into the flow behind the activity, one
 * that does not has work of its own and ends.
 */
function around(
  drawing: Drawing,
  id: string,
  { loop: again, border, interrupting, undone }: Extra,
  make: (inside: string, attributes: string) => string,
): Drawn {
  const undo = undone
    ? `${boundary(`${id}undo`, id, EVENTS.compensation)}${service(`${id}undone`, 'isForCompensation="true"')}<bpmn:association id="${id}as" sourceRef="${id}undo" targetRef="${id}undone"/>`
    : '';
  const xml = make(LOOPS[again], '') + undo;
  if (border === 'none') return { first: id, last: id, xml };
  const [event, next] = [`${id}border`, `${id}behind`];
  drawing.next += 1;
  if (border === 'error' || interrupting) {
    const at = boundary(event, id, EVENTS[border]) + tag('exclusiveGateway', next);
    return { first: id, last: next, xml: xml + at + edge(id, next) + edge(event, next) };
  }
  const definition = border === 'timer' ? timer('R2/PT2H', 'timeCycle') : EVENTS[border];
  const beside = `${boundary(event, id, definition, false)}${service(next)}<bpmn:endEvent id="${id}over"/>`;
  return { first: id, last: id, xml: xml + beside + edge(event, next) + edge(next, `${id}over`) };
}

function service(id: string, attributes = ''): string {
  return tag(
    'serviceTask',
    id,
    '<bpmn:extensionElements><wangban:work topic="undo"/></bpmn:extensionElements>',
    attributes,
  );
}

function drawBranches(
  drawing: Drawing,
  { pair: [fork, join], field, pieces, endsEarly }: Extract<Piece, { kind: 'branches' }>,
): Drawn {
  const id = fresh(drawing, fork);
  const close = `${id}join`;
  const early = endsEarly && join === 'inclusive' && drawing.awaited === 0;
  drawing.awaited += join === 'parallel' ? 1 : 0;
  const parts = pieces.map((each, index) => {
    const { first, last, xml } = draw(drawing, each);
    // An inclusive gateway takes several at once.
    const condition = fork === 'inclusive' ? `${field} &gt;= ${index}` : `${field} = ${index}`;
    const into = edge(id, first, fork === 'parallel' || index === 0 ? undefined : condition);
    const out =
      early && index === 0 ? `<bpmn:endEvent id="${id}out"/>${edge(last, `${id}out`)}` : edge(last, close);
    return { first, xml: xml + into + out };
  });
  drawing.awaited -= join === 'parallel' ? 1 : 0;
  const activation =
    join === 'complex'
      ? '<bpmn:activationCondition xsi:type="bpmn:tFormalExpression">activationCount &gt;= 2</bpmn:activationCondition>'
      : '';
  const gateways =
    tag(`${fork}Gateway`, id, '', isFrom(fork, `${id}-${parts[0]?.first ?? ''}`)) +
    tag(`${join}Gateway`, close, activation);
  return { first: id, last: close, xml: gateways + parts.map(({ xml }) => xml).join('') };
}

/** The first event behind the gateway decides. */
function drawRace(drawing: Drawing, { caught, pieces }: Extract<Piece, { kind: 'race' }>): Drawn {
  const id = fresh(drawing, 'race');
  const close = `${id}end`;
  const kinds = [...new Set(caught)];
  const parts = pieces.map((each, index) => {
    const event = `${id}on${index}`;
    const what = kinds[index] ?? 'timer';
    const { first, last, xml } = draw(drawing, each);
    const catching = tag('intermediateCatchEvent', event, EVENTS[what]);
    return catching + xml + edge(id, event) + edge(event, first) + edge(last, close);
  });
  const gateways = tag('eventBasedGateway', id) + tag('exclusiveGateway', close);
  return { first: id, last: close, xml: gateways + parts.join('') };
}

/** Walks a piece, counts, and goes round again until it was passed often enough. */
function drawAgain(drawing: Drawing, piece: Piece): Drawn {
  const id = fresh(drawing, 'again');
  const counter = `n${drawing.next}`;
  drawing.counters.push(counter);
  const { first, last, xml } = draw(drawing, piece);
  const count = tag(
    'scriptTask',
    `${id}count`,
    `<bpmn:script>${counter} + 1</bpmn:script>`,
    `scriptFormat="feel" wangban:resultVariable="${counter}"`,
  );
  const gateways =
    tag('exclusiveGateway', id) +
    tag('exclusiveGateway', `${id}x`, '', `default="${id}x-${id}end"`) +
    tag('exclusiveGateway', `${id}end`);
  const edges =
    edge(id, first) +
    edge(last, `${id}count`) +
    edge(`${id}count`, `${id}x`) +
    edge(`${id}x`, id, `${counter} &lt; ${PASSES}`) +
    edge(`${id}x`, `${id}end`);
  return { first: id, last: `${id}end`, xml: gateways + count + xml + edges };
}

type Sub = Extract<Piece, { kind: 'sub' }>;

function drawSub(drawing: Drawing, sub: Sub): Drawn {
  const id = fresh(drawing, sub.variant);
  const contents = sub.variant === 'adHoc' ? drawFreely(drawing, sub) : drawInside(drawing, sub);
  const names = { embedded: 'subProcess', transaction: 'transaction', adHoc: 'adHocSubProcess' };
  const kind = sub.variant === 'adHoc' ? `ordering="${sub.ordering}"` : '';
  // One way to undo it is enough.
  const undone = sub.extra.undone && sub.handler !== 'compensation';
  const drawn = around(drawing, id, { ...sub.extra, undone }, (inside, attributes) =>
    tag(names[sub.variant], id, inside + contents, `${kind} ${attributes}`),
  );
  if (sub.variant !== 'transaction' || sub.end !== 'cancel') return drawn;
  const [cancelled, next] = [`${id}cancelled`, `${id}settled`];
  const at = boundary(cancelled, id, EVENTS.cancel) + tag('exclusiveGateway', next);
  const edges = edge(cancelled, next) + edge(drawn.last, next);
  return { first: drawn.first, last: next, xml: drawn.xml + at + edges };
}

/** Activities only, each on its own: an ad-hoc sub-process has neither starts nor ends. */
function drawFreely(drawing: Drawing, { pieces }: Sub): string {
  return pieces
    .map((each): Piece => {
      if (!('extra' in each)) return { kind: 'manual', extra: PLAIN };
      const bare = { ...each, extra: { ...each.extra, border: 'none' as const } };
      return bare.kind === 'sub' && bare.end === 'cancel' ? { ...bare, end: 'none' } : bare;
    })
    .map((each) => draw(drawing, each).xml)
    .join('');
}

function drawInside(drawing: Drawing, { variant, pieces, end, handler, interrupting }: Sub): string {
  const last = end === 'cancel' && variant !== 'transaction' ? 'none' : end;
  const inside = wrapped(drawing, { kind: 'sequence', pieces }, last);
  if (handler === 'none') return inside;
  const id = fresh(drawing, 'handler');
  const stops = handler === 'error' || handler === 'compensation' || interrupting;
  const start = tag('startEvent', `${id}start`, EVENTS[handler], `isInterrupting="${stops}"`);
  const body = `${start}${service(`${id}work`)}<bpmn:endEvent id="${id}end"/>${edge(`${id}start`, `${id}work`)}${edge(`${id}work`, `${id}end`)}`;
  return inside + tag('subProcess', id, body, 'triggeredByEvent="true"');
}
