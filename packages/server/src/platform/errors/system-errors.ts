import type { ErrorRow } from './row.ts';

/** What business systems 业务系统 and those who keep them are refused, in alphabetical order. */
export const systemErrors = {
  SIGNATURE_WRONG: {
    status: 401,
    zh: '签名缺失、不正确，或时间与本系统相差超过 5 分钟（{flaw}），内容没有采用。请检查密钥、系统时钟，并对原始字节签名；GET 没有内容，对“GET ”加请求的路径和参数签名。',
    en: 'The signature is missing or wrong, or its time is more than 5 minutes off ({flaw}); nothing was taken. Check the secret and the clock, and sign the raw bytes; of a GET, which has none, “GET ” with the path and query that are asked for.',
  },
  SYSTEM_CASE_STILL: {
    status: 409,
    zh: '此件已挂起或正在退回，现在不能改变投递。请等它恢复办理后再试。',
    en: 'The case is on hold or on its way back, so this cannot be changed now. Try again when it goes on.',
  },
  SYSTEM_CHANGED: {
    status: 409,
    zh: '这个业务系统刚刚被别人改过（现在是第 {version} 版），您的修改没有保存。请刷新页面，在新版本上再改。',
    en: 'Somebody has just changed this business system (it is at version {version} now), so yours was not saved. Reload the page and change it again.',
  },
  SYSTEM_EVENT_DIFFERS: {
    status: 409,
    zh: '编号为 {id} 的事件已经收到过，内容却不同，这次没有采用。请为新的内容使用新的编号。',
    en: 'An event with the id {id} came before with other content, so this one was not taken. Use a new id for new content.',
  },
  SYSTEM_OBJECTS: {
    status: 422,
    zh: '您的操作没有执行。{system}答复：“{message}”。您填写的内容仍然保留。',
    en: 'Nothing was done. {system} says: “{message}”. What you entered is kept.',
  },
  SYSTEM_OFF: {
    status: 410,
    zh: '这个业务系统的对接已经停用，内容没有采用。请联系大厅的管理员。',
    en: 'The connection of this business system was switched off; nothing was taken. Ask an administrator of the hall.',
  },
  SYSTEM_ORDER_TAKEN: {
    status: 409,
    zh: '工单 {order} 已经属于办件 {reference}，不能再用。请核对对方的工单号。',
    en: 'The order {order} belongs to the case {reference} already. Check the number at the other side.',
  },
  SYSTEM_OTHER_ORDER: {
    status: 409,
    zh: '办件 {reference} 在对方已有工单 {order}，一件只有一张工单。请核对后填写这一张，或改用其他处理方式。',
    en: 'The case {reference} has the order {order} there already, and a case has one order. Give that one, or settle it in another way.',
  },
  SYSTEM_ROW_MOVED: {
    status: 409,
    zh: '这些内容刚刚有了变化（正在发送、已完成，或别人已处理），没有再作处理。请刷新页面查看。',
    en: 'These have just changed (being sent, done, or settled by somebody else), so nothing was done. Reload the page.',
  },
  SYSTEM_SILENT: {
    status: 409,
    zh: '这个业务系统现在问不到，或没有这张工单，没有作处理。请先测试连接，恢复后再试，或写明情况后直接了结。',
    en: 'The business system cannot be asked now, or has no such order, so nothing was done. Test the connection and try again, or settle it with a note.',
  },
  SYSTEM_UNANSWERED: {
    status: 503,
    zh: '您的操作没有执行：{system}暂时没有回答，请稍后再试。您填写的内容仍然保留。',
    en: 'Nothing was done: {system} does not answer at the moment. Try again shortly; what you entered is kept.',
  },
  SYSTEM_WITHOUT_FILES: {
    status: 409,
    zh: '没有去读文件：这个业务系统没有登记文件来源，或者已经暂停。请在定义的 file 里写明文件夹或地址，或恢复对接后再试。',
    en: 'No file was looked for: the business system has no source of files, or is paused. Name a folder or an address under file in its definition, or resume it, and try again.',
  },
} as const satisfies Readonly<Record<string, ErrorRow>>;
