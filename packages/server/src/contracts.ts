import * as mine from './catalogue/mine/schema.ts';
import * as applying from './applying/schema.ts';
import * as catalogue from './catalogue/schema.ts';
import * as copies from './copies/schema.ts';
import * as drafts from './drafts/schema.ts';
import * as family from './family/schema.ts';
import * as feeds from './feeds/schema.ts';
import * as files from './files/schema.ts';
import * as forms from './forms/schema.ts';
import * as keeping from './guides/keeping-schema.ts';
import * as guides from './guides/schema.ts';
import * as after from './instances/after-schema.ts';
import * as arrange from './instances/arrange-schema.ts';
import * as cases from './instances/case-schema.ts';
import * as instances from './instances/schema.ts';
import * as collecting from './integrations/collecting/schema.ts';
import * as asking from './integrations/hooks/schema.ts';
import * as peers from './integrations/inbound/schema.ts';
import * as orderFiles from './integrations/order-files/schema.ts';
import * as deliveries from './integrations/pages/delivery-schema.ts';
import * as heard from './integrations/pages/event-schema.ts';
import * as reconciliation from './integrations/reconciliation/schema.ts';
import * as systems from './integrations/systems/schema.ts';
import * as lifecycle from './lifecycle/schema.ts';
import * as messages from './messages/schema.ts';
import * as notices from './notices/schema.ts';
import * as obligations from './obligations/schema.ts';
import * as people from './people/schema.ts';
import * as auth from './platform/auth/schema.ts';
import type { RouteContract } from './platform/http/contract.ts';
import * as observability from './platform/observability/schema.ts';
import { openApi } from './platform/openapi/register-docs.ts';
import * as printing from './printing/schema.ts';
import * as publishing from './publishing/schema.ts';
import * as ratings from './ratings/schema.ts';
import * as statistics from './statistics/schema.ts';
import * as tasks from './tasks/schema.ts';

const features = [
  after,
  applying,
  arrange,
  asking,
  cases,
  collecting,
  catalogue,
  copies,
  deliveries,
  drafts,
  family,
  feeds,
  files,
  forms,
  guides,
  heard,
  keeping,
  instances,
  lifecycle,
  messages,
  notices,
  mine,
  obligations,
  people,
  auth,
  observability,
  orderFiles,
  peers,
  printing,
  publishing,
  ratings,
  reconciliation,
  statistics,
  systems,
  tasks,
];

/** Every route 全部接口 of the hall as the wire sees it. A test compares the list with what the application registers. */
export const allContracts: readonly RouteContract[] = [
  openApi,
  ...features.flatMap((feature) => Object.values(feature).filter(isContract)),
];

function isContract(value: unknown): value is RouteContract {
  return (
    typeof value === 'object' && value !== null && 'method' in value && 'url' in value && 'access' in value
  );
}
