/** What the definition of a new business system begins with 定义样例: every part that has to be there. */
export const SYSTEM_TEMPLATE = `code: my-system
name: { zh: 我的系统, en: My system }
owner: xsgy
style: push
baseUrl: https://system.example.edu.cn/hall/
allow:
  - { host: system.example.edu.cn, port: 443, private: true }
honoursIdempotencyKey: true
operations:
  repair: { sends: order.create, until: outcome }
tells: [order.reminded, order.noted, order.confirmed, order.rated, order.withdrawn]
statuses:
  - { status: new, label: { zh: 已登记, en: Registered }, then: progress }
  - { status: accepted, label: { zh: 已受理, en: Accepted }, then: accept }
  - { status: done, label: { zh: 已完工, en: Done }, then: complete, outcome: fixed }
  - { status: refused, label: { zh: 不受理, en: Not taken }, then: fail, code: notOurs }
hooks: []
workerPhone: applicant
`;
