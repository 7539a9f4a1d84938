-- What panels reported and what became of it. due_open repeats due_at while the event waits and is null afterwards: the
-- index over it holds waiting events only. urgency is the place of the event's class, the lowest first.
create table if not exists alarm_event (
  id bigint primary key,
  tenant varchar(40) not null,
  account bigint,
  panel varchar(40) not null,
  via varchar(64) not null,
  panel_sequence integer,
  digest varchar(64),
  event_class varchar(20) not null,
  urgency integer not null,
  alarm varchar not null,
  state varchar(20) not null,
  received_at timestamp(6) with time zone not null,
  due_at timestamp(6) with time zone not null,
  due_open timestamp(6) with time zone,
  panel_time timestamp(6) with time zone,
  raw varchar not null,
  extra varchar,
  message bigint,
  why varchar not null,
  changed_at timestamp(6) with time zone not null
);
create index if not exists alarm_event_tenant on alarm_event (tenant, id);
create index if not exists alarm_event_state on alarm_event (tenant, state, id);
create index if not exists alarm_event_account on alarm_event (account, id);
create index if not exists alarm_event_due on alarm_event (due_open);
