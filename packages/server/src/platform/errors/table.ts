import { fileErrors } from './file-errors.ts';
import { refusals } from './refusals.ts';
import { systemErrors } from './system-errors.ts';
import type { ErrorRow } from './row.ts';

/** What the hall itself refuses, in alphabetical order; what is wrong with a file stands in file-errors.ts. */
export const ownErrors = {
  ACCOUNT_LOCKED: {
    status: 429,
    zh: '密码多次输错，登录已暂停。请在 {minutes} 分钟后再试，或联系管理员重置密码。',
    en: 'Too many wrong passwords: sign-in is paused. Try again in {minutes} minutes, or ask an administrator to reset the password.',
  },
  CROSS_SITE: {
    status: 403,
    zh: '请求不是从本大厅的页面发出的，已拒绝。请回到本大厅的页面重新操作；脚本调用须带上与本站一致的 Origin 请求头。',
    en: 'The request did not come from a page of this hall and was refused. Repeat it from a page of this hall; scripts must send an Origin header that equals this site.',
  },
  DATABASE_UNAVAILABLE: {
    status: 503,
    zh: '系统暂时连不上数据库，您的操作没有保存。请保留页面内容，稍后再试。',
    en: 'The database cannot be reached at the moment; nothing was saved. Keep the page open and try again shortly.',
  },
  DRAFT_CONFLICT: {
    status: 409,
    zh: '这份草稿在别处改过、已提交或已删除，没有覆盖它。请选择保留哪一份，您刚填写的内容还在。',
    en: 'This draft was changed elsewhere, submitted or deleted, so it was not overwritten. Choose which one to keep; what you typed is still here.',
  },
  DRAFT_TOO_LARGE: {
    status: 413,
    zh: '草稿太大，最多 {limit}，请缩短文字后再保存。',
    en: 'The draft is too large: at most {limit}. Shorten the text and save again.',
  },
  FAMILY_LINK_EXISTS: {
    status: 409,
    zh: '您和这个人之间已经有同样的亲情账号，或正在等待同意。请在列表中查看。',
    en: 'There is such a link with this person already, or it waits for consent. See the list.',
  },
  FAMILY_LINK_LIMIT: {
    status: 409,
    zh: '每人最多 {most} 个亲情账号，请先解除不用的。',
    en: 'Everybody may have {most} family links at most. End one that is not needed first.',
  },
  FEEDBACK_ANSWERED: {
    status: 409,
    zh: '这条反馈已有人回复，您的回复没有保存。请刷新页面查看。',
    en: 'Somebody has answered this feedback already, so your answer was not saved. Reload the page to see it.',
  },
  FILES_NOT_YOURS: {
    status: 422,
    zh: '有 {count} 份材料不是您上传的。请删除后重新上传。',
    en: '{count} of the documents were not uploaded by you. Remove them and upload them again.',
  },
  FORBIDDEN: {
    status: 403,
    zh: '您没有进行这项操作的权限。如工作需要，请联系系统管理员授权。',
    en: 'You may not do this. If your work needs it, ask a system administrator for the role.',
  },
  FORM_INVALID: {
    status: 422,
    zh: '申请表有 {count} 处需要更正，已填内容仍然保留，详见各字段的说明。',
    en: 'The form needs {count} correction(s); what you entered is kept. See the explanation of each field.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 422,
    zh: '同一个 Idempotency-Key 已用于另一项操作。请换一个新的键再发送。',
    en: 'This Idempotency-Key was used for another operation. Send the request with a new key.',
  },
  INTERNAL: {
    status: 500,
    zh: '系统内部出错，您的操作可能没有完成。请稍后再试；仍不成功时，请把编号 {requestId} 告诉管理员。',
    en: 'An internal error occurred and the operation may not be complete. Try again; if it fails again, give the number {requestId} to an administrator.',
  },
  INVALID_INPUT: {
    status: 400,
    zh: '提交的内容有 {count} 处需要更正，详见各字段的说明。',
    en: 'The input needs {count} correction(s); see the explanation of each field.',
  },
  INVALID_URL: {
    status: 400,
    zh: '网址写法有误，请检查后再试。',
    en: 'The address is malformed. Check it and try again.',
  },
  MALFORMED_JSON: {
    status: 400,
    zh: '请求内容不是正确的 JSON，或含有不允许的键（__proto__、constructor）。请更正后再发送。',
    en: 'The request body is not valid JSON or holds a forbidden key (__proto__, constructor). Correct it and send it again.',
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    zh: '此地址不支持 {method} 方法，可用：{allowed}。',
    en: 'This address does not accept {method}; it accepts {allowed}.',
  },
  NOTICE_CHANGED: {
    status: 409,
    zh: '这条通告已被他人修改或撤下，您的修改没有保存。请复制您写的内容，刷新页面后再改。',
    en: 'Somebody has changed or withdrawn this notice, so yours was not saved. Copy what you wrote, reload the page and change it again.',
  },
  NOT_ELIGIBLE: {
    status: 403,
    zh: '{reason}您填写的内容仍然保留。',
    en: '{reason} What you entered is kept.',
  },
  NOT_EXTENDABLE: {
    status: 409,
    zh: '要续办的事项已经完成，或不能续办。请刷新页面查看，需要时重新申请。',
    en: 'What you want to extend is done already or cannot be extended. Reload the page; apply anew if you need to.',
  },
  NOT_FOR_THEM: {
    status: 403,
    zh: '您不能为这个人办理这个事项：可能关系已经解除、职务已经变动，或事项不接受代办。请由本人办理，或联系责任部门。',
    en: 'You cannot apply for this person: the link has ended, your post has changed, or the service takes no such applications. Let them apply themselves, or contact the unit in charge.',
  },
  NOT_FOUND: {
    status: 404,
    zh: '没有找到您要的内容，它可能不存在，或您无权查看。请检查链接，或从首页重新进入。',
    en: 'Nothing was found here: it may not exist, or you may not see it. Check the link or start from the home page.',
  },
  NOT_RETURNED: {
    status: 409,
    zh: '此件现在不需要补正，可能已经再次提交。请刷新页面查看最新进展。',
    en: 'This case does not wait for changes now; it may have been resubmitted already. Reload the page to see where it stands.',
  },
  NOT_TO_RATE: {
    status: 409,
    zh: '这件申请现在不能评价：可能还在办理、还没有确认是否解决，或评价时间已过。请刷新页面查看。',
    en: 'This application cannot be rated now: it goes on, you have not said whether it is solved, or the time is over. Reload the page.',
  },
  OBLIGATION_OPEN: {
    status: 409,
    zh: '您还有“{name}”没有完成（受理编号 {reference}），完成后才能再次申请。请先在“我的申请”里办理。您填写的内容仍然保留。',
    en: '“{name}” of application {reference} is still open; you can apply again once it is done. See to it under “My applications” first. What you entered is kept.',
  },
  OUTCOME_UNKNOWN: {
    status: 503,
    zh: '与数据库的连接中断，无法确认操作是否完成。请保留页面，稍后再点一次：不会重复提交。',
    en: 'The connection to the database broke, so it is not known whether this was done. Keep the page and send it again shortly: it will not be done twice.',
  },
  PASSWORD_UNACCEPTABLE: {
    status: 422,
    zh: '新密码不符合要求，详见字段说明。',
    en: 'The new password is not acceptable; see the explanation of the field.',
  },
  PAYLOAD_TOO_LARGE: {
    status: 413,
    zh: '提交的内容过大，上限为 {limit}。请减少内容后再试。',
    en: 'The content is too large; the limit is {limit}. Send less and try again.',
  },
  PERSON_EXISTS: {
    status: 409,
    zh: '编号 {personNo} 已被使用。请换一个编号。',
    en: 'The number {personNo} is already taken. Choose another one.',
  },
  PLAN_DATE_MISSING: {
    status: 422,
    zh: '列入计划的，请写明计划完成的日期，不能早于今天。',
    en: 'Say by when it is planned to be done: today or later.',
  },
  PRINTER_BUSY: {
    status: 503,
    zh: '等待生成 PDF 的人太多，没有生成。请稍后再试，或打开打印页面，用浏览器打印（Ctrl+P）。',
    en: 'Too many PDFs are being made, so none was made for you. Try again shortly, or open the print page and print it with your browser (Ctrl+P).',
  },
  PRINTER_FAILED: {
    status: 503,
    zh: 'PDF 没有生成成功。请打开打印页面，用浏览器打印（Ctrl+P），或在打印窗口中选择“另存为 PDF”。',
    en: 'The PDF could not be made. Open the print page and print it with your browser (Ctrl+P), or choose “Save as PDF” there.',
  },
  PRINTER_MISSING: {
    status: 503,
    zh: '服务器上没有安装 Chromium，不能生成 PDF。请打开打印页面，用浏览器打印（Ctrl+P），或在打印窗口中选择“另存为 PDF”。',
    en: 'The server has no Chromium to make a PDF with. Open the print page and print it with your browser (Ctrl+P), or choose “Save as PDF” there.',
  },
  PRINT_NOT_CLOSED: {
    status: 422,
    zh: '办件 {reference} 还没有办结，批量打印只用于已办结的办件。请去掉它再试。',
    en: 'Case {reference} is not closed, and only closed cases are printed together. Leave it out and try again.',
  },
  PRINT_TOO_MANY: {
    status: 422,
    zh: '一次最多打印 {limit} 件，您选了 {count} 件。请分几次打印。',
    en: 'At most {limit} cases are printed at a time; you chose {count}. Print them in several goes.',
  },
  RATED_ALREADY: {
    status: 409,
    zh: '这件申请已经评价过，这次没有保存。请刷新页面查看，需要时可以追加一次。',
    en: 'This application was rated already, so this rating was not saved. Reload the page; you may add to it once.',
  },
  RATE_LIMITED: {
    status: 429,
    zh: '操作过于频繁，请在 {seconds} 秒后再试。',
    en: 'Too many requests. Try again in {seconds} seconds.',
  },
  RATING_OPTION_UNKNOWN: {
    status: 422,
    zh: '有选项和星级不对应，没有保存。请刷新页面重新选择。',
    en: 'An option does not belong to these stars, so nothing was saved. Reload the page and choose again.',
  },
  RATING_REPLIED: {
    status: 409,
    zh: '这条评价已有人回复，您的回复没有保存。请刷新页面查看。',
    en: 'Somebody has replied to this rating already, so your reply was not saved. Reload the page to see it.',
  },
  REQUEST_TIMEOUT: {
    status: 408,
    zh: '请求没有在限定时间内传完。请检查网络后再试。',
    en: 'The request did not arrive in time. Check the network and try again.',
  },
  SERVICE_CHANGED: {
    status: 409,
    zh: '这个事项的申请表刚刚更新。您填写的内容仍然保留，请刷新页面核对后再提交。',
    en: 'The form of this service was just updated. What you entered is kept: reload the page, check it and submit again.',
  },
  SERVICE_NOT_OPEN: {
    status: 409,
    zh: '这个事项还没有开放或已经停办，现在不能申请。请看办事大厅的其他事项，或向责任部门咨询。',
    en: 'This service is not open, or no longer: you cannot apply now. See the other services of the hall, or ask the office in charge.',
  },
  SETUP_CLOSED: {
    status: 403,
    zh: '首次设置已经完成，不能再次进行。请使用已有的管理员账号登录。',
    en: 'The first set-up is done and cannot be repeated. Sign in with an existing administrator account.',
  },
  SETUP_CODE_WRONG: {
    status: 403,
    zh: '设置码不正确。请使用服务器启动时打印的设置码；重新启动会得到新的设置码。',
    en: 'The set-up code is wrong. Use the one that the server printed at start; a restart gives a new one.',
  },
  SIGN_IN_FAILED: {
    status: 401,
    zh: '学工号或密码不正确。请检查后重新输入；连续输错 5 次将暂停登录 10 分钟。',
    en: 'The number or the password is wrong. Check them and try again; five wrong passwords pause sign-in for 10 minutes.',
  },
  SIGN_IN_REQUIRED: {
    status: 401,
    zh: '请先登录。登录已过期时，填写的草稿仍然保留。',
    en: 'Please sign in first. If your session expired, your drafts are still there.',
  },
  STAGE_CHANGED: {
    status: 409,
    zh: '刚才有人登记了新的阶段，请刷新后再登记。',
    en: 'Somebody has just entered a new stage: reload the page and enter yours again.',
  },
  STAGE_REASON_MISSING: {
    status: 422,
    zh: '退回较早的阶段或改回线下办理，请写明原因。',
    en: 'Going back to an earlier stage, or towards paper, needs a reason: please give it.',
  },
  TOO_COMPLEX: {
    status: 400,
    zh: '提交的内容层次过深（上限 {depth} 层）或字段过多（上限 {keys} 个）。请简化后再试。',
    en: 'The content is nested too deeply (limit {depth} levels) or has too many fields (limit {keys}). Simplify it and try again.',
  },
  TOO_MANY_FAVOURITES: {
    status: 409,
    zh: '收藏最多 100 个事项，请先取消不再需要的收藏。',
    en: 'You can keep at most 100 favourites: remove one that you no longer need.',
  },
  TOO_MANY_FILES: {
    status: 422,
    zh: '最多可以附 {most} 个文件，请减少后再提交。',
    en: 'At most {most} files can be added. Remove some and send it again.',
  },
  UNSTORABLE_TEXT: {
    status: 400,
    zh: '内容中含有无法保存的字符（空字符或不完整的表情符号）。请删除后再提交。',
    en: 'The text holds a character that cannot be stored (NUL or half an emoji). Remove it and send it again.',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    zh: '不支持的内容类型。请以 application/json 发送（上传文件用 multipart/form-data）。',
    en: 'This content type is not accepted. Send application/json (multipart/form-data for files).',
  },
  UPLOADS_TOO_MANY: {
    status: 429,
    zh: '一小时内最多上传 {limit} 个文件。请在 {minutes} 分钟后再试。',
    en: 'At most {limit} files can be uploaded in an hour. Try again in {minutes} minutes.',
  },
  UPLOAD_MALFORMED: {
    status: 400,
    zh: '上传的内容不完整或格式有误（应为 multipart/form-data，只含一个文件）。请检查网络后重新上传。',
    en: 'The upload is incomplete or malformed (it must be multipart/form-data with one file). Check the network and upload it again.',
  },
  URI_TOO_LONG: {
    status: 414,
    zh: '网址过长，上限为 8 KB。请缩短查询内容。',
    en: 'The address is too long; the limit is 8 KB. Shorten the query.',
  },
  VERSION_DRAFT_CHANGED: {
    status: 409,
    zh: '这份版本草稿已被别人改动或发布，您的操作没有生效。请刷新页面，看过最新内容后再做。',
    en: 'Somebody else has changed or published this draft, so nothing was done. Reload the page and look at it as it is now.',
  },
  VERSION_DRAFT_PROBLEMS: {
    status: 422,
    zh: '草稿还有 {count} 处问题或没有通过的场景，不能发布。请按页面上列出的位置改好再发布。',
    en: 'The draft has {count} problems or failed scenarios and cannot be published. Mend them where the page names them.',
  },
  VERSION_FIRST_NOW: {
    status: 422,
    zh: '新事项的第一个版本只能立即发布：发布后处于“建设”阶段，师生看不到，需要时再在事项台账中登记上线。',
    en: 'The first version of a service takes force at once: the service is then being built and nobody sees it until its office enters the next stage in the ledger.',
  },
  VERSION_NOT_WAITING: {
    status: 409,
    zh: '这个版本已经生效或已经撤销，不能再撤销。如需改回，请从旧版本起草并重新发布。',
    en: 'This version is in force already, or was withdrawn. To go back, begin a draft from an older version and publish it.',
  },
  VERSION_UNCHANGED: {
    status: 409,
    zh: '草稿与现行版本的内容相同，没有发布新版本。',
    en: 'The draft says what the version in force says, so no new version was published.',
  },
  VERSION_UNREADABLE: {
    status: 500,
    zh: '这里用到的事项版本是较早的程序保存的，现在无法读取，操作没有完成。内容没有丢失，请联系系统管理员。',
    en: 'A version of the service that an earlier program stored cannot be read, so nothing was done. Nothing is lost: contact the administrator.',
  },
  VERSION_WAITING: {
    status: 409,
    zh: '第 {version} 版已经发布、正在等待生效，不能再发布别的版本。请等它生效，或先在版本页面撤销。',
    en: 'Version {version} is published and waits for its day, so nothing else can be published. Wait for it, or withdraw it on the page of versions.',
  },
  VERSION_WITHOUT_FILES: {
    status: 409,
    zh: '这个版本发布时还没有保存文件，不能下载、对比或据此起草。请导入事项文件夹。',
    en: 'This version was published before its files were kept: it cannot be downloaded, compared or drafted from. Bring in the folder of the service.',
  },
  WRONG_PASSWORD: {
    status: 403,
    zh: '当前密码不正确，密码没有更改。',
    en: 'The current password is wrong; nothing was changed.',
  },
} as const satisfies Readonly<Record<string, ErrorRow>>;

/**
 * Every error that leaves the server: code → HTTP status and texts. `docs/errors.md` is generated from it
 * (`npx tsx scripts/errors-doc.ts`).
 */
export const errorTable = { ...refusals, ...ownErrors, ...fileErrors, ...systemErrors } as const;

/** Machine code 错误码 of one row. */
export type ErrorCode = keyof typeof errorTable;

/** The row of a code. */
export function errorRow(code: ErrorCode): ErrorRow {
  return errorTable[code];
}

/** Whether a text from elsewhere (such as a rejection of the engine) is a code of the table. */
export function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(errorTable, text);
}
