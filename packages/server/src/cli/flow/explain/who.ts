import type { Approval, ApproverRule, Text, UnitScope } from '@wangban/engine';

/** Who decides 由谁审批 and how, in plain words. */
export function whoDecides(approval: Approval): Text {
  const rules = approval.approvers.map(ruleText);
  const zh = rules.map((rule) => rule.zh).join('、');
  const en = rules.map((rule) => rule.en).join(', ');
  const how = howDecided(approval);
  const fail = FAILS[approval.onFail?.kind ?? 'close'];
  const [owner, heads] = ['责任部门负责人', 'the heads of the owner unit'];
  return {
    zh: `由${zh === '' ? owner : zh}办理，${how.zh}${fail.zh}`,
    en: `decided by ${en === '' ? heads : en}; ${how.en}${fail.en}`,
  };
}

const FAILS = {
  close: { zh: '，未通过则办件结束', en: '; if it fails, the case is closed' },
  return: { zh: '，未通过则退回', en: '; if it fails, the case goes back' },
  flow: { zh: '', en: '' },
} as const;

function howDecided({ quorum, pool, order }: Approval): Text {
  const turn = order === 'sequence' ? { zh: '依次办理，', en: 'one after the other, ' } : { zh: '', en: '' };
  if (pool) return { zh: '先认领，一人同意即通过', en: 'claimed by one of them, whose approval passes it' };
  switch (quorum.kind) {
    case 'any':
      return { zh: `${turn.zh}一人同意即通过`, en: `${turn.en}one approval passes it` };
    case 'all':
      return { zh: `${turn.zh}全部同意才通过`, en: `${turn.en}all must approve` };
    case 'ratio':
      return {
        zh: `${turn.zh}同意达到 ${quorum.num}/${quorum.den} 才通过`,
        en: `${turn.en}${quorum.num}/${quorum.den} must approve`,
      };
    case 'weight':
      return {
        zh: `${turn.zh}同意的权重达到 ${quorum.weight} 才通过`,
        en: `${turn.en}approvals must weigh ${quorum.weight}`,
      };
  }
}

function unitText(unit: UnitScope | undefined): Text {
  if (unit === undefined || unit.kind === 'applicant')
    return { zh: '申请人单位', en: 'the applicant’s unit' };
  if (unit.kind === 'unit') return { zh: `单位 ${unit.code} `, en: `unit ${unit.code}` };
  const kind = UNIT_KINDS[unit.unitKind] ?? { zh: ` ${unit.unitKind} `, en: unit.unitKind };
  return { zh: `申请人所在${kind.zh}`, en: `the applicant’s ${kind.en}` };
}

const UNIT_KINDS: Readonly<Record<string, Text>> = {
  college: { zh: '学院', en: 'college' },
  department: { zh: '部门', en: 'department' },
  office: { zh: '办公室', en: 'office' },
  university: { zh: '学校', en: 'university' },
};

function ruleText(rule: ApproverRule): Text {
  switch (rule.rule) {
    case 'person':
      return { zh: ` ${rule.personNo} `, en: rule.personNo };
    case 'applicant':
      return { zh: '申请人本人', en: 'the applicant' };
    case 'counsellor':
      return { zh: '辅导员', en: 'the counsellor' };
    case 'supervisor':
      return { zh: '导师', en: 'the supervisor' };
    case 'formField':
      return { zh: `表单“${rule.field}”填写的人`, en: `whoever the field “${rule.field}” names` };
    case 'userGroup':
      return { zh: `用户组“${rule.group}”`, en: `the user group “${rule.group}”` };
    case 'expression':
      return { zh: `表达式 ${rule.expression.text} 给出的人`, en: `whoever ${rule.expression.text} gives` };
    case 'sameAs':
      return { zh: `办理“${rule.node}”的人`, en: `whoever decided “${rule.node}”` };
    case 'resolver':
      return { zh: `业务系统“${rule.resolver}”给出的人`, en: `whoever the system “${rule.resolver}” names` };
    case 'applicantPicks':
      return { zh: '申请人自选的人', en: 'whoever the applicant chooses' };
    case 'previousPicks':
      return { zh: '上一环节选定的人', en: 'whoever the step before chooses' };
    case 'relation':
      return { zh: rule.relation, en: `the ${rule.relation}` };
    case 'oneOf':
      return { zh: '名单中的一人', en: 'one of a list' };
    case 'role':
    case 'position':
    case 'unitMembers':
    case 'unitHead':
    case 'headsUpTo':
    case 'headOfFieldUnit':
    case 'unitPool':
      return ofUnit(rule);
  }
}

type UnitRule = Extract<
  ApproverRule,
  {
    readonly rule:
      'role' | 'position' | 'unitMembers' | 'unitHead' | 'headsUpTo' | 'headOfFieldUnit' | 'unitPool';
  }
>;

function ofUnit(rule: UnitRule): Text {
  switch (rule.rule) {
    case 'role':
      return within(rule.unit, `角色“${rule.role}”`, `everybody with the role “${rule.role}” in`);
    case 'position':
      return within(rule.unit, `岗位“${rule.position}”`, `the post “${rule.position}” of`);
    case 'unitMembers':
    case 'unitPool':
      return within(rule.unit, '的成员', 'the members of');
    case 'unitHead': {
      const up =
        rule.level === 0
          ? { zh: '', en: '' }
          : { zh: `上 ${rule.level} 级单位`, en: `${rule.level} levels up ` };
      return within(rule.unit, `${up.zh}负责人`, `the head ${up.en}of`);
    }
    case 'headsUpTo':
      return {
        zh: `逐级 ${rule.level} 级负责人`,
        en: `the heads of ${rule.level} levels, one after the other`,
      };
    case 'headOfFieldUnit':
      return {
        zh: `表单“${rule.field}”所填单位的负责人`,
        en: `the head of the unit in the field “${rule.field}”`,
      };
  }
}

function within(unit: UnitScope | undefined, zh: string, en: string): Text {
  const where = unitText(unit);
  return { zh: `${where.zh}${zh}`, en: `${en} ${where.en}` };
}
