import type { RowProblem, RowProblemCode } from './row-problem.ts';

/** Language 语言 of a report. */
export type ReportLanguage = 'zh' | 'en';

/** Cause and cure of a finding, with `{fact}` placeholders. */
interface ProblemText {
  readonly cause: string;
  readonly cure: string;
}

const text = (zhCause: string, zhCure: string, enCause: string, enCure: string) => ({
  zh: { cause: zhCause, cure: zhCure },
  en: { cause: enCause, cure: enCure },
});

const TEXTS: Readonly<Record<RowProblemCode, Readonly<Record<ReportLanguage, ProblemText>>>> = {
  ambiguousClass: text(
    '有多个班级叫这个名称',
    '请改填班级号',
    'several classes have this name',
    'write the class code instead',
  ),
  ambiguousUnit: text(
    '有多个单位叫这个名称',
    '请改填单位代码',
    'several units have this name',
    'write the unit code instead',
  ),
  badChoice: text(
    '不是可选的值',
    '请填写以下之一：{choices}',
    'not one of the possible values',
    'write one of: {choices}',
  ),
  badCode: text(
    '代码含有不允许的字符',
    '代码只能由文字、数字和 . _ - / 组成，并以文字或数字开头',
    'the code has characters that are not allowed',
    'use letters, digits and . _ - / only, beginning with a letter or digit',
  ),
  badEmail: text(
    '不是电子邮箱地址',
    '请写成 name@example.edu.cn 的形式，或留空',
    'not an e-mail address',
    'write it as name@example.edu.cn, or leave it empty',
  ),
  badFlag: text('不是“是”或“否”', '请填写 是 或 否', 'neither yes nor no', 'write yes or no'),
  badInteger: text(
    '不是整数',
    '请填写 0 到 999999 的整数',
    'not a whole number',
    'write a whole number from 0 to 999999',
  ),
  badName: text(
    '姓名须为 2 至 60 个字，只含文字、数字、间隔号、空格、括号和连字符',
    '请核对姓名；生僻字请用 Unicode 标准字',
    'a name has 2 to 60 letters; digits, middle dot, spaces, brackets and hyphens are allowed',
    'check the name; rare characters must be standard Unicode, not private ones',
  ),
  badPersonNo: text(
    '学号或工号只能由字母、数字和 . _ - 组成，最多 32 位',
    '请核对学号或工号',
    'a person number has letters, digits and . _ - only, at most 32',
    'check the number',
  ),
  badPhone: text(
    '不是电话号码',
    '请填写 11 位手机号，或带区号的电话号码，或留空',
    'not a phone number',
    'write an 11-digit mobile number or a number with area code, or leave it empty',
  ),
  binaryFile: text(
    '文件不是文本，也不是 XLSX',
    '请另存为 CSV（UTF-8）或 XLSX 再上传',
    'the file is neither text nor XLSX',
    'save it as CSV (UTF-8) or XLSX and upload that',
  ),
  brokenText: text(
    '含有乱码字符（�）',
    '原文件的编码已损坏，请从源系统重新导出',
    'contains broken characters (�)',
    'the encoding was damaged before; export the file again',
  ),
  classOfOtherUnit: text(
    '该班级属于另一单位“{owner}”',
    '请核对班级或单位',
    'this class belongs to another unit, {owner}',
    'check the class or the unit',
  ),
  columnCount: text(
    '这一行的列数多于表头的 {width} 列',
    '单元格内含分隔符时请用英文双引号括起来',
    'the row has more cells than the {width} of the header',
    'put cells that contain the delimiter in double quotes',
  ),
  columnMissing: text(
    '缺少必需的列',
    '请加上这一列，列名可用：{names}',
    'a required column is missing',
    'add it; it may be called: {names}',
  ),
  columnTwice: text(
    '与“{other}”是同一列',
    '请只保留其中一列',
    'means the same as column {other}',
    'keep one of the two',
  ),
  contradiction: text(
    '与第 {first} 行的“{other}”不一致',
    '同一岗位请使用同一名称',
    'contradicts {other} in line {first}',
    'use one name for one position',
  ),
  controlCharacter: text(
    '含有控制字符或改变文字方向的字符',
    '请删除单元格中的换行和不可见字符',
    'contains control or text-direction characters',
    'remove line breaks and invisible characters from the cell',
  ),
  csvSyntax: text(
    '从这一行起无法读取：引号不成对或一行过长（{reason}）',
    '请检查这一行及之前的英文双引号；引号内的引号要写两遍',
    'cannot be read from this line on: unbalanced quotes or an overlong line ({reason})',
    'check the double quotes here and above; a quote inside quotes is written twice',
  ),
  dateCell: text(
    '表格软件把内容变成了日期',
    '请把该列设为“文本”格式后重新填写',
    'the spreadsheet program turned this into a date',
    'format the column as text and type it again',
  ),
  duplicate: text('与第 {first} 行重复', '请删除其中一行', 'repeats line {first}', 'delete one of the two'),
  emptyFile: text(
    '文件没有内容',
    '请选择有表头和数据的文件',
    'the file is empty',
    'choose a file with a header and rows',
  ),
  encrypted: text(
    '文件有密码',
    '请取消密码后再上传',
    'the file is password-protected',
    'remove the password and upload it again',
  ),
  fileTooLarge: text(
    '文件超过 {max} MB',
    '请拆成几个文件，或另存为 CSV',
    'the file is larger than {max} MB',
    'split it, or save it as CSV',
  ),
  formula: text(
    '以 = + - @ 开头，会被表格软件当作公式',
    '请去掉开头的符号',
    'begins with = + - or @ and would be run as a formula by spreadsheet programs',
    'remove the leading sign',
  ),
  lossyNumber: text(
    '编号被表格软件变成了科学计数法，末尾数字已丢失',
    '请把该列设为“文本”格式，从源系统重新导出',
    'the spreadsheet program turned the number into scientific notation and lost digits',
    'format the column as text and export it again',
  ),
  markup: text('含有 < 或 >', '请删除这些符号', 'contains < or >', 'remove these signs'),
  notForKind: text(
    '这种关系不使用这一列',
    '辅导员只填班级号，导师只填学号',
    'this relation does not use the column',
    'a counsellor has a class only, a supervisor a student only',
  ),
  oldExcel: text(
    '是旧版 Excel（.xls）或带密码的文件',
    '请取消密码并另存为 XLSX 或 CSV（UTF-8）',
    'an old Excel file (.xls) or one with a password',
    'remove the password and save it as XLSX or CSV (UTF-8)',
  ),
  personLeft: text(
    '此人已离校',
    '请填写在校人员的编号，或先在人员文件中恢复此人',
    'this person has left',
    'name somebody who is here, or bring the person back with the persons file first',
  ),
  required: text('不能为空', '请填写', 'must not be empty', 'fill it in'),
  selfSupervision: text(
    '导师与学生是同一人',
    '请核对工号和学号',
    'supervisor and student are the same person',
    'check both numbers',
  ),
  studentExpected: text(
    '此人不是学生',
    '请填写学生的学号',
    'this person is no student',
    'write the number of a student',
  ),
  tooLong: text('超过 {max} 个字', '请缩短', 'longer than {max} characters', 'shorten it'),
  tooManyColumns: text(
    '超过 {max} 列',
    '请只保留需要的列',
    'more than {max} columns',
    'keep the columns that are needed',
  ),
  tooManyLeavers: text(
    '文件没有列出 {leavers} 名在校人员（占 {present} 人的 {percent}%，上限 5%），他们将被标为离校',
    '请核对文件是否完整；确实如此时，请确认离校人员后再导入',
    'the file leaves out {leavers} of {present} active people ({percent} %, limit 5 %), who would be marked as left',
    'check that the file is complete; if it is, confirm the leavers and import it again',
  ),
  tooManyRows: text(
    '超过 {max} 行',
    '请按身份拆成几个文件',
    'more than {max} rows',
    'split the file by affiliation',
  ),
  unitCycle: text('上级单位成了环', '请核对上级单位', 'the parents form a circle', 'check the parent unit'),
  unknownClass: text(
    '没有这个班级',
    '请核对班级号，或先导入班级',
    'no such class',
    'check the class code, or import classes first',
  ),
  unknownEncoding: text(
    '无法识别文件编码',
    '请另存为 CSV（UTF-8）再上传',
    'the text encoding is not UTF-8 or GB18030',
    'save it as CSV (UTF-8) and upload that',
  ),
  unknownPerson: text(
    '没有这个人',
    '请核对编号，或先导入人员',
    'no such person',
    'check the number, or import persons first',
  ),
  unknownUnit: text(
    '没有这个单位',
    '请核对单位代码，或先导入单位',
    'no such unit',
    'check the unit code, or import units first',
  ),
  xlsxBroken: text(
    '文件损坏，或不是 XLSX',
    '请用表格软件打开并重新另存为 XLSX',
    'the file is damaged or no XLSX',
    'open it in a spreadsheet program and save it as XLSX again',
  ),
  zipEntries: text(
    '压缩包内超过 {max} 个文件',
    '请另存为只含数据的 XLSX 或 CSV',
    'the package holds more than {max} files',
    'save it as a plain XLSX or CSV',
  ),
  zipNested: text(
    '文件内含有另一个压缩包',
    '请删除嵌入的对象，或另存为 CSV',
    'the file contains another archive',
    'remove embedded objects, or save it as CSV',
  ),
  zipPath: text(
    '压缩包内有不安全的路径“{path}”',
    '请用表格软件重新另存为 XLSX',
    'the package has the unsafe path {path}',
    'save it as XLSX again with a spreadsheet program',
  ),
  zipRatio: text(
    '解压后超过原文件的 {max} 倍',
    '请另存为 CSV',
    'unpacks to more than {max} times its size',
    'save it as CSV',
  ),
  zipSize: text(
    '解压后超过 {max} MB，或与声明的大小不符',
    '请另存为 CSV',
    'unpacks to more than {max} MB, or to another size than declared',
    'save it as CSV',
  ),
};

/** Cause and cure of a finding in words 原因与办法. */
export function problemText(problem: RowProblem, language: ReportLanguage): ProblemText {
  const { cause, cure } = TEXTS[problem.code][language];
  const fill = (template: string): string =>
    template.replace(/\{(\w+)\}/g, (whole, fact: string) => String(problem.facts?.[fact] ?? whole));
  return { cause: fill(cause), cure: fill(cure) };
}
