import type { operations } from './schema.d.ts';

type Answers = { [Name in keyof operations]: operations[Name]['responses'] };
type Ok<Name extends keyof operations> = Answers[Name] extends {
  200: { content: { 'application/json': infer Body } };
}
  ? Body
  : never;

/** 目录 Catalogue: themes and service cards. */
export type Catalogue = Ok<'listServices'>;
export type FoundService = Catalogue['services'][number];
export type ServiceCard = Omit<FoundService, 'hit'>;
/** A choice that narrows the catalogue. */
export type Cut = Catalogue['themes'][number];
/** 首页 Ways into the catalogue. */
export type Home = Ok<'getHome'>;
/** 我的事项 Favourites, recent and recommended services. */
export type MyServices = Ok<'getMyServices'>;
/** 办事指南 Guide of a service. */
export type Guide = Ok<'getService'>;
export type NoticePage = Ok<'listNotices'>;
export type NoticeCard = NoticePage['items'][number];
/** One block of a notice's text. */
export type RichBlock = Ok<'previewNotice'>['blocks'][number];
/** Units and services that an office may choose for a notice. */
export type IssuedChoices = Pick<Ok<'listIssuedNotices'>, 'units' | 'services'>;
export type IssuedNotice = Ok<'getIssuedNotice'>;
export type NoticeInput = operations['createNotice']['requestBody']['content']['application/json'];
export type KeptGuide = Ok<'listKeptGuides'>['items'][number];
export type GuideFeedback = Ok<'listFeedback'>['items'][number];
/** Part of a guide that feedback points at. */
export type FeedbackPart = operations['giveFeedback']['requestBody']['content']['application/json']['part'];
/** 申请表 Form of a service with prefill and own draft. */
export type ServiceForm = Ok<'getServiceForm'>;
/** What business systems say to a form that is being filled in. */
export type SystemAnswer = Ok<'askAboutServiceForm'>;
export type Draft = NonNullable<ServiceForm['draft']>;
export type DraftList = Ok<'listDrafts'>;
export type InstanceList = Ok<'listInstances'>;
export type InstanceSummary = InstanceList['items'][number];
/** 办件详情 One instance with its timeline. */
export type InstanceDetail = Ok<'getInstance'>;
export type TimelineEntry = InstanceDetail['timeline'][number];
/** 我的评价 Where a case stands with its rating. */
export type CaseRating = Ok<'getRating'>;
export type GivenRating = CaseRating['given'][number];
/** 评价 A rating as the unit in charge sees it. */
export type OfficeRating = Ok<'listRatings'>['items'][number];
export type RatingReply = NonNullable<OfficeRating['reply']>;
export type FileRef = InstanceDetail['files'][number];
export type MessageList = Ok<'listMessages'>;
export type Message = MessageList['items'][number];
/** 台账 Stages of one service. */
export type Ledger = Ok<'getLedger'>;
/** 亲情账号 One family link. */
export type FamilyLink = Ok<'listFamilyLinks'>['items'][number];
export type SessionState = Ok<'getSession'>;
/** The person who is signed in. */
export type Me = NonNullable<SessionState['me']>;
export type TaskList = Ok<'listTasks'>;
export type TaskCard = TaskList['items'][number];
export type TaskDetail = Ok<'getTask'>;
export type Counts = Ok<'countTasks'>;
/** 我的材料 An own upload of earlier. */
export type OwnFile = Ok<'listFiles'>['items'][number];
/** 抄送 One case that was copied to the reader. */
export type Copy = Ok<'listCopies'>['items'][number];
/** 委托代理 One substitution. */
export type Substitution = Ok<'listSubstitutions'>['given'][number];
/** A step whose activities are chosen 即席活动. */
export type OpenActivity = InstanceDetail['activities'][number];
/** 版本 One version of a service. */
export type ServiceVersion = Ok<'listVersions'>['items'][number];
/** 版本草稿 Draft of a version with its check. */
export type VersionDraft = Ok<'getVersionDraft'>;
export type FileDiff = VersionDraft['diff'][number];
/** 业务系统 One in the list, and one with its definition. */
export type SystemSummary = Ok<'listSystems'>['items'][number];
export type SystemDetail = Ok<'getSystem'>;
export type DeliveryLine = Ok<'listSystemDeliveries'>['items'][number];
export type DeadGroup = Ok<'listSystemDeliveries'>['dead'][number];
export type DeliveryDetail = Ok<'getSystemDelivery'>;
export type EventLine = Ok<'listSystemEvents'>['items'][number];
export type EventDetail = Ok<'getSystemEvent'>;
/** 对账 Figures and runs of a comparison, and one difference. */
export type Reconciliation = Ok<'getReconciliation'>;
/** 工单文件 A file of orders that was read. */
export type OrderFile = Ok<'listSystemFiles'>['items'][number];
export type Difference = Ok<'listDifferences'>['items'][number];
