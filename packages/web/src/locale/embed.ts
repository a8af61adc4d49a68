/** Words of the list on other pages 嵌入列表; its script is alone there, so it brings nothing else along. */
export const embedWords = {
  zh: {
    services: '办事事项',
    notices: '通告',
    loading: '正在读取…',
    failed: '暂时读不到，请稍后再试。',
    again: '重试',
    none: '暂无内容',
    all: '到网上办事大厅查看全部',
    tag: 'zh-CN',
  },
  en: {
    services: 'Services',
    notices: 'Notices',
    loading: 'Loading…',
    failed: 'This cannot be read at the moment. Please try again later.',
    again: 'Try again',
    none: 'Nothing at the moment',
    all: 'See everything in the service hall',
    tag: 'en',
  },
} as const;
