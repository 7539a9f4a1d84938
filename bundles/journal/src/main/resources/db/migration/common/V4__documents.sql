-- Texts that administrators keep, version by version. tenant is empty for the house's own.
create table if not exists document_version (
  kind varchar(40) not null,
  tenant varchar(40) not null,
  name varchar(200) not null,
  version integer not null,
  text varchar not null,
  actor varchar not null,
  comment varchar not null,
  written_at timestamp(6) with time zone not null,
  primary key (kind, tenant, name, version)
);
