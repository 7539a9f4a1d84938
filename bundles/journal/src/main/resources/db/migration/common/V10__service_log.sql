-- What jobs by the clock did, line by line. tenant is empty for the house's own affairs.
create table if not exists service_log (
  id bigint primary key,
  job varchar(40) not null,
  tenant varchar(40) not null,
  event varchar(20) not null,
  happened_at timestamp(6) with time zone not null,
  computer varchar not null,
  actor varchar not null,
  application varchar not null,
  version varchar not null,
  message varchar not null
);
create index if not exists service_log_time on service_log (happened_at);
