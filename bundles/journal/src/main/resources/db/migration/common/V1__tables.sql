-- Every table. Written so that H2 and PostgreSQL read it alike; what differs lies in V2 and V3 of each. Everything can be
-- run again: H2 commits each statement by itself, and the power may go in the middle of the first start.

create table if not exists tenant (
  id varchar(40) primary key,
  name varchar(200) not null,
  created_at timestamp(6) with time zone not null
);
insert into tenant (id, name, created_at)
  select 'main', 'main', current_timestamp where not exists (select 1 from tenant where id = 'main');

create table if not exists token (
  id varchar(64) primary key,
  tenant varchar(40) not null,
  name varchar(200) not null,
  digest varchar(64) not null unique,
  scopes varchar(400) not null,
  created_at timestamp(6) with time zone not null,
  revoked_at timestamp(6) with time zone
);

create table if not exists party (
  id bigint primary key,
  tenant varchar(40) not null,
  kind varchar(20) not null,
  name varchar not null,
  account_number varchar,
  site_code varchar,
  email varchar,
  mobile varchar,
  phone varchar,
  address varchar,
  message_via varchar(40) not null,
  wants_jobs boolean not null,
  wants_updates boolean not null,
  smartnet_id integer,
  revision integer not null,
  created_at timestamp(6) with time zone not null,
  changed_at timestamp(6) with time zone not null
);

-- Fields of type TIME stay in their written form, so that what was said is what is read.
create table if not exists job (
  id bigint primary key,
  tenant varchar(40) not null,
  state varchar(20) not null,
  kind varchar(20) not null,
  number varchar(200) not null,
  customer bigint,
  location bigint,
  site_code varchar(200),
  alarm_company bigint,
  provider bigint,
  inspector bigint,
  occupant bigint,
  service_code varchar(200),
  bill_to bigint,
  alarm_status varchar(200),
  priority varchar(20) not null,
  notes varchar,
  due_at varchar(64),
  on_site_at varchar(64),
  cleared_at varchar(64),
  attention_cause varchar(20),
  attention_detail varchar,
  attention_count integer,
  attention_since timestamp(6) with time zone,
  unsent_changes integer not null,
  revision integer not null,
  created_by varchar not null,
  created_at timestamp(6) with time zone not null,
  changed_at timestamp(6) with time zone not null
);

create table if not exists job_change (
  id bigint primary key,
  job bigint not null,
  revision integer not null,
  field varchar(40) not null,
  value_before varchar,
  value_after varchar,
  changed_by varchar not null,
  changed_at timestamp(6) with time zone not null
);

create table if not exists arrival (
  tenant varchar(40) not null,
  via varchar(64) not null,
  client varchar(200) not null,
  reference varchar(1000) not null,
  digest varchar(128) not null,
  subject varchar(200) not null,
  received_at timestamp(6) with time zone not null,
  primary key (via, client, reference)
);

-- due_at stays as it was while a lane is claimed. joined counts messages and wakes: a release that has not seen the
-- latest of them leaves the lane due.
create table if not exists lane (
  lane_key varchar(400) primary key,
  epoch bigint not null,
  joined bigint not null,
  owner varchar(100),
  lease_until timestamp(6) with time zone,
  due_at timestamp(6) with time zone
);

-- open_lane repeats lane while the message is not final and is null afterwards: the index over it holds open messages
-- only, so that a claim reads as much after a year as on the first day.
create table if not exists message (
  id bigint primary key,
  tenant varchar(40) not null,
  job bigint,
  party bigint,
  role varchar(40) not null,
  lane varchar(400) not null,
  open_lane varchar(400),
  state varchar(20) not null,
  hop integer not null,
  attempts integer not null,
  due_at timestamp(6) with time zone not null,
  reason_code varchar(200),
  reason_text varchar,
  via varchar(40),
  reference varchar(1000),
  may_have_arrived_twice boolean not null,
  changed_at timestamp(6) with time zone not null,
  priority varchar(20) not null,
  content_kind varchar(10) not null,
  content varchar not null,
  recipients varchar not null,
  plan varchar not null,
  doubt_choice varchar(20) not null,
  doubt_after_ms bigint not null,
  why varchar not null,
  resend_of bigint,
  created_at timestamp(6) with time zone not null,
  expires_at timestamp(6) with time zone not null
);

create table if not exists attempt (
  id bigint primary key,
  message bigint not null,
  number integer not null,
  via varchar(40) not null,
  started_at timestamp(6) with time zone not null,
  deadline timestamp(6) with time zone not null,
  ended_at timestamp(6) with time zone,
  outcome varchar(20),
  reason_code varchar(200),
  reason_text varchar,
  reference varchar(1000)
);

create table if not exists receipt (
  id bigint primary key,
  via varchar(40) not null,
  reference varchar(1000) not null,
  stage varchar(20) not null,
  message bigint,
  received_at timestamp(6) with time zone not null,
  reason_code varchar(200),
  reason_text varchar,
  constraint receipt_once unique (via, reference, stage)
);

create table if not exists timeline (
  id bigint primary key,
  tenant varchar(40) not null,
  job bigint,
  message bigint,
  happened_at timestamp(6) with time zone not null,
  actor varchar not null,
  kind varchar(20) not null,
  text varchar not null
);

-- Retention empties salt and content; digest and hash stay, so that the chain still verifies.
create table if not exists audit (
  node varchar(100) not null,
  seq bigint not null,
  actor varchar not null,
  action varchar(200) not null,
  subject varchar not null,
  content varchar,
  salt varchar(64),
  happened_at timestamp(6) with time zone not null,
  digest varchar(64) not null,
  prev varchar(64) not null,
  hash varchar(64) not null,
  primary key (node, seq)
);

create table if not exists setting (
  setting_key varchar(400) primary key,
  setting_value varchar not null
);

-- last_id and batches move in every batch's own transaction.
create table if not exists node (
  name varchar(100) primary key,
  number integer not null unique,
  last_id bigint not null,
  batches bigint not null,
  started_at timestamp(6) with time zone not null
);
